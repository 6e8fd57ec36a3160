"""Buttons pressed twice, by another person, after a restart, after the end: always a kind answer."""

from pathlib import Path

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import Live, buttons, live, online, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"


async def nudged(bot: Live) -> dict[str, object]:
    await bot.set_up()
    await bot.start("mira")
    await bot.control.say("mira", "general", PITCH)
    await bot.pass_(seconds=25)
    return await bot.told("mira", "A small slip")


async def test_im_in_pressed_twice_starts_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        card = await bot.control.slash("mira", "general", "halfhour start")
        button = buttons(card["message"])[0]["custom_id"]
        first = bot.control.click("mira", card["message"], button)
        second = bot.control.click("mira", card["message"], button)
        await first
        await second
        await bot.shown("mira", "general", "You are in")
        await bot.shown("mira", "general", "You are already in one")


async def test_an_appeal_pressed_twice_is_one_appeal(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        nudge = await nudged(bot)
        for _ in range(2):
            await bot.control.click("mira", nudge, "It isn't selling")
            await bot.control.settle()
        await bot.pass_(seconds=5)
        await bot.shown("ada", "mod-queue", "Is this selling?")
        queue = await bot.control.read("ada", "mod-queue")
        assert sum("Is this selling?" in text_of(m) for m in queue) == 1


async def test_why_works_from_a_dm_after_the_end(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        nudge = await nudged(bot)
        await bot.pass_(minutes=45)
        result = await bot.control.click("mira", nudge, "Why?")
        await bot.control.settle()
        assert result["state"] != "failed"

        async def explained() -> bool:
            return any("What the machine saw" in text_of(m) for m in await bot.control.dm("mira"))

        await bot.eventually(explained, "the explanation")


async def test_only_who_was_dared_can_answer(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", "general", "dares")
        await bot.control.click("jonas", card, "I take the dare")
        await bot.shown("jonas", "general", "somebody else")
        await bot.control.click("priya", card, "I take the dare")
        await bot.shown("priya", "general", "takes the dare")
        await bot.shown("priya", "general", "The dare: half an hour without selling")


async def test_an_unknown_button_of_an_older_time_gets_a_kind_word(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        card = await bot.control.slash("mira", "general", "halfhour start")
        bot.bot.presses.pop("later")
        await bot.control.click("mira", card["message"], "Not now")
        await bot.shown("mira", "general", "older time")


async def test_a_button_still_works_after_a_restart(tmp_path: Path) -> None:
    sandbox = Sandbox(World.default(), clock=VirtualClock(speed=1.0))
    async with sandbox as discord_:
        async with online(discord_, tmp_path) as bot:
            nudge = await nudged(bot)
        async with online(discord_, tmp_path) as bot:
            await bot.control.click("mira", nudge, "Why?")

            async def explained() -> bool:
                return any("What the machine saw" in text_of(m) for m in await bot.control.dm("mira"))

            await bot.eventually(explained, "the explanation")
            status = await bot.control.slash("mira", "general", "halfhour status")
            assert "Your half hour" in text_of(status["message"])
            await bot.pass_(minutes=31)
            await bot.told("mira", "Half an hour well spent")


async def test_a_consent_card_from_before_the_restart_still_counts(tmp_path: Path) -> None:
    sandbox = Sandbox(World.default(), clock=VirtualClock(speed=1.0))
    async with sandbox as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            card = await bot.control.slash("mira", "general", "halfhour start")
        async with online(discord_, tmp_path) as bot:
            await bot.control.click("mira", card["message"], "I'm in, no nudges")
            await bot.shown("mira", "general", "You are in")


async def test_again_in_a_dm_points_to_the_server(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.pass_(minutes=31)
        recap = await bot.told("mira", "Half an hour well spent")
        await bot.control.click("mira", recap, "Again")

        async def pointed() -> bool:
            return any("Ready when you are" in text_of(m) for m in await bot.control.dm("mira"))

        await bot.eventually(pointed, "the pointer")


async def test_stop_is_one_click_and_forgets_if_asked(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        card = await bot.start("mira")
        await bot.control.click("mira", card["message"], "Stop and forget")
        await bot.shown("mira", "general", "nothing of it is kept")
        await bot.control.click("mira", card["message"], "Stop")
        await bot.shown("mira", "general", "You have no half hour running here")


async def test_cards_are_not_kept_in_memory(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await nudged(bot)
        for _ in range(5):
            await bot.control.slash("mira", "general", "halfhour status")
        store = bot.bot._connection._view_store
        assert (store._views, store._synced_message_views, store._modals) == ({}, {}, {})
