"""Slips at rest."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import case, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.slip import Slip, SlipState
from bot.storage.columns import table_of
from bot.storage.tables.challenge import SlipRow

SLIP = table_of(SlipRow)


def _slip(row: Row[Any]) -> Slip:
    return Slip(
        id=row.id,
        challenge=row.challenge,
        guild=row.guild,
        member=row.member,
        channel=row.channel,
        message=row.message,
        revision=row.revision,
        state=cast(SlipState, row.state),
        at=row.at,
        at_stake=row.at_stake,
        rules=tuple(row.rules),
        told_at=row.told_at,
        grace_until=row.grace_until,
    )


async def add(connection: AsyncConnection, slip: Slip) -> int:
    """Write a new slip (its id is ignored) and return its id."""
    statement = (
        SLIP.insert()
        .values(
            challenge=slip.challenge,
            guild=slip.guild,
            member=slip.member,
            channel=slip.channel,
            message=slip.message,
            revision=slip.revision,
            state=slip.state,
            at=slip.at,
            at_stake=slip.at_stake,
            rules=[dict(rule) for rule in slip.rules],
        )
        .returning(SLIP.c.id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def get(connection: AsyncConnection, id: int) -> Slip | None:
    """One slip."""
    row = (await connection.execute(select(SLIP).where(SLIP.c.id == id))).one_or_none()
    return None if row is None else _slip(row)


async def of_message(connection: AsyncConnection, guild: int, message: int) -> list[Slip]:
    """The slips of a message, oldest first; one at most is not forgiven."""
    chosen = select(SLIP).where(SLIP.c.guild == guild, SLIP.c.message == message).order_by(SLIP.c.id)
    return [_slip(row) for row in await connection.execute(chosen)]


async def any_of(connection: AsyncConnection, guild: int, messages: Sequence[int]) -> bool:
    """True where one of these messages has a slip."""
    chosen = select(SLIP.c.id).where(SLIP.c.guild == guild, SLIP.c.message.in_(list(messages))).limit(1)
    return (await connection.execute(chosen)).first() is not None


async def of_challenge(connection: AsyncConnection, challenge: int) -> list[Slip]:
    """All slips of a half hour, oldest first."""
    chosen = select(SLIP).where(SLIP.c.challenge == challenge).order_by(SLIP.c.id)
    return [_slip(row) for row in await connection.execute(chosen)]


async def of_nudge(connection: AsyncConnection, nudge: int) -> list[Slip]:
    """What a nudge has left to tell."""
    chosen = (
        select(SLIP)
        .where(SLIP.c.nudge == nudge, SLIP.c.state.in_(("open", "told", "closed")))
        .order_by(SLIP.c.id)
    )
    return [_slip(row) for row in await connection.execute(chosen)]


async def move(
    connection: AsyncConnection, id: int, was: Sequence[SlipState], now_is: SlipState
) -> Slip | None:
    """Change a slip's state; None when it was in none of `was`."""
    statement = (
        update(SLIP)
        .where(SLIP.c.id == id, SLIP.c.state.in_(list(was)))
        .values(state=now_is)
        .returning(*SLIP.c)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _slip(row)


async def rejudge(
    connection: AsyncConnection, id: int, revision: int, rules: list[dict[str, Any]], at_stake: int
) -> None:
    """An edit left noise in the message: the same slip, other words."""
    await connection.execute(
        update(SLIP).where(SLIP.c.id == id).values(revision=revision, rules=rules, at_stake=at_stake)
    )


async def link(connection: AsyncConnection, id: int, nudge: int) -> None:
    """Say which outbox row tells of a slip."""
    await connection.execute(update(SLIP).where(SLIP.c.id == id).values(nudge=nudge))


async def told(connection: AsyncConnection, ids: Sequence[int], now: datetime, grace: timedelta) -> None:
    """The member knows now: the grace of each that was not told before starts."""
    await connection.execute(
        update(SLIP)
        .where(SLIP.c.id.in_(list(ids)), SLIP.c.state == "open")
        .values(state="told", told_at=now, grace_until=now + grace)
    )


async def claim_graces(connection: AsyncConnection, now: datetime, limit: int) -> list[Slip]:
    """Slips that were told and not repaired in time: each is counted once."""
    due = (
        select(SLIP.c.id)
        .where(SLIP.c.state == "told", SLIP.c.grace_until <= now)
        .order_by(SLIP.c.grace_until, SLIP.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = (
        update(SLIP)
        .where(SLIP.c.id.in_(due), SLIP.c.state == "told")
        .values(state="counted")
        .returning(*SLIP.c)
    )
    found = [_slip(row) for row in await connection.execute(statement)]
    return sorted(found, key=lambda slip: (slip.grace_until or slip.at, slip.id))


async def counts(connection: AsyncConnection, challenge: int) -> tuple[int, int]:
    """How many slips of a half hour stand, and how many were repaired."""
    stands = func.sum(_one(SLIP.c.state.in_(("open", "told", "counted", "closed"))))
    repaired = func.sum(_one(SLIP.c.state == "repaired"))
    row = (await connection.execute(select(stands, repaired).where(SLIP.c.challenge == challenge))).one()
    return int(row[0] or 0), int(row[1] or 0)


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next grace passes."""
    chosen = select(func.min(SLIP.c.grace_until)).where(SLIP.c.state == "told")
    moment: datetime | None = (await connection.execute(chosen)).scalar_one()
    return moment


async def close_open(connection: AsyncConnection, challenge: int) -> None:
    """Settlement: what was not told, or not for long enough, is never counted."""
    await connection.execute(
        update(SLIP)
        .where(SLIP.c.challenge == challenge, SLIP.c.state.in_(("open", "told")))
        .values(state="closed", grace_until=None)
    )


def _one(condition: Any) -> Any:
    return case((condition, 1), else_=0)
