"""The wire at its worst: nothing is lost, nothing is told twice."""

from pathlib import Path

from tests.wire.live import Live, live, text_of

PITCH = "Check out my channel, link in bio! DM me for rates"


async def nudges(bot: Live, who: str = "mira") -> int:
    return sum("A small slip" in text_of(m) for m in await bot.control.dm(who))


async def test_a_dropped_socket_is_resumed_and_what_was_said_meanwhile_counts(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.drop_sockets()
        await bot.control.say("mira", "general", PITCH)

        async def judged() -> bool:
            status = await bot.app.status(guild=1150000000000000000, member=1100000000000000012)
            return bool(status.recap and status.recap.lost)

        await bot.eventually(judged, "the slip")
        await bot.pass_(seconds=25)
        await bot.told("mira", "A small slip")


async def test_events_that_come_twice_count_once(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.duplicate_events(True)
        await bot.control.say("mira", "general", PITCH)
        await bot.control.settle()
        await bot.pass_(seconds=30)
        await bot.told("mira", "A small slip")
        assert await nudges(bot) == 1


async def test_an_outage_of_the_server_forgets_nothing(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.guild_unavailable(True)
        await bot.control.settle()
        await bot.control.guild_unavailable(False)
        await bot.control.settle()
        status = await bot.control.slash("mira", "general", "halfhour status")
        assert "Your half hour" in text_of(status["message"])


async def test_reconnect_and_a_lost_session_keep_the_half_hour(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.op7()
        await bot.control.op9(False)

        async def back() -> bool:
            result = await bot.control.slash("mira", "general", "halfhour status")
            return result["state"] == "answered" and "Your half hour" in text_of(result["message"])

        await bot.eventually(back, "the bot")
        await bot.pass_(minutes=31)
        await bot.told("mira", "Half an hour well spent")


async def test_a_member_who_left_is_no_error(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        await bot.control.say("mira", "general", PITCH)
        await bot.control.leave("mira")
        await bot.pass_(minutes=45)
        assert not bot.task.done()


async def test_the_board_is_posted_once_though_the_answer_was_lost(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        asked = await bot.control.say("mira", "general", "What do you all cook in winter?")
        await bot.control.say("jonas", "general", "Soup with too much garlic. And you?", reply_to=asked)
        await bot.control.settle()
        await bot.control.fault("POST", r"/channels/1150000000000000014/messages", times=1, lost=True)
        await bot.pass_(days=8)
        await bot.pass_(minutes=10)
        await bot.shown("mira", "leaderboard", "Who talked with people")
        posts = await bot.control.read("mira", "leaderboard")
        assert len(posts) == 1
        assert posts[0]["attachments"][0]["filename"] == "leaderboard.png"


async def test_a_429_on_an_interaction_still_ends_in_an_answer(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.control.fault("PATCH", r"/webhooks/", times=1, status=429, retry_after=0.2)
        status = await bot.control.slash("mira", "general", "halfhour status")
        assert "No half hour running" in text_of(status["message"])
