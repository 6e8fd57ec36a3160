"""Dares and rounds, from the card to the recap."""

from pathlib import Path

from tests.wire.live import live, text_of


async def test_a_dare_that_nobody_answers_goes_to_sleep(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", "general", "dares")
        await bot.pass_(days=2)
        await bot.shown("priya", "general", "gone to sleep")
        result = await bot.control.read("priya", "general")
        assert [m["id"] for m in result if "gone to sleep" in text_of(m)] == [card["id"]]


async def test_declining_rests_for_a_day_and_can_be_for_good(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", "general", "dares")
        await bot.control.click("priya", card, "Not today")
        await bot.shown("tomas", "general", "passes this time")
        again = await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        assert "passed on a dare not long ago" in text_of(again["message"])
        aside = await bot.shown("priya", "general", "perfectly fine")
        await bot.control.click("priya", aside, "Never from them")
        await bot.shown("priya", "general", "cannot dare you any more")
        await bot.pass_(days=3)
        never = await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        assert "rather not be dared" in text_of(never["message"])


async def test_a_dare_pings_nobody_and_is_refused_for_oneself_and_for_bots(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        own = await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "tomas"})
        assert "dare yourself without me" in text_of(own["message"])
        await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", "general", "dares")
        assert card["mentions"] == []
        assert card.get("message_reference") is None  # an answer to what others cannot see looks broken
        sent = await bot.shown("tomas", "general", "I ping nobody")
        assert sent["flags"] & 64


async def test_a_dare_is_told_by_dm_to_whoever_asked_for_that_and_to_nobody_else(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("lena", nudges="dm")  # nudges in a half hour are not yet a yes to dares
        await bot.control.slash("lena", "general", "halfhour stop")
        await bot.control.slash("priya", "general", "halfhour settings", {"dares": "dm"})
        for friend in ("priya", "lena"):
            await bot.control.slash("tomas", "general", "halfhour dare", {"friend": friend})
        told = await bot.told("priya", "dares you")
        assert "Half Hour Lounge" in text_of(told) and told["mentions"] == []
        await bot.shown("tomas", "general", "hears of it by DM")
        await bot.pass_(minutes=5)
        assert not any("dares you" in text_of(message) for message in await bot.control.dm("lena"))


async def test_a_dare_waits_in_the_channel_during_quiet_hours_and_in_the_inbox_where_dms_are_closed(
    tmp_path: Path,
) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash(
            "priya", "general", "halfhour settings", {"dares": "dm", "quiet": "00:00-23:59"}
        )
        await bot.control.slash("sam", "general", "halfhour settings", {"dares": "dm"})
        await bot.control.close_dms("sam")
        for friend in ("priya", "sam"):
            await bot.control.slash("tomas", "general", "halfhour dare", {"friend": friend})
        await bot.pass_(minutes=20)  # longer than any token of Sam's lives
        assert await bot.control.dm("priya") == []
        inbox = await bot.control.slash("sam", "general", "halfhour inbox")
        shown = [text_of(message) for message in await bot.control.read("sam", "general")]
        assert any("dares you" in text for text in [text_of(inbox["message"]), *shown])


async def test_a_round_from_its_card_to_its_recap(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("tomas", "general", "halfhour together", {"starts_in": 5, "minutes": 20})
        card = await bot.shown("sam", "general", "opens a round")
        for who in ("sam", "lena"):
            await bot.control.click(who, card, "I'm in")
            consent = await bot.shown(who, "general", "The dare: half an hour without selling")
            await bot.control.click(who, consent, "I'm in, nudge me only here")
            await bot.shown(who, "general", "You are in")
        await bot.shown("jonas", "general", "2 people are in")
        await bot.pass_(minutes=6)
        await bot.shown("sam", "general", "The round begins")
        status = await bot.control.slash("sam", "general", "halfhour status")
        assert "Your half hour" in text_of(status["message"])
        await bot.pass_(minutes=45)
        recap = await bot.shown("jonas", "general", "The round is over")
        assert "2 of 2 made it" in text_of(recap)
        assert not any(name in text_of(recap) for name in ("Sam", "Lena", "<@"))  # numbers, nobody named


async def test_leaving_a_round_before_it_starts(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("tomas", "general", "halfhour together", {"starts_in": 5})
        card = await bot.shown("sam", "general", "opens a round")
        await bot.control.click("sam", card, "Leave")
        await bot.shown("sam", "general", "You were not in this round")
        await bot.control.click("sam", card, "I'm in")
        consent = await bot.shown("sam", "general", "The dare: half an hour without selling")
        await bot.control.click("sam", consent, "I'm in, no nudges")
        await bot.shown("sam", "general", "You are in")
        await bot.control.click("sam", card, "Leave")
        await bot.shown("sam", "general", "You left the round")


async def test_a_social_hour_stands_as_an_event_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        options = {"day": "Friday", "at": "19:00", "channel": "lounge"}
        await bot.control.slash("ada", "general", "halfhour-admin social", options)
        await bot.pass_(minutes=5)
        (guild,) = bot.bot.guilds
        events = await guild.fetch_scheduled_events()
        assert [(event.name, event.location) for event in events] == [("Half Hour: come and talk", "#lounge")]


async def test_nobody_is_dared_where_they_cannot_look(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up(watch="mod-queue")
        result = await bot.control.slash("ada", "mod-queue", "halfhour dare", {"friend": "priya"})
        assert "cannot see this channel" in text_of(result["message"])


async def test_where_the_bot_may_not_write_a_dare_and_a_card_stand_as_answers(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.permit("general", role="Half Hour", deny=["send_messages"])
        await bot.control.slash("tomas", "general", "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", "general", "dares")
        await bot.control.click("priya", card, "Not today")
        await bot.shown("tomas", "general", "passes this time")
        mine = (await bot.control.slash("tomas", "general", "halfhour me"))["message"]
        await bot.control.click("tomas", mine, "Show it to the channel")
        shared = await bot.shown("jonas", "general", "so far")
        assert shared["attachments"][0]["filename"] == "half-hours.png"
