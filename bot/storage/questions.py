"""Participants' questions that nobody has answered yet: ids only, a day at most."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.challenge import QuestionRow

QUESTION = table_of(QuestionRow)
KEPT = timedelta(hours=24)


class Question(NamedTuple):
    """Where an open question stands."""

    channel: int
    message: int


async def ask(
    connection: AsyncConnection, guild: int, channel: int, message: int, member: int, at: datetime
) -> None:
    """Keep an open question."""
    await connection.execute(
        insert(connection, QUESTION)
        .values(message=message, guild=guild, channel=channel, member=member, at=at)
        .on_conflict_do_nothing()
    )


async def close(connection: AsyncConnection, *messages: int) -> None:
    """Somebody answered, or it is gone."""
    await connection.execute(delete(QUESTION).where(QUESTION.c.message.in_(list(messages))))


async def any_of(connection: AsyncConnection, messages: Sequence[int]) -> bool:
    """True where one of these messages is an open question."""
    chosen = select(QUESTION.c.message).where(QUESTION.c.message.in_(list(messages))).limit(1)
    return (await connection.execute(chosen)).first() is not None


async def close_of(connection: AsyncConnection, guild: int, member: int) -> None:
    """A member is gone, and asks no more."""
    await connection.execute(delete(QUESTION).where(QUESTION.c.guild == guild, QUESTION.c.member == member))


async def close_in(connection: AsyncConnection, channel: int) -> None:
    """The channel is gone."""
    await connection.execute(delete(QUESTION).where(QUESTION.c.channel == channel))


async def for_somebody_else(
    connection: AsyncConnection, guild: int, member: int, now: datetime, limit: int = 50
) -> tuple[Question, ...]:
    """Open questions of other participants, newest first; many, since not every channel is for everybody."""
    chosen = (
        select(QUESTION.c.channel, QUESTION.c.message)
        .where(QUESTION.c.guild == guild, QUESTION.c.member != member, QUESTION.c.at > now - KEPT)
        .order_by(QUESTION.c.at.desc())
        .limit(limit)
    )
    return tuple(Question(row.channel, row.message) for row in await connection.execute(chosen))


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """Forget what is older than a day."""
    await connection.execute(delete(QUESTION).where(QUESTION.c.at <= now - KEPT))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the oldest question is forgotten."""
    oldest: datetime | None = (await connection.execute(select(func.min(QUESTION.c.at)))).scalar_one()
    return None if oldest is None else oldest + KEPT
