"""What was said while the bot was away counts as if it had been there, and once."""

from pathlib import Path
from typing import Any

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import GUILD, Live, live, online, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"


async def booked(bot: Live, message: dict[str, Any]) -> list[str]:
    return [line.finding for line in await bot.app.why_points(guild=GUILD, message=int(message["id"]))]


async def test_a_restart_misses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            first = await bot.control.say("mira", "general", "What do you all cook in winter?")
            await bot.eventually(lambda: booked(bot, first), "the question")
        second = await discord_.control.say("mira", "general", "And what do you bake?")
        pitch = await discord_.control.say("mira", "general", PITCH)
        async with online(discord_, tmp_path) as bot:
            for message in (first, second):
                assert (await bot.eventually(lambda m=message: booked(bot, m))).count("question") == 1
            assert (await bot.eventually(lambda: booked(bot, pitch))).count("pitch") == 1
            await bot.pass_(seconds=25)
            await bot.told("mira", "A small slip")


async def test_what_was_said_before_an_end_that_passed_meanwhile_still_counts(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
        asked = await discord_.control.say("mira", "general", "What do you all cook in winter?")
        await discord_.control.say("jonas", "general", "Soup with too much garlic", reply_to=asked)
        await discord_.control.clock_jump(seconds=3600)
        await discord_.control.say("mira", "general", "Buy my book today before the price goes up")
        async with online(discord_, tmp_path) as bot:
            recap = text_of(await bot.told("mira", "Half an hour well spent"))
            assert "One of your questions answered" in recap
            assert "Not one slip" in recap


async def test_a_session_that_cannot_be_resumed_is_caught_up_with(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.op9(False)
        pitch = await bot.control.say("mira", "general", PITCH)
        await bot.eventually(lambda: booked(bot, pitch), "the slip")
