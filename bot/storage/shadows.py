"""What would have been a slip in a half hour on trial: message ids and booked names, for thirty days."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.server import ShadowRow

SHADOW = table_of(ShadowRow)
KEPT = timedelta(days=30)


async def note(
    connection: AsyncConnection,
    guild: int,
    message: int,
    member: int,
    challenge: int,
    names: Collection[str],
    at: datetime,
) -> None:
    """What the judge finds in a message now, in place of what it found before."""
    await connection.execute(delete(SHADOW).where(SHADOW.c.guild == guild, SHADOW.c.message == message))
    rows = [
        {
            "guild": guild, "message": message, "name": name, "member": member, "challenge": challenge,
            "at": at,
        }
        for name in sorted(set(names))
    ]  # fmt: skip
    if rows:
        await connection.execute(insert(connection, SHADOW).on_conflict_do_nothing(), rows)


async def withdraw(connection: AsyncConnection, guild: int, messages: Sequence[int]) -> None:
    """These messages are gone."""
    await connection.execute(delete(SHADOW).where(SHADOW.c.guild == guild, SHADOW.c.message.in_(messages)))


async def any_of(connection: AsyncConnection, guild: int, messages: Sequence[int]) -> bool:
    """True where one of them was noted."""
    chosen = select(SHADOW.c.message).where(SHADOW.c.guild == guild, SHADOW.c.message.in_(messages)).limit(1)
    return (await connection.execute(chosen)).first() is not None


async def counts(connection: AsyncConnection, guild: int, since: datetime) -> dict[str, int]:
    """How often each would have been told since then."""
    chosen = (
        select(SHADOW.c.name, func.count())
        .where(SHADOW.c.guild == guild, SHADOW.c.at > since)
        .group_by(SHADOW.c.name)
    )
    return {row[0]: row[1] for row in await connection.execute(chosen)}


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """A trial is not kept for ever."""
    await connection.execute(delete(SHADOW).where(SHADOW.c.at <= now - KEPT))
