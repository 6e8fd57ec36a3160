"""What the network may do to a message on its way, and that nobody gets it twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import Live, live, online, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"
POST = r"^/channels/\d+/messages$"


async def direct(bot: Live, who: str) -> list[str]:
    return [text_of(m) for m in await bot.control.dm(who) if m["author"].get("bot")]


@pytest.mark.parametrize(
    "fault",
    [{"lost": True}, {"reset": True}, {"status": 503, "after": True}, {"status": 503}, {"retry_after": 0.05}],
    ids=["answer lost", "cut off", "failed after the write", "failed", "too fast"],
)
async def test_a_nudge_arrives_once_whatever_happens_to_it(tmp_path: Path, fault: dict[str, object]) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.quiet()
        await bot.control.fault("POST", POST, **fault)
        await bot.pass_(minutes=5)
        assert len(await direct(bot, "mira")) == 1, fault


async def test_what_comes_due_while_the_bot_goes_is_told_at_the_next_start(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            await bot.control.say("mira", "general", PITCH)
            await bot.quiet()
            await bot.bot.close()
            await bot.app.tick(bot.app.clock.now() + timedelta(seconds=25))
        async with online(discord_, tmp_path) as bot:
            await bot.pass_(minutes=1)
            (told,) = await direct(bot, "mira")
            assert "A small slip" in told


async def test_a_board_is_posted_in_its_channel_once_a_period(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", "What are you all reading these days?")
        await bot.control.say("jonas", "general", "A book about bread. Do you bake?")
        await bot.pass_(days=8)
        boards = [text_of(b) for b in await bot.control.read("jonas", "leaderboard")]
        assert boards and len(boards) == len(set(boards))


async def test_an_audit_reads_the_stream_as_far_back_as_it_may(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        for number in range(120):
            await bot.control.say("mira", "general", f"{PITCH} {number}")
        result = await bot.control.slash("mira", "general", "halfhour audit")
        assert result["state"] == "answered"
        pages = [line for line in await bot.control.capture() if line["path"].endswith("/messages")]
        assert [len(page["response"]) for page in pages if page["method"] == "GET"] == [100, 20]
