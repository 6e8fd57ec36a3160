"""People and places that change while a half hour runs: bans, time-outs, restarts, channels, the bot."""

from pathlib import Path

import pytest

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import GUILD, live, online, text_of

MIRA = 1100000000000000012
GENERAL = 1150000000000000011
PITCH = "Check out my channel, link in bio! DM me for rates"


@pytest.mark.parametrize("how", ["ban", "leave"])
async def test_who_is_gone_hears_nothing_more_and_is_on_no_board_until_they_are_back(
    tmp_path: Path, how: str
) -> None:
    """Without privileged intents the two look alike."""
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic", reply_to=asked)
        await bot.quiet()
        await getattr(bot.control, how)("mira")
        await bot.pass_(minutes=45)
        assert await bot.control.dm("mira") == []
        assert not bot.app.gate.running(GUILD, MIRA)
        board = await bot.control.slash("jonas", "general", "halfhour leaderboard")
        assert "Mira" not in text_of(board["message"])
        if how == "ban":
            await bot.control.unban("mira")
        await bot.control.join("mira")
        card = await bot.control.slash("mira", "general", "halfhour start")
        assert "You are in" in text_of(card["message"])
        board = await bot.control.slash("jonas", "general", "halfhour leaderboard")
        assert "Mira" in text_of(board["message"])


async def test_who_is_timed_out_is_not_asked_to_speak(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for who in ("mira", "jonas"):
            await bot.start(who)
        await bot.control.say("jonas", "general", "What do you all cook in winter?")
        await bot.control.timeout("mira", 3600)
        await bot.pass_(minutes=12)
        assert not any("waiting for an answer" in text_of(one) for one in await bot.control.dm("mira"))
        await bot.pass_(minutes=30)
        await bot.told("mira", "Half an hour")  # the end is told all the same


async def test_an_edit_and_a_delete_after_a_restart_are_understood(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            first = await bot.control.say("mira", "general", PITCH)
            second = await bot.control.say("mira", "general", "Buy my book today before the price goes up")
            await bot.pass_(seconds=25)
            await bot.told("mira", "small slips")
        async with online(discord_, tmp_path) as bot:  # nothing of the two is in any cache
            await bot.control.edit("mira", first, "What do you all cook in winter?")
            await bot.control.delete("mira", second)
            await bot.pass_(minutes=45)
            assert "2 slips, and you mended them all" in text_of(await bot.told("mira", "Half an hour"))


async def test_a_half_hour_goes_on_when_its_channel_is_deleted(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.set_up(watch="introductions")
        await bot.start("mira")
        await bot.control.remove_channel("general")
        await bot.quiet()
        server = await bot.app.server(guild=GUILD)
        assert server is not None and GENERAL not in server.watched
        await bot.control.say("mira", "introductions", PITCH)
        await bot.pass_(seconds=25)
        await bot.told("mira", "A small slip")
        told = await bot.control.slash("ada", "introductions", "halfhour-admin config history")
        assert "Nobody in particular" in text_of(told["message"])


async def test_a_bot_that_is_sent_away_says_nothing_more_and_finds_its_way_back(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.kick("bot")
        await bot.quiet()
        assert not bot.app.gate.set_up(GUILD)
        await bot.control.say("mira", "general", PITCH)
        await bot.pass_(minutes=45)
        assert await bot.control.dm("mira") == []
        await bot.control.join("bot")
        await bot.quiet()
        assert bot.app.gate.set_up(GUILD)
        assert not bot.app.gate.running(GUILD, MIRA)


async def test_a_dare_and_a_half_hour_live_in_a_thread(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        thread = await bot.control.thread("tomas", "general", "soups", content="Which soup is best?")
        await bot.control.slash("tomas", thread["id"], "halfhour dare", {"friend": "priya"})
        card = await bot.shown("priya", thread["id"], "dares")
        await bot.control.click("priya", card, "I take the dare")
        consent = await bot.shown("priya", thread["id"], "The dare: half an hour")
        await bot.press("priya", thread["id"], consent, "I'm in, nudge me by DM")
        await bot.control.say("priya", thread["id"], PITCH)
        await bot.pass_(seconds=25)
        nudge = await bot.told("priya", "A small slip")
        assert f"<#{thread['id']}>" in text_of(nudge)


async def test_each_social_hour_stands_as_an_event_once_the_one_before_is_over(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.slash("ada", "general", "halfhour-admin social", {"day": "Friday", "at": "19:00"})
        (guild,) = bot.bot.guilds
        await bot.pass_(minutes=5)
        (first,) = await guild.fetch_scheduled_events()
        await bot.pass_(seconds=(first.start_time - bot.app.clock.now()).total_seconds() - 60)
        assert len(await guild.fetch_scheduled_events()) == 1
        await bot.pass_(minutes=70)
        starts = sorted(event.start_time for event in await guild.fetch_scheduled_events())
        assert (starts[-1] - first.start_time).days == 7


async def test_an_event_whose_answer_was_lost_stands_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.fault("POST", "/scheduled-events$", lost=True)
        await bot.control.slash("ada", "general", "halfhour-admin social", {"day": "Friday", "at": "19:00"})
        await bot.pass_(minutes=10)
        (guild,) = bot.bot.guilds
        assert len(await guild.fetch_scheduled_events()) == 1
