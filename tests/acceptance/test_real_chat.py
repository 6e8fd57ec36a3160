"""Real chat through the wire: an evening of IRC, most of its replies as replies, a third of its people in it.

What the ledger says afterwards must equal a recount from the transcript (recount.py), and no row may name
anybody who had not started.
"""

import json
import sqlite3
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.core.scoring import shipped
from bot.knowledge import load
from sandbox.world.load import DEFAULT, world_from
from tests.acceptance.recount import Said, recount
from tests.shared import shared
from tests.wire.live import GUILD, SECRET, live, text_of

EVENING = "2005-06-12.train-c"
MESSAGES = 320
MINUTES = 90
GENERAL = 1150000000000000011


def chat() -> list[dict[str, Any]]:
    """The first messages of one evening, in the order in which they were said."""
    with shared("irc_reply.dev.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["thread_file"] == EVENING]
    return sorted(rows, key=lambda row: row["line"])[:MESSAGES]


def spread(rows: list[dict[str, Any]]) -> list[float]:
    """Seconds since the first message: the file knows minutes, so what was said in one is spread over it."""
    minutes = [int(row["time"][:2]) * 60 + int(row["time"][3:]) for row in rows]
    minutes = [minute + 1440 * (minute < minutes[0]) for minute in minutes]
    of_minute, seen, seconds = Counter(minutes), Counter[int](), []
    for minute in minutes:
        seconds.append((minute - minutes[0]) * 60 + 60 * seen[minute] / of_minute[minute])
        seen[minute] += 1
    return seconds


def world_of(people: list[str]) -> Any:
    """The sandbox's own world with the people of the chat as members."""
    data = json.loads(DEFAULT.read_text(encoding="utf-8"))
    for place, name in enumerate(people):
        data["people"].append({"id": 1100000000000001000 + place, "name": name})
        data["guilds"][0]["members"].append({"name": name})
    return world_from(data)


async def test_the_ledger_of_real_chat_equals_an_independent_recount(tmp_path: Path) -> None:
    rows = chat()
    people = sorted({f"irc-{row['user']}".lower() for row in rows})
    assert len(rows) >= 300
    assert len(people) >= 20
    ids = {name: 1100000000000001000 + place for place, name in enumerate(people)}
    talkative = [name for name, _ in Counter(f"irc-{row['user']}".lower() for row in rows).most_common()]
    # every third one, from the most talkative to the silent
    taking_part = talkative[::3]
    knowledge = load()

    transcript: list[Said] = []
    windows: dict[int, tuple[datetime, datetime]] = {}
    async with live(tmp_path, world_of(people)) as bot:
        await bot.set_up()
        bot.discord.clock.speed = 0  # only the chat moves it
        for name in taking_part:
            begun = bot.discord.clock.now()
            card = await bot.start(name, minutes=MINUTES, nudges="off")
            assert "You are in" in text_of(card["message"])
            windows[ids[name]] = (begun, begun + timedelta(minutes=MINUTES))
            await bot.control.clock_jump(seconds=1)
        beginning = bot.discord.clock.now()
        sent: dict[str, int] = {}
        for row, seconds in zip(rows, spread(rows), strict=True):
            await bot.control.clock_jump(to=beginning + timedelta(seconds=seconds))
            author = f"irc-{row['user']}".lower()
            target = next((sent[one] for one in row["reply_to"] if one in sent), None)
            if knowledge.thanks.said(row["text"]) or len(sent) % 3 == 0:
                target = None  # hardly anybody presses "reply" to say thanks, and many never do
            message = await bot.control.say(author, "general", row["text"], reply_to=target)
            await bot.quiet()
            sent[row["id"]] = int(message["id"])
            at = datetime.fromisoformat(message["timestamp"])
            transcript.append(Said(int(message["id"]), ids[author], message["content"], at, target))
        await bot.quiet()
        assert (bot.discord.clock.now() - beginning) < timedelta(minutes=MINUTES)
        await bot.pass_(minutes=MINUTES + 11)

    booked = ledger(tmp_path / "halfhour.db")
    print_key = keyed_print_key()
    expected = recount(
        transcript, windows, knowledge, shipped("classic", beginning), print_key, GUILD, GENERAL
    )
    assert sum(points > 0 for points in expected.values()) > 50, "the evening should hold a lot of talk"
    assert totals(booked) == totals(expected)
    assert {line: points for line, points in booked.items() if points} == {
        line: points for line, points in expected.items() if points
    }
    assert named(tmp_path / "halfhour.db", set(ids.values()) - windows.keys()) == []


def keyed_print_key() -> bytes:
    """The key under which the bot of this test fingerprints words."""
    from bot.storage.seal import Keyed

    return Keyed(SECRET.encode()).print_key


def ledger(path: Path) -> dict[tuple[int, int, str], int]:
    """The ledger's points by (member, message, what for), read with plain SQL."""
    found: Counter[tuple[int, int, str]] = Counter()
    with sqlite3.connect(path) as connection:
        for member, message, finding, points in connection.execute(
            "SELECT member, message, finding, points FROM ledger"
        ):
            found[member, 0 if finding == "finished" else message, finding] += points
    return dict(found)


def totals(lines: dict[tuple[int, int, str], int]) -> dict[int, int]:
    """Points by member."""
    found: Counter[int] = Counter()
    for (member, _, _), points in lines.items():
        found[member] += points
    return {member: points for member, points in found.items() if points}


def named(path: Path, strangers: set[int]) -> list[tuple[str, str, int]]:
    """Every place in the database that holds the id of one of these people: table, column, id."""
    found = []
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        for table in tables:
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor:
                for column, value in zip(columns, row, strict=True):
                    text = str(value)
                    found += [(table, column, who) for who in strangers if str(who) in text]
    return found
