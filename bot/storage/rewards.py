"""Roles of the week at rest: which are given, when they are decided, who has them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.rewards import RoleKind
from bot.storage.columns import table_of
from bot.storage.statements import put
from bot.storage.tables.reward import RewardHeldRow, RewardRow, RewardWeekRow

REWARD, WEEK, HELD = table_of(RewardRow), table_of(RewardWeekRow), table_of(RewardHeldRow)
ON = ("due", "given")
"""States of a role that somebody has, or is about to have."""
REMEMBERED = 8
"""Weeks for which it is kept who had a role: quiet regulars take turns."""


@dataclass(frozen=True, slots=True)
class Reward:
    """A role that a server gives; `trouble` is "" while giving it works."""

    guild: int
    kind: RoleKind
    role: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that was given to somebody for a week."""

    guild: int
    kind: RoleKind
    week: str
    member: int
    role: int
    state: str = "due"


def _held(row: Row[Any]) -> Held:
    return Held(row.guild, cast(RoleKind, row.kind), row.week, row.member, row.role, row.state)


async def of(connection: AsyncConnection, guild: int) -> dict[RoleKind, Reward]:
    """What a server gives."""
    rows = await connection.execute(select(REWARD).where(REWARD.c.guild == guild))
    return {row.kind: Reward(row.guild, cast(RoleKind, row.kind), row.role, row.trouble) for row in rows}


async def set_role(connection: AsyncConnection, guild: int, kind: RoleKind, role: int | None) -> None:
    """Give this role from now on; None for none."""
    if role is None:
        await connection.execute(delete(REWARD).where(REWARD.c.guild == guild, REWARD.c.kind == kind))
    else:
        await put(connection, REWARD, ("guild", "kind"), guild=guild, kind=kind, role=role, trouble="")


async def troubled(connection: AsyncConnection, guild: int, role: int, trouble: str) -> bool:
    """Note what keeps a role from being given, or "" that nothing does; False when that was known."""
    statement = (
        update(REWARD)
        .where(REWARD.c.guild == guild, REWARD.c.role == role, REWARD.c.trouble != trouble)
        .values(trouble=trouble)
        .returning(REWARD.c.kind)
    )
    return bool((await connection.execute(statement)).all())


async def plan(connection: AsyncConnection, guild: int, week: str, due_at: datetime) -> None:
    """Decided up to `week`; the next decision is due at `due_at`."""
    await put(connection, WEEK, ("guild",), guild=guild, week=week, due_at=due_at)


async def planned(connection: AsyncConnection, guild: int) -> tuple[str, datetime] | None:
    """The last week that was decided, and when the next is due."""
    row = (await connection.execute(select(WEEK).where(WEEK.c.guild == guild))).one_or_none()
    return None if row is None else (row.week, row.due_at)


async def stop(connection: AsyncConnection, guild: int) -> None:
    """No more decisions."""
    await connection.execute(delete(WEEK).where(WEEK.c.guild == guild))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[int]:
    """Servers whose week is to be decided."""
    chosen = select(WEEK.c.guild).where(WEEK.c.due_at <= now).order_by(WEEK.c.due_at).limit(limit)
    return list((await connection.execute(chosen)).scalars())


async def decide(connection: AsyncConnection, guild: int, week: str, due_at: datetime) -> bool:
    """Take the decision of a week; False when it was taken already. Held until the transaction ends."""
    statement = (
        update(WEEK)
        .where(WEEK.c.guild == guild, WEEK.c.week < week)
        .values(week=week, due_at=due_at)
        .returning(WEEK.c.guild)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def postpone(connection: AsyncConnection, guild: int, due_at: datetime) -> None:
    """Nothing to decide yet: look again later."""
    await connection.execute(update(WEEK).where(WEEK.c.guild == guild).values(due_at=due_at))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next decision is due."""
    moment: datetime | None = (await connection.execute(select(func.min(WEEK.c.due_at)))).scalar_one()
    return moment


async def held(connection: AsyncConnection, guild: int, states: Collection[str] = ON) -> list[Held]:
    """Who has a role here, in a fixed order."""
    return await _all(connection, HELD.c.guild == guild, HELD.c.state.in_(states))


async def held_by(
    connection: AsyncConnection, member: int, guild: int | None, states: Collection[str] = ON
) -> list[Held]:
    """The roles that somebody has, in one server or everywhere."""
    here = [] if guild is None else [HELD.c.guild == guild]
    return await _all(connection, HELD.c.member == member, HELD.c.state.in_(states), *here)


async def lately(connection: AsyncConnection, guild: int, kind: RoleKind, since: str) -> set[int]:
    """Who had a role in the weeks from `since` on."""
    chosen = select(HELD.c.member).where(HELD.c.guild == guild, HELD.c.kind == kind, HELD.c.week >= since)
    return set((await connection.execute(chosen)).scalars())


async def give(connection: AsyncConnection, one: Held) -> None:
    """Note that somebody gets a role, or keeps it."""
    await put(
        connection,
        HELD,
        ("guild", "kind", "week", "member"),
        guild=one.guild,
        kind=one.kind,
        week=one.week,
        member=one.member,
        role=one.role,
        state=one.state,
    )


async def move(
    connection: AsyncConnection, guild: int, member: int, role: int, was: Collection[str], to: str
) -> None:
    """What became of a role that somebody has."""
    await connection.execute(
        update(HELD)
        .where(
            HELD.c.guild == guild, HELD.c.member == member, HELD.c.role == role, HELD.c.state.in_(sorted(was))
        )
        .values(state=to)
    )


async def over(connection: AsyncConnection, one: Held) -> None:
    """It was given for this, and is not any more; the role may be theirs for something else."""
    await connection.execute(
        update(HELD)
        .where(
            HELD.c.guild == one.guild,
            HELD.c.kind == one.kind,
            HELD.c.week == one.week,
            HELD.c.member == one.member,
        )
        .values(state="over")
    )


async def finish(connection: AsyncConnection, guild: int, keep: str) -> None:
    """Whatever was given for weeks other than `keep` is over."""
    await connection.execute(
        update(HELD).where(HELD.c.guild == guild, HELD.c.week != keep).values(state="over")
    )


async def forget_before(connection: AsyncConnection, guild: int, week: str) -> None:
    """Who had a role before this week is of no use any more."""
    await connection.execute(
        delete(HELD).where(HELD.c.guild == guild, HELD.c.week < week, HELD.c.state.not_in(ON))
    )


async def _all(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Held]:
    chosen = select(HELD).where(*where).order_by(HELD.c.guild, HELD.c.kind, HELD.c.member, HELD.c.week)
    return [_held(row) for row in await connection.execute(chosen)]
