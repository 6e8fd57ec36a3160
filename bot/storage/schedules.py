"""When boards are due: a row a schedule, claimed with the post it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.calendar import Cadence, Every
from bot.core.calendar import next_due as next_slot_due
from bot.storage.columns import table_of
from bot.storage.statements import insert, put
from bot.storage.tables.server import BoardPostRow, ScheduleRow

SCHEDULE = table_of(ScheduleRow)
POST = table_of(BoardPostRow)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A board's cadence, and the key of the slot that was posted last."""

    id: int
    guild: int
    board: str
    cadence: Cadence
    posted: str


def _schedule(row: Row[Any]) -> Schedule:
    at = time(row.hour, row.minute)
    cadence = Cadence(every=cast(Every, row.every), at=at, weekday=row.weekday, day=row.day)
    return Schedule(row.id, row.guild, row.board, cadence, row.posted)


def _columns(cadence: Cadence) -> dict[str, Any]:
    return {
        "every": cadence.every,
        "hour": cadence.at.hour,
        "minute": cadence.at.minute,
        "weekday": cadence.weekday,
        "day": cadence.day,
    }


async def ensure(connection: AsyncConnection, guild: int, board: str, cadence: Cadence, posted: str) -> None:
    """Give a server its board, unless it has it."""
    chosen = select(SCHEDULE.c.id).where(SCHEDULE.c.guild == guild, SCHEDULE.c.board == board)
    if (await connection.execute(chosen)).first() is None:
        await connection.execute(
            insert(connection, SCHEDULE).values(guild=guild, board=board, posted=posted, **_columns(cadence))
        )


async def change(connection: AsyncConnection, guild: int, board: str, cadence: Cadence, posted: str) -> None:
    """Another cadence; `posted` begins anew, so that nothing is caught up."""
    await connection.execute(
        update(SCHEDULE)
        .where(SCHEDULE.c.guild == guild, SCHEDULE.c.board == board)
        .values(posted=posted, **_columns(cadence))
    )


async def remove(connection: AsyncConnection, guild: int, board: str) -> None:
    """No such board any more."""
    await connection.execute(SCHEDULE.delete().where(SCHEDULE.c.guild == guild, SCHEDULE.c.board == board))


async def of(connection: AsyncConnection, guild: int) -> list[Schedule]:
    """A server's boards."""
    chosen = select(SCHEDULE).where(SCHEDULE.c.guild == guild).order_by(SCHEDULE.c.board)
    return [_schedule(row) for row in await connection.execute(chosen)]


async def aim(connection: AsyncConnection, guild: int, zone: ZoneInfo, now: datetime) -> None:
    """Work out anew when each of a server's boards is due."""
    for schedule in await of(connection, guild):
        due = next_slot_due(now, schedule.cadence, zone, schedule.posted)
        await connection.execute(update(SCHEDULE).where(SCHEDULE.c.id == schedule.id).values(due_at=due))


async def due(connection: AsyncConnection, now: datetime, limit: int) -> list[Schedule]:
    """Boards whose moment has come, held until the transaction ends."""
    chosen = (
        select(SCHEDULE)
        .where(SCHEDULE.c.due_at <= now)
        .order_by(SCHEDULE.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [_schedule(row) for row in await connection.execute(chosen)]


async def posted(connection: AsyncConnection, schedule: Schedule, key: str, due_at: datetime | None) -> None:
    """The slot `key` has its row; the next comes at `due_at`."""
    await connection.execute(
        update(SCHEDULE).where(SCHEDULE.c.id == schedule.id).values(posted=key, due_at=due_at)
    )


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next board is due."""
    moment: datetime | None = (await connection.execute(select(func.min(SCHEDULE.c.due_at)))).scalar_one()
    return moment


async def post_of(connection: AsyncConnection, guild: int, board: str, period: str) -> tuple[int, int] | None:
    """The channel and message of a board's post for a period."""
    chosen = select(POST.c.channel, POST.c.message).where(
        POST.c.guild == guild, POST.c.board == board, POST.c.period == period
    )
    row = (await connection.execute(chosen)).one_or_none()
    return None if row is None else (row.channel, row.message)


async def keep_post(
    connection: AsyncConnection, guild: int, board: str, period: str, channel: int, message: int
) -> None:
    """Remember where a board's post stands."""
    await put(
        connection,
        POST,
        ("guild", "board", "period"),
        guild=guild,
        board=board,
        period=period,
        channel=channel,
        message=message,
    )


async def forget_posts(connection: AsyncConnection, channel: int) -> None:
    """The channel is gone, and its posts with it."""
    await connection.execute(POST.delete().where(POST.c.channel == channel))


def earliest(moments: Sequence[datetime | None]) -> datetime | None:
    """The first of some moments."""
    return min((moment for moment in moments if moment is not None), default=None)
