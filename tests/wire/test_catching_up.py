"""What was said while the bot was away counts as if it had been there, and once."""

from pathlib import Path
from typing import Any

from sandbox import Sandbox, VirtualClock, World
from tests.wire.live import GUILD, Live, live, online, text_of

MIRA = 1100000000000000012
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


async def test_what_was_deleted_meanwhile_is_taken_back_and_nothing_else(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            kept = await bot.control.say("mira", "general", "What do you all cook in winter?")
            pitch = await bot.control.say("mira", "general", PITCH)
            await bot.eventually(lambda: booked(bot, pitch), "the slip")
            await bot.eventually(lambda: booked(bot, kept), "the question")
        await discord_.control.delete("mira", pitch)
        async with online(discord_, tmp_path) as bot:
            assert (await bot.app.status(guild=GUILD, member=MIRA)).recap.lost == 0  # type: ignore[union-attr]
            assert "question" in await booked(bot, kept)
            await bot.pass_(minutes=45)
            assert "One slip, and you mended it" in text_of(await bot.told("mira", "Half an hour well spent"))


async def test_a_channel_that_hides_its_history_has_lost_nothing(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            pitch = await bot.control.say("mira", "general", PITCH)
            await bot.eventually(lambda: booked(bot, pitch), "the slip")
        await discord_.control.permit("general", role="Half Hour", deny=["read_message_history"])
        async with online(discord_, tmp_path) as bot:
            assert (await bot.app.status(guild=GUILD, member=MIRA)).recap.lost > 0  # type: ignore[union-attr]


async def test_a_bot_that_was_away_for_hours_reads_back_to_the_oldest_open_half_hour(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
        pitch = await discord_.control.say("mira", "general", PITCH)
        await discord_.control.clock_jump(seconds=6 * 3600)
        async with online(discord_, tmp_path) as bot:
            assert (await bot.eventually(lambda: booked(bot, pitch))).count("pitch") == 1


async def test_what_arrives_all_at_once_is_handled_in_its_order(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.drop_sockets()
        mended = await bot.control.say("mira", "general", PITCH)
        gone = await bot.control.say("mira", "general", "Buy my book today before the price goes up")
        await bot.control.edit("mira", mended, "What do you all cook in winter?")
        await bot.control.delete("mira", gone)

        async def asked() -> bool:
            return "question" in await booked(bot, mended)

        await bot.eventually(asked, "the question")
        await bot.pass_(minutes=45)
        assert "2 slips, and you mended them all" in text_of(
            await bot.told("mira", "Half an hour well spent")
        )
        assert not any("A small slip" in text_of(message) for message in await bot.control.dm("mira"))


async def test_a_word_of_thanks_said_meanwhile_is_understood(tmp_path: Path) -> None:
    async with Sandbox(World.default(), clock=VirtualClock(speed=1.0)) as discord_:
        async with online(discord_, tmp_path) as bot:
            await bot.set_up()
            await bot.start("mira")
            await bot.control.say("sam", "general", "How do I get candle wax out of a rug?")
            await bot.quiet()
        answered = await discord_.control.say("mira", "general", "Try a hot iron through a paper bag")
        await discord_.control.say("sam", "general", "that worked, ty")
        async with online(discord_, tmp_path) as bot:
            await bot.eventually(lambda: booked(bot, answered), "the answer")
            assert (await booked(bot, answered)).count("thanks") == 1
            why = await bot.control.context_menu("mira", "Why was this flagged?", answered)
            assert "thanks for an answer: 15 (counts in full)" in text_of(why["message"])
