"""The trace that a sandbox's page shows: what was read, found and kept of a message."""

from pathlib import Path
from typing import Any

from tests.wire.live import Live, live


async def explained(bot: Live, channel: int, message: int) -> Any:
    assert bot.bot.explain is not None
    return await bot.bot.explain(channel, message)


async def test_the_trace_tells_what_was_read_and_what_was_kept(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        hello = await bot.control.say("jonas", "general", "what is everybody up to tonight?")
        said = await bot.control.say(
            "mira",
            "general",
            "Buy my book today, only three left! https://mira.example",
            reply_to=hello["id"],
        )
        await bot.quiet()
        told = await explained(bot, int(said["channel_id"]), int(said["id"]))
        assert told["facts"] == {
            "own words": 7,
            "links": ["mira.example"],
            "reply to": "Jonas",
            "mentions": [],
            "messages before it": 1,
            "files": None,
            "forwards": None,
            "poll": None,
        }
        assert [(kept["state"], kept["rules"]) for kept in told["stored"]] == [("open", ["pitch"])]


async def test_what_is_said_where_nothing_is_watched_has_no_findings(tmp_path: Path) -> None:
    async with live(tmp_path) as bot:
        await bot.set_up()
        await bot.start("mira")
        said = await bot.control.say("mira", "promo", "Buy my book today, only three left!")
        await bot.quiet()
        told = await explained(bot, int(said["channel_id"]), int(said["id"]))
        assert "findings" not in told and "stored" not in told
