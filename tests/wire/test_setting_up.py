"""Moderators set the bot up, by options and by menus; nobody else can."""

from pathlib import Path
from typing import Any

from tests.wire.live import GUILD, live, text_of, walk

GENERAL, PROMO, BOARD = 1150000000000000011, 1150000000000000013, 1150000000000000014


def menu(message: dict[str, Any], name: str) -> str:
    return next(
        str(one["custom_id"])
        for one in walk(message["components"])
        if one.get("custom_id") == f"hs:setup.{name}"
    )


async def test_before_it_is_set_up_a_start_says_who_must_do_what(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        result = await bot.control.slash("mira", "general", "halfhour start")
        assert "/halfhour-admin setup" in text_of(result["message"])


async def test_every_choice_can_be_made_by_its_menu(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        card = (await bot.control.slash("ada", "general", "halfhour-admin setup"))["message"]
        for name, values in (
            ("watched", [str(GENERAL), str(PROMO)]),
            ("exempt_channels", [str(PROMO)]),
            ("leaderboard_channel", [str(BOARD)]),
            ("preset", ["gentle"]),
        ):
            await bot.control.select("ada", card, menu(card, name), values)
            await bot.control.settle()

        async def chosen() -> bool:
            server = await bot.app.server(guild=GUILD)
            return server is not None and (
                server.watched == {GENERAL, PROMO}
                and server.exempt_channels == {PROMO}
                and server.leaderboard_channel == BOARD
                and server.preset == "gentle"
            )

        await bot.eventually(chosen, "the choices")


async def test_the_menus_show_what_is_chosen(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        card = (await bot.set_up())["message"]
        chosen = {
            one["custom_id"]: [value["id"] for value in one["default_values"]]
            for one in walk(card["components"])
            if one.get("default_values")
        }
        assert chosen["hs:setup.watched"] == [str(GENERAL)]
        assert chosen["hs:setup.leaderboard_channel"] == [str(BOARD)]


async def test_without_the_right_to_make_events_a_social_hour_says_so(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("ada", "general", "halfhour-admin setup", {"zone": "Europe/Vienna"})
        hour = {"day": "Friday", "at": "19:00"}
        fine = await bot.control.slash("ada", "general", "halfhour-admin social", hour)
        assert "Times of Europe/Vienna" in text_of(fine["message"])
        short = await bot.control.slash("ada", "general", "halfhour-admin social", {**hour, "at": "late"})
        assert "A time looks like 19:00" in text_of(short["message"])
        rights = ["view_channel", "send_messages", "read_message_history", "attach_files"]
        await bot.control.role_permissions("Half Hour", rights)
        await bot.control.settle()
        poor = await bot.control.slash("ada", "general", "halfhour-admin social")
        assert "Create Events" in text_of(poor["message"])


async def test_the_zone_is_typed_into_a_form(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        card = (await bot.set_up())["message"]
        form = await bot.control.click("ada", card, "Set the time zone")
        await bot.control.submit("ada", form, {"zone": "Europe/Vienna"})

        async def chosen() -> bool:
            server = await bot.app.server(guild=GUILD)
            return server is not None and server.zone == "Europe/Vienna"

        await bot.eventually(chosen, "the zone")
        form = await bot.control.click("ada", card, "Set the time zone")
        await bot.control.submit("ada", form, {"zone": "Mars/Olympus"})
        await bot.shown("ada", "general", "I do not know the time zone")


async def test_a_channel_that_looks_like_promotion_is_pointed_out(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        result = await bot.set_up(watch="promo")
        assert "looks like a place for promotion" in text_of(result["message"])


async def test_starting_elsewhere_names_the_watched_channels(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        result = await bot.control.slash("mira", "promo", "halfhour start")
        assert f"<#{GENERAL}>" in text_of(result["message"])


async def test_widening_what_is_watched_asks_for_consent_again(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.pass_(minutes=45)
        again = await bot.control.slash("mira", "general", "halfhour start")
        assert "You are in" in text_of(again["message"])
        await bot.control.slash("mira", "general", "halfhour stop")
        await bot.set_up(watch="introductions")
        renewed = await bot.control.slash("mira", "general", "halfhour start")
        assert "changed what is watched" in text_of(renewed["message"])


async def test_the_doctor_names_what_is_missing(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        well = await bot.control.slash("ada", "general", "halfhour-admin doctor")
        assert "All is well" in text_of(well["message"])
        await bot.control.permit("leaderboard", role="Half Hour", deny=["send_messages"])
        await bot.control.settle()
        ill = await bot.control.slash("ada", "general", "halfhour-admin doctor")
        assert "Send Messages" in text_of(ill["message"])


async def test_social_hours_prompts_points_and_rules_answer(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for name, options, expected in (
            ("social", {"day": "Friday", "at": "19:00"}, "Friday, 19:00"),
            ("prompts", {"add": "What did you find this week?"}, "What did you find this week?"),
            ("points", {}, "question"),
            ("points", {"name": "pitch", "value": 4}, "from"),
            ("rules", {}, "Nothing has fired"),
            ("allow", {"phrase": "link in bio"}, "link in bio"),
            ("allow", {}, "link in bio"),
        ):
            result = await bot.control.slash("ada", "general", f"halfhour-admin {name}", options)
            assert expected in text_of(result["message"]), (name, text_of(result["message"]))
