"""Standings built anew from the ledger: the proof that they are nothing but its sum."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.leaderboard import COUNTED, BoardKind, Moves, best_runs
from bot.core.ledger import periods_of
from bot.storage import standings
from bot.storage.booking import LEDGER, lock
from bot.storage.standings import STANDING, STEP, Step
from bot.storage.tables.ledger import KEPT

MEMBERS = 500
"""Members counted at a time, so that memory stays small however large a server is."""

Progress = Callable[[int, int], None]
"""Hears how many members are done, of how many."""


async def rebuild(connection: AsyncConnection, guild: int, progress: Progress | None = None) -> int:
    """Delete and rebuild one server's standings, in the caller's transaction; how many there are now."""
    await lock(connection, {guild})
    await connection.execute(delete(STANDING).where(STANDING.c.guild == guild))
    await connection.execute(delete(STEP).where(STEP.c.guild == guild))
    members = list(
        (
            await connection.execute(
                select(LEDGER.c.member).where(LEDGER.c.guild == guild).distinct().order_by(LEDGER.c.member)
            )
        ).scalars()
    )
    count = 0
    counted: Counter[Step] = Counter()
    for start in range(0, len(members), MEMBERS):
        some = members[start : start + MEMBERS]
        moves = await summed(connection, guild, some[0], some[-1])
        await standings.put(connection, moves, counted)
        count += len(moves)
        if progress is not None:
            progress(start + len(some), len(members))
    await standings.count_steps(connection, counted)
    return count


async def guilds(connection: AsyncConnection) -> list[int]:
    """Servers that have a row in the ledger."""
    return sorted((await connection.execute(select(LEDGER.c.guild).distinct())).scalars())


async def summed(
    connection: AsyncConnection, guild: int, first: int | None = None, last: int | None = None
) -> Moves:
    """What a server's ledger comes to, by member (`first` to `last`), period and kind, without zeros."""
    found: Moves = defaultdict(int)
    day = (LEDGER.c.member, LEDGER.c.local_day, LEDGER.c.week_start)
    here: list[ColumnElement[bool]] = [LEDGER.c.guild == guild]
    if first is not None and last is not None:
        here.append(LEDGER.c.member.between(first, last))
    points = select(*day, func.sum(LEDGER.c.points).label("value")).where(*here).group_by(*day)
    await _add(connection, found, guild, "points", points)
    for finding, kind in COUNTED.items():
        keys = (
            select(*day)
            .where(*here, LEDGER.c.finding == finding)
            .group_by(*day, LEDGER.c.message, LEDGER.c.revision, LEDGER.c.partner)
            .having(func.sum(LEDGER.c.points) > 0)
            .subquery()
        )
        each = (keys.c.member, keys.c.local_day, keys.c.week_start)
        await _add(connection, found, guild, kind, select(*each, func.count().label("value")).group_by(*each))
    kept = await connection.execute(select(*day).where(*here, KEPT, LEDGER.c.turn == 0))
    days: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for member, local_day, week_start in kept:
        days[member].append((local_day, week_start))
    for member, those in days.items():
        for period, run in best_runs(those).items():
            found[guild, member, period, "streak"] = run
    return {key: value for key, value in found.items() if value}


async def _add(
    connection: AsyncConnection, found: Moves, guild: int, kind: BoardKind, sums: Select[Any]
) -> None:
    for member, local_day, week_start, value in await connection.execute(sums):
        for _, period in periods_of(local_day, week_start):
            found[guild, member, period, kind] += int(value)


def plain(rows: Iterable[tuple[int, int, str, BoardKind, int]]) -> Moves:
    """Standings as stored, without zeros, for comparing with `summed`."""
    return {(guild, member, period, kind): value for guild, member, period, kind, value in rows if value}
