"""The bot and Discord as two processes: what `kill -9` in the middle of a half hour must not cost anybody."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.wire.live import buttons, text_of
from tests.wire.processes import Loopback, bot, loopback, until


def button(message: dict[str, Any], part: str) -> str:
    """The custom_id of the button whose custom_id holds `part`."""
    found = [b["custom_id"] for b in buttons(message) if part in b["custom_id"]]
    assert found, f"no {part} on: {text_of(message)} {buttons(message)}"
    return str(found[0])


def from_the_bot(messages: list[dict[str, Any]]) -> list[str]:
    return [text_of(message) for message in messages if message["author"].get("bot")]


async def begin(discord: Loopback, folder: Path, minutes: int) -> None:
    """Ada sets the server up, and Mira takes the dare with nudges by DM."""
    setup = {"watch": "general", "leaderboard": "leaderboard", "appeals": "mod-queue"}
    await discord("slash", user="ada", channel="general", name="halfhour-admin setup", options=setup)
    card = await discord(
        "slash", user="mira", channel="general", name="halfhour start", options={"minutes": minutes}
    )
    agree = button(card["message"], ",dm")
    await discord("click", user="mira", message=card["message"]["id"], custom_id=agree)

    async def started() -> bool:
        return challenges(folder) == ["active"]

    await until(started)


async def test_a_half_hour_survives_kill_nine(tmp_path: Path) -> None:
    async with loopback(tmp_path) as discord:
        first = await bot(discord, tmp_path)
        await begin(discord, tmp_path, 30)
        question = await discord(
            "say", user="mira", channel="general", content="What do you all cook on Sundays?"
        )

        async def asked() -> bool:
            return "question" in findings(tmp_path)

        await until(asked)
        await discord(
            "say", user="jonas", channel="general", content="Mostly soup, with bread", reply_to=question["id"]
        )
        await discord(
            "say", user="mira", channel="general", content="Buy my course today, DM me for rates, link in bio"
        )

        async def slipped() -> bool:
            return {"replied", "pitch"} <= findings(tmp_path)

        async def told() -> list[str]:
            return from_the_bot(await discord("dm", user="mira"))

        async def nudged() -> bool:
            return any("A small slip" in text for text in await told())

        await until(slipped)
        await discord("clock_jump", seconds=25)
        await until(nudged)
        assert len(await told()) == 1
        before = points(tmp_path)

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
        assert challenges(tmp_path) == ["active"]

        async def recapped() -> bool:
            return any("Half an hour well spent" in text for text in await told())

        await discord("clock_jump", seconds=30 * 60)
        await until(recapped)
        assert challenges(tmp_path) == ["completed"]
        assert rows(tmp_path, "SELECT ends_at = ended_at FROM challenge") == [(1,)], "to the second"
        at_the_end = await told()
        assert sum("A small slip" in text for text in at_the_end) == 1
        assert sum("Half an hour well spent" in text for text in at_the_end) == 1
        assert len(at_the_end) <= 4, "at most three nudges, and the recap"

        async def settled() -> bool:
            return await told() != at_the_end

        await discord("clock_jump", seconds=11 * 60)
        await until(settled)
        assert len(await told()) == len(at_the_end), "the recap is edited, not sent again"
        after = points(tmp_path)
        assert {key: after[key] for key in before} == before
        assert await second.stop() == 0
        assert "Traceback" not in first.said + second.said


async def test_a_bot_stopped_past_the_end_ends_the_half_hour_when_it_is_back(tmp_path: Path) -> None:
    async with loopback(tmp_path) as discord:
        first = await bot(discord, tmp_path)
        await begin(discord, tmp_path, 5)
        await first.kill()
        await discord("clock_jump", seconds=6 * 60)
        await discord("say", user="mira", channel="general", content="Buy my course today, DM me for rates")
        second = await bot(discord, tmp_path)

        async def recapped() -> bool:
            return len(from_the_bot(await discord("dm", user="mira"))) == 1

        await discord("clock_jump", seconds=1)
        await until(recapped)
        assert challenges(tmp_path) == ["completed"]
        assert "pitch" not in findings(tmp_path), "nothing posted after the end is judged"
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


def findings(folder: Path) -> set[str]:
    return {finding for (finding,) in rows(folder, "SELECT DISTINCT finding FROM ledger")}


def challenges(folder: Path) -> list[str]:
    return [state for (state,) in rows(folder, "SELECT state FROM challenge")]
