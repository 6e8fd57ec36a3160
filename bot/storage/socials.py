"""Recurring social hours at rest."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.company import SocialRow

SOCIAL = table_of(SocialRow)


@dataclass(frozen=True, slots=True)
class Social:
    """A social hour that comes every week on a day (0 Monday) at a time of the server's zone."""

    id: int
    guild: int
    channel: int
    weekday: int
    at: time
    minutes: int


def _social(row: Row[Any]) -> Social:
    return Social(row.id, row.guild, row.channel, row.weekday, time(row.hour, row.minute), row.minutes)


async def add(connection: AsyncConnection, social: Social, due_at: datetime) -> Social:
    """Write a new one (its id is ignored)."""
    statement = (
        insert(connection, SOCIAL)
        .values(
            guild=social.guild,
            channel=social.channel,
            weekday=social.weekday,
            hour=social.at.hour,
            minute=social.at.minute,
            minutes=social.minutes,
            due_at=due_at,
        )
        .returning(*SOCIAL.c)
    )
    return _social((await connection.execute(statement)).one())


async def of(connection: AsyncConnection, guild: int) -> list[Social]:
    """A server's social hours."""
    chosen = select(SOCIAL).where(SOCIAL.c.guild == guild).order_by(SOCIAL.c.weekday, SOCIAL.c.hour)
    return [_social(row) for row in await connection.execute(chosen)]


async def remove(connection: AsyncConnection, guild: int, id: int) -> bool:
    """Take one away; False when it is not there."""
    gone = await connection.execute(
        delete(SOCIAL).where(SOCIAL.c.guild == guild, SOCIAL.c.id == id).returning(SOCIAL.c.id)
    )
    return gone.one_or_none() is not None


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Social]:
    """Those whose next event is to be announced, held until the transaction ends."""
    chosen = select(SOCIAL).where(SOCIAL.c.due_at <= now).limit(limit).with_for_update(skip_locked=True)
    return [_social(row) for row in await connection.execute(chosen)]


async def aim(connection: AsyncConnection, id: int, due_at: datetime) -> None:
    """The next one is announced at `due_at`."""
    await connection.execute(update(SOCIAL).where(SOCIAL.c.id == id).values(due_at=due_at))


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next one is announced."""
    moment: datetime | None = (await connection.execute(select(func.min(SOCIAL.c.due_at)))).scalar_one()
    return moment
