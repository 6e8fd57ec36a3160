"""The bot and Discord as two processes: what `kill -9` in the middle of a half hour must not cost anybody."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.wire.live import buttons, text_of
from tests.wire.processes import bot, loopback


def button(message: dict[str, Any], part: str) -> str:
    """The custom_id of the button whose custom_id holds `part`."""
    found = [b["custom_id"] for b in buttons(message) if part in b["custom_id"]]
    assert found, f"no {part} on: {text_of(message)} {buttons(message)}"
    return str(found[0])


def from_the_bot(messages: list[dict[str, Any]]) -> list[str]:
    return [text_of(message) for message in messages if message["author"].get("bot")]


async def test_a_half_hour_survives_kill_nine(tmp_path: Path) -> None:
    async with loopback(tmp_path) as discord:
        first = await bot(discord, tmp_path)
        setup = {"watch": "general", "leaderboard": "leaderboard", "appeals": "mod-queue"}
        await discord("slash", user="ada", channel="general", name="halfhour-admin setup", options=setup)
        card = await discord(
            "slash", user="mira", channel="general", name="halfhour start", options={"minutes": 30}
        )
        agree = button(card["message"], ",dm")
        await discord("click", user="mira", message=card["message"]["id"], custom_id=agree)
        await discord.quiet()
        question = await discord(
            "say", user="mira", channel="general", content="What do you all cook on Sundays?"
        )
        await discord.quiet()
        await discord(
            "say", user="jonas", channel="general", content="Mostly soup, with bread", reply_to=question["id"]
        )
        await discord(
            "say", user="mira", channel="general", content="Buy my course today, DM me for rates, link in bio"
        )
        await discord.quiet()
        await discord("clock_jump", seconds=25)
        await discord.quiet()
        assert len(from_the_bot(await discord("dm", user="mira"))) == 1
        before = points(tmp_path)
        assert before

        await first.kill()
        assert points(tmp_path) == before
        second = await bot(discord, tmp_path)

        nudge = next(m for m in await discord("dm", user="mira") if m["author"].get("bot"))
        why = button(nudge, "hh:why:")
        pressed = await discord("click", user="mira", message=nudge["id"], custom_id=why)
        assert pressed["state"] == "answered", second.said
        status = await discord("slash", user="mira", channel="general", name="halfhour status")
        again = await discord("slash", user="mira", channel="general", name="halfhour start")
        assert status["state"] == again["state"] == "answered"
        await discord.quiet()
        assert challenges(tmp_path) == [("active",)]

        await discord("clock_jump", seconds=30 * 60)
        await discord.quiet()
        assert challenges(tmp_path) == [("completed",)]
        (end,) = rows(tmp_path, "SELECT ends_at = ended_at FROM challenge")
        assert end == (1,)
        told = from_the_bot(await discord("dm", user="mira"))
        assert sum("A small slip" in text for text in told) == 1
        assert sum("Half an hour well spent" in text for text in told) == 1
        assert len(told) <= 4, "at most three nudges, and the recap"
        after = points(tmp_path)
        await discord("clock_jump", seconds=11 * 60)
        await discord.quiet()
        settled = from_the_bot(await discord("dm", user="mira"))
        assert len(settled) == len(told), "the recap is edited, not sent again"
        assert settled != told
        assert {key: after[key] for key in before} == before
        assert await second.stop() == 0
        assert "Traceback" not in first.said + second.said


async def test_a_bot_stopped_past_the_end_ends_the_half_hour_when_it_is_back(tmp_path: Path) -> None:
    async with loopback(tmp_path) as discord:
        first = await bot(discord, tmp_path)
        setup = {"watch": "general", "leaderboard": "leaderboard", "appeals": "mod-queue"}
        await discord("slash", user="ada", channel="general", name="halfhour-admin setup", options=setup)
        card = await discord(
            "slash", user="mira", channel="general", name="halfhour start", options={"minutes": 5}
        )
        agree = button(card["message"], ",dm")
        await discord("click", user="mira", message=card["message"]["id"], custom_id=agree)
        await discord.quiet()
        assert challenges(tmp_path) == [("active",)]
        await first.kill()
        await discord("clock_jump", seconds=6 * 60)
        await discord("say", user="mira", channel="general", content="Buy my course today, DM me for rates")
        second = await bot(discord, tmp_path)
        await discord("clock_jump", seconds=1)
        await discord.quiet()
        assert challenges(tmp_path) == [("completed",)]
        assert not [
            finding for (finding,) in rows(tmp_path, "SELECT finding FROM ledger") if finding == "pitch"
        ]
        assert len(from_the_bot(await discord("dm", user="mira"))) == 1
        assert await second.stop() == 0


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{folder / 'var' / 'halfhour.db'}?mode=ro", uri=True) as connection:
        return list(connection.execute(query))


def points(folder: Path) -> dict[tuple[Any, ...], int]:
    found: dict[tuple[Any, ...], int] = {}
    for *key, paid in rows(
        folder, "SELECT member, message, revision, finding, partner, turn, points FROM ledger"
    ):
        found[tuple(key)] = paid
    return found


def challenges(folder: Path) -> list[tuple[Any, ...]]:
    return rows(folder, "SELECT state FROM challenge")
