"""Who changed a server's choices, what, and when: ids, numbers and keywords, no words that people wrote."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.config import Change, Noted, changes
from bot.storage import config
from bot.storage.columns import table_of
from bot.storage.tables.server import ServerChangeRow

CHANGE = table_of(ServerChangeRow)
KEPT = timedelta(days=365)


@asynccontextmanager
async def noted(
    connection: AsyncConnection, guild: int, by: int, now: datetime, how: str = "command"
) -> AsyncIterator[None]:
    """Whatever the block changes in a server's choices is written down, in the same transaction."""
    before = await config.read(connection, guild, now)
    yield
    found = changes(before, await config.read(connection, guild, now))
    rows = [
        {
            "guild": guild,
            "at": now,
            "made_by": by,
            "how": how,
            "section": one.section,
            "before": one.before,
            "after": one.after,
        }
        for one in found
    ]
    if rows:
        await connection.execute(CHANGE.insert(), rows)


async def of(connection: AsyncConnection, guild: int, limit: int) -> list[Noted]:
    """The newest changes, newest first."""
    chosen = select(CHANGE).where(CHANGE.c.guild == guild).order_by(CHANGE.c.id.desc()).limit(limit)
    return [_noted(row) for row in await connection.execute(chosen)]


def _noted(row: Row[Any]) -> Noted:
    return Noted(row.at, row.made_by, row.how, Change(row.section, row.before, row.after))


async def revision(connection: AsyncConnection, guild: int) -> int:
    """The number of the newest change; 0 before the first."""
    newest = select(func.max(CHANGE.c.id)).where(CHANGE.c.guild == guild)
    return (await connection.execute(newest)).scalar_one() or 0


async def since(connection: AsyncConnection, guild: int, revision: int, besides: int) -> Noted | None:
    """The newest change after a revision by anybody but one moderator; None without one."""
    chosen = select(CHANGE).where(
        CHANGE.c.guild == guild, CHANGE.c.id > revision, CHANGE.c.made_by != besides
    )
    row = (await connection.execute(chosen.order_by(CHANGE.c.id.desc()).limit(1))).one_or_none()
    return None if row is None else _noted(row)


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """A year is long enough."""
    await connection.execute(delete(CHANGE).where(CHANGE.c.at <= now - KEPT))
