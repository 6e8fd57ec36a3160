"""Pauses of one way of sending, for everybody: Discord said that we were too fast."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import put
from bot.storage.tables.pause import PauseRow

PAUSE = table_of(PauseRow)
FIRST = timedelta(minutes=1)
LONGEST = timedelta(hours=1)


async def until(connection: AsyncConnection, way: str) -> datetime | None:
    """The end of the pause, past or to come; None without one."""
    found: datetime | None = (
        await connection.execute(select(PAUSE.c.until).where(PAUSE.c.way == way))
    ).scalar_one_or_none()
    return found


async def longer(
    connection: AsyncConnection, way: str, now: datetime, reason: str, least: timedelta = FIRST
) -> datetime:
    """Pause, each time in a row twice as long, up to an hour, or as Discord says; returns the end."""
    row = (await connection.execute(select(PAUSE).where(PAUSE.c.way == way))).one_or_none()
    if row is not None and row.until > now:
        end: datetime = row.until  # several answers to one batch are one refusal
        return end
    times = 0 if row is None else row.times
    end = now + max(min(FIRST * 2 ** min(times, 10), LONGEST), least)
    await put(connection, PAUSE, ("way",), way=way, until=end, times=times + 1, reason=reason[:40])
    return end


async def lift(connection: AsyncConnection, way: str) -> None:
    """One went through: the next pause begins short again."""
    await connection.execute(delete(PAUSE).where(PAUSE.c.way == way))
