"""Rounds at rest: a window that many share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.challenge import SETTLES_AFTER
from bot.storage.challenges import CHALLENGE
from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.company import RoundMemberRow, RoundRow

ROUND = table_of(RoundRow)
MEMBER = table_of(RoundMemberRow)


@dataclass(frozen=True, slots=True)
class Round:
    """A window that many share. `state`: open, running, over, cancelled."""

    id: int
    guild: int
    host: int
    channel: int
    minutes: int
    starts_at: datetime
    ends_at: datetime
    state: str = "open"
    parent: int | None = None
    card_channel: int | None = None
    card_message: int | None = None


def _round(row: Row[Any]) -> Round:
    return Round(
        row.id,
        row.guild,
        row.host,
        row.channel,
        row.minutes,
        row.starts_at,
        row.ends_at,
        row.state,
        row.parent,
        row.card_channel,
        row.card_message,
    )


async def open(connection: AsyncConnection, wanted: Round) -> Round:
    """Write a new round (its id is ignored)."""
    statement = (
        insert(connection, ROUND)
        .values(
            guild=wanted.guild,
            host=wanted.host,
            channel=wanted.channel,
            parent=wanted.parent,
            minutes=wanted.minutes,
            state="open",
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
        )
        .returning(*ROUND.c)
    )
    return _round((await connection.execute(statement)).one())


async def get(connection: AsyncConnection, id: int) -> Round | None:
    """One round."""
    row = (await connection.execute(select(ROUND).where(ROUND.c.id == id))).one_or_none()
    return None if row is None else _round(row)


async def posted(connection: AsyncConnection, id: int, channel: int, message: int) -> None:
    """Say where its card stands."""
    await connection.execute(
        update(ROUND).where(ROUND.c.id == id).values(card_channel=channel, card_message=message)
    )


async def join(connection: AsyncConnection, round: Round, member: int) -> bool:
    """Add a member; False when they had joined."""
    statement = (
        insert(connection, MEMBER)
        .values(round=round.id, member=member, guild=round.guild)
        .on_conflict_do_nothing()
        .returning(MEMBER.c.member)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def leave(connection: AsyncConnection, round: int, member: int) -> bool:
    """Take a member out again; False when they had not joined."""
    gone = await connection.execute(
        MEMBER.delete().where(MEMBER.c.round == round, MEMBER.c.member == member).returning(MEMBER.c.member)
    )
    return gone.one_or_none() is not None


async def members(connection: AsyncConnection, round: int) -> list[int]:
    """Who joined."""
    found = await connection.execute(
        select(MEMBER.c.member).where(MEMBER.c.round == round).order_by(MEMBER.c.member)
    )
    return [row.member for row in found]


async def claim_starting(connection: AsyncConnection, now: datetime, limit: int) -> list[Round]:
    """Rounds whose start has come, each once."""
    due = (
        select(ROUND.c.id)
        .where(ROUND.c.state == "open", ROUND.c.starts_at <= now)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = update(ROUND).where(ROUND.c.id.in_(due)).values(state="running").returning(*ROUND.c)
    return [_round(row) for row in await connection.execute(statement)]


async def claim_settled(connection: AsyncConnection, now: datetime, limit: int) -> list[Round]:
    """Rounds whose half hours are settled, each once."""
    due = (
        select(ROUND.c.id)
        .where(ROUND.c.state == "running", ROUND.c.ends_at <= now - SETTLES_AFTER)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = update(ROUND).where(ROUND.c.id.in_(due)).values(state="over").returning(*ROUND.c)
    return [_round(row) for row in await connection.execute(statement)]


async def half_hours(connection: AsyncConnection, round: int) -> list[tuple[int, int, str]]:
    """The half hours of a round: id, member, state."""
    chosen = select(CHALLENGE.c.id, CHALLENGE.c.member, CHALLENGE.c.state).where(CHALLENGE.c.round == round)
    return [(row.id, row.member, row.state) for row in await connection.execute(chosen)]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next round starts or is settled."""
    starts = select(func.min(ROUND.c.starts_at)).where(ROUND.c.state == "open")
    ends = select(func.min(ROUND.c.ends_at)).where(ROUND.c.state == "running")
    first: datetime | None = (await connection.execute(starts)).scalar_one()
    last: datetime | None = (await connection.execute(ends)).scalar_one()
    moments = [first, None if last is None else last + SETTLES_AFTER]
    return min((moment for moment in moments if moment is not None), default=None)
