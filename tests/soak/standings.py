"""A million random events: `python -m tests.soak.standings --events 1000000`.

Talk, noise, edits, deletes, appeals, members who hide and come back, in several servers and zones, in any
order and some of it twice. In the end the standings kept on the way and those rebuilt from the ledger must be
the same, steps included.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Table, select

from bot.core.ledger import DELETED, EDITED, Deed, sheet_of
from bot.core.scoring import SLIPS, credit, finished, shipped
from bot.storage import standings
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.migrate import migrate
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from bot.storage.standings import STANDING, STEP
from bot.usecases.rebuild_standings import RebuildStandings
from tests.storage.ledger_worlds import HOW

SECRET = b"a secret for a soak"
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
ZONES = tuple(ZoneInfo(name) for name in ("UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"))
GUILDS, MEMBERS, DAYS, GROUP = 8, 60, 60, 500


class Crowd:
    """Makes up events; remembers the last messages, so that there is something to answer and to undo."""

    def __init__(self, seed: int, events: int) -> None:
        self.chance = random.Random(seed)
        self.events = events
        self.made = 0
        self.said: list[Deed] = []

    def event(self) -> Deed:
        """The next one; days go by as events do, and some come days late."""
        chance = self.chance
        self.made += 1
        if self.said and chance.random() < 0.45:
            return self._about(chance.choice(self.said[-400:]))
        guild = chance.randint(1, GUILDS)
        me, other = chance.sample(range(1, MEMBERS + 1), 2)
        day = max(int(self.made / self.events * DAYS) - int(chance.expovariate(2)), 0)
        number = chance.randint(0, 1)
        ends_at = START + timedelta(days=day, hours=8 * number)
        sheet = sheet_of(
            (day * 2 + number) * 1000 + me,
            guild,
            me,
            ends_at,
            ZONES[guild % 4],
            shipped("classic", START).version,
            guild % 7,
        )
        if chance.random() < 0.05:
            return finished(sheet, ends_at)
        finding = chance.choice(("question", "answer", "reply", "reply", "opener", *sorted(SLIPS)[:2]))
        partner = _pair(guild, me, other) if finding in ("answer", "reply") else 0
        at = ends_at + timedelta(seconds=chance.randint(-1800, 0))
        mark = None if chance.random() < 0.9 else chance.choice((1, 1 << 62 | 0xFFFFFF, 0xFFFFFF << 30))
        deed = Deed(sheet, 1_000_000 + self.made, 0, finding, at, partner, mark)
        self.said.append(deed)
        return deed

    def _about(self, deed: Deed) -> Deed:
        chance = self.chance
        sheet, message, roll = deed.sheet, deed.message, chance.random()
        if roll < 0.7:
            by = chance.choice([who for who in range(1, MEMBERS + 1) if who != sheet.member])
            return credit(sheet, message, _pair(sheet.guild, sheet.member, by), chance.choice(HOW), deed.at)
        if roll < 0.8:
            return Deed(sheet, message, chance.randint(1, 9), EDITED, deed.at)
        if roll < 0.88:
            finding = chance.choice(("question", "opener", sorted(SLIPS)[0]))
            return Deed(sheet, message, chance.randint(1, 9), finding, deed.at)
        if roll < 0.94:
            return Deed(sheet, message, 0, DELETED, deed.at)
        if roll < 0.96:
            return Deed(sheet, message, deed.revision, f"pardon:{deed.finding}", deed.at)
        return deed


def _pair(guild: int, one: int, other: int) -> int:
    return guild * 1_000_000 + min(one, other) * 1000 + max(one, other)


async def soak(database: Database, events: int, seed: int) -> bool:
    """Live all events, rebuild, compare; True when nothing differs."""
    ledger = Ledger(database, PriceStore(database), Keyed(SECRET))
    crowd = Crowd(seed, events)
    start = time.perf_counter()
    for done in range(0, events, GROUP):
        group = [crowd.event() for _ in range(min(GROUP, events - done))]
        crowd.chance.shuffle(group)
        await ledger.book_now(group)
        if crowd.chance.random() < 0.2:
            await _hide_or_show(database, crowd.chance)
        if sys.stderr.isatty():
            print(f"\r{done + len(group):,}/{events:,}", end="", file=sys.stderr, flush=True)
    lived = time.perf_counter()
    kept = [await _rows(database, table) for table in (STANDING, STEP)]
    rebuilt = await RebuildStandings(database)()
    anew = [await _rows(database, table) for table in (STANDING, STEP)]
    same = kept == anew
    print(
        f"{events:,} events in {lived - start:.0f} s; {rebuilt.standings:,} standings rebuilt in"
        f" {time.perf_counter() - lived:.0f} s: {'the same' if same else 'THEY DIFFER'}"
    )
    return same and bool(kept[0])


async def _hide_or_show(database: Database, chance: random.Random) -> None:
    guild, member = chance.randint(1, GUILDS), chance.randint(1, MEMBERS)
    async with database.write() as connection:
        act = standings.hide if chance.random() < 0.5 else standings.show
        await act(connection, guild, member, chance.choice(("choice", "gone")))


async def _rows(database: Database, table: Table) -> dict[tuple[object, ...], int]:
    """The table by key, without what is zero: a value that came back to nothing leaves a row of zero."""
    async with database.read() as connection:
        rows = (await connection.execute(select(table))).mappings().all()
    counted = "value" if table is STANDING else "members"
    return {
        tuple(value for name, value in row.items() if name != counted): row[counted]
        for row in rows
        if row[counted]
    }


async def run(events: int, seed: int) -> bool:
    """On SQLite, in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="halfhour-soak-") as folder:
        database = Database.open(f"sqlite:///{Path(folder) / 'halfhour.db'}", SECRET)
        try:
            await migrate(database)
            return await soak(database, events, seed)
        finally:
            await database.close()


def main(arguments: list[str] | None = None) -> int:
    """The exit status is 1 when the rebuilt standings differ."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args([] if arguments is None else arguments)
    return 0 if asyncio.run(run(chosen.events, chosen.seed)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
