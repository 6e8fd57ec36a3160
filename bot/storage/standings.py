"""Standings: what the ledger comes to by period and kind, kept in the same transaction, read by index."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, Literal

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.leaderboard import Moves, steps
from bot.storage import posts
from bot.storage.columns import table_of
from bot.storage.statements import among, insert
from bot.storage.tables.ledger import HiddenRow, StandingRow, StepRow

STANDING, STEP, HIDDEN = table_of(StandingRow), table_of(StepRow), table_of(HiddenRow)

Why = Literal["choice", "gone", "banned"]
"""Why a member is on no board. Stored for ever."""

Step = tuple[int, str, str, int, int]
"""(guild, period, kind, level, step)."""


async def move(connection: AsyncConnection, moves: Moves) -> None:
    """Move values, and with them the steps that ranks are counted by."""
    if not moves:
        return
    hidden = await _hidden(connection, {(guild, member) for guild, member, _, _ in moves})
    statement = insert(connection, STANDING)
    statement = statement.on_conflict_do_update(
        index_elements=["guild", "member", "period", "kind"],
        set_={"value": STANDING.c.value + statement.excluded.value},
    ).returning(*STANDING.c)
    rows = [
        {
            "guild": guild,
            "member": member,
            "period": period,
            "kind": kind,
            "value": by,
            "shown": (guild, member) not in hidden,
        }
        for (guild, member, period, kind), by in sorted(moves.items())
    ]
    changes: Counter[Step] = Counter()
    for row in (await connection.execute(statement, rows)).all():
        if row.shown:
            by = moves[row.guild, row.member, row.period, row.kind]
            for level, step in steps(row.value):
                changes[row.guild, row.period, row.kind, level, step] += 1
            for level, step in steps(row.value - by):
                changes[row.guild, row.period, row.kind, level, step] -= 1
    await count_steps(connection, changes)
    await posts.touch_periods(connection, {(guild, period) for guild, _, period, _ in moves})


async def put(connection: AsyncConnection, moves: Moves, counted: Counter[Step]) -> None:
    """Write standings that are not there yet, and count their steps into `counted`, for `count_steps`."""
    if not moves:
        return
    hidden = await _hidden(connection, {(guild, member) for guild, member, _, _ in moves})
    rows = []
    for (guild, member, period, kind), value in sorted(moves.items()):
        shown = (guild, member) not in hidden
        rows.append(
            {
                "guild": guild,
                "member": member,
                "period": period,
                "kind": kind,
                "value": value,
                "shown": shown,
            }
        )
        if shown:
            counted.update((guild, period, kind, *each) for each in steps(value))
    await connection.execute(STANDING.insert(), rows)


async def count_steps(connection: AsyncConnection, changes: Counter[Step]) -> None:
    """Change how many members stand in which steps."""
    rows = [
        {"guild": guild, "period": period, "kind": kind, "level": level, "step": step, "members": by}
        for (guild, period, kind, level, step), by in sorted(changes.items())
        if by
    ]
    if rows:
        statement = insert(connection, STEP)
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=["guild", "period", "kind", "level", "step"],
                set_={"members": STEP.c.members + statement.excluded.members},
            ),
            rows,
        )


async def _hidden(connection: AsyncConnection, members: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    rows = await connection.execute(
        select(HIDDEN.c.guild, HIDDEN.c.member)
        .where(among(HIDDEN.c.guild, HIDDEN.c.member, members))
        .distinct()
    )
    return {(guild, member) for guild, member in rows}


async def hide(connection: AsyncConnection, guild: int, member: int, why: Why) -> bool:
    """Take a member off all boards, old ones included; False when they were off already."""
    before = await _hidden(connection, {(guild, member)})
    await connection.execute(
        insert(connection, HIDDEN).values(guild=guild, member=member, why=why).on_conflict_do_nothing()
    )
    return not before and await _show(connection, guild, member, False)


async def show(connection: AsyncConnection, guild: int, member: int, why: Why) -> bool:
    """Take back one reason for hiding a member; True when none is left and the boards show them again."""
    before = await _hidden(connection, {(guild, member)})
    await connection.execute(
        delete(HIDDEN).where(HIDDEN.c.guild == guild, HIDDEN.c.member == member, HIDDEN.c.why == why)
    )
    after = await _hidden(connection, {(guild, member)})
    return bool(before) and not after and await _show(connection, guild, member, True)


async def _show(connection: AsyncConnection, guild: int, member: int, shown: bool) -> bool:
    """Set `shown` on every standing of a member, and keep the steps in line."""
    rows = await connection.execute(
        update(STANDING)
        .where(STANDING.c.guild == guild, STANDING.c.member == member, STANDING.c.shown != shown)
        .values(shown=shown)
        .returning(*STANDING.c)
    )
    await _count(connection, rows.all(), 1 if shown else -1)
    await posts.touch_member(connection, guild, member)
    return True


async def drop(connection: AsyncConnection, guild: int, member: int) -> int:
    """Delete every standing of a member; how many there were."""
    await posts.touch_member(connection, guild, member)
    rows = (
        await connection.execute(
            delete(STANDING)
            .where(STANDING.c.guild == guild, STANDING.c.member == member)
            .returning(*STANDING.c)
        )
    ).all()
    await _count(connection, [row for row in rows if row.shown], -1)
    return len(rows)


async def _count(connection: AsyncConnection, rows: Iterable[Any], sign: int) -> None:
    changes: Counter[Step] = Counter()
    for row in rows:
        for level, step in steps(row.value):
            changes[row.guild, row.period, row.kind, level, step] += sign
    await count_steps(connection, changes)
