"""When boards are due, and how they look: a row a board, claimed with the post it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.calendar import Cadence, Every, missed
from bot.core.calendar import next_due as next_slot_due
from bot.core.leaderboard import BoardKind
from bot.core.posting import PLAIN, Look, Style
from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.board import ScheduleRow

SCHEDULE = table_of(ScheduleRow)
GONE = "unknown_channel"
"""The trouble of a board whose channel was deleted: it waits for another one, with its slot kept."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """A board: its cadence, the key of the slot that was posted last, where it goes and how it looks.

    `channel` None follows the server's leaderboard channel; `trouble` is "" while posting works.
    """

    id: int
    guild: int
    board: str
    cadence: Cadence
    posted: str
    channel: int | None = None
    style: Style = PLAIN
    trouble: str = ""


def kinds_of(text: str) -> tuple[BoardKind, ...]:
    """Kinds as they are kept in one column."""
    return cast(tuple[BoardKind, ...], tuple(text.split(",")))


def _schedule(row: Row[Any]) -> Schedule:
    cadence = Cadence(
        every=cast(Every, row.every), at=time(row.hour, row.minute), weekday=row.weekday, day=row.day
    )
    style = Style(kinds_of(row.kinds), row.numbers, cast(Look, row.look))
    return Schedule(row.id, row.guild, row.board, cadence, row.posted, row.channel, style, row.trouble)


def _columns(cadence: Cadence, channel: int | None, style: Style) -> dict[str, Any]:
    return {
        "every": cadence.every,
        "hour": cadence.at.hour,
        "minute": cadence.at.minute,
        "weekday": cadence.weekday,
        "day": cadence.day,
        "channel": channel,
        "kinds": ",".join(style.kinds),
        "numbers": style.numbers,
        "look": style.look,
    }


def _one(guild: int, board: str) -> ColumnElement[bool]:
    return (SCHEDULE.c.guild == guild) & (SCHEDULE.c.board == board)


async def ensure(
    connection: AsyncConnection,
    guild: int,
    board: str,
    cadence: Cadence,
    posted: str,
    channel: int | None = None,
    style: Style = PLAIN,
) -> bool:
    """Give a server a board of this name, unless it has one; False when it has."""
    columns = _columns(cadence, channel, style)
    statement = insert(connection, SCHEDULE).values(
        guild=guild, board=board, posted=posted, trouble="", **columns
    )
    statement = statement.on_conflict_do_nothing(index_elements=["guild", "board"]).returning(SCHEDULE.c.id)
    return (await connection.execute(statement)).one_or_none() is not None


async def change(connection: AsyncConnection, schedule: Schedule) -> None:
    """Write a board's cadence, place and looks, whole; aim again afterwards."""
    await connection.execute(
        update(SCHEDULE)
        .where(SCHEDULE.c.id == schedule.id)
        .values(
            posted=schedule.posted,
            trouble=schedule.trouble,
            **_columns(schedule.cadence, schedule.channel, schedule.style),
        )
    )


async def remove(connection: AsyncConnection, guild: int, board: str) -> bool:
    """No such board any more; False when there was none."""
    gone = await connection.execute(SCHEDULE.delete().where(_one(guild, board)).returning(SCHEDULE.c.id))
    return gone.one_or_none() is not None


async def of(connection: AsyncConnection, guild: int) -> list[Schedule]:
    """A server's boards."""
    chosen = select(SCHEDULE).where(SCHEDULE.c.guild == guild).order_by(SCHEDULE.c.board)
    return [_schedule(row) for row in await connection.execute(chosen)]


async def get(connection: AsyncConnection, guild: int, board: str) -> Schedule | None:
    """One board."""
    row = (await connection.execute(select(SCHEDULE).where(_one(guild, board)))).one_or_none()
    return None if row is None else _schedule(row)


async def aim(connection: AsyncConnection, guild: int, zone: ZoneInfo, now: datetime) -> None:
    """Work out anew when each of a server's boards is due; what a change has made due is due now."""
    for schedule in await of(connection, guild):
        slot = missed(schedule.posted, now, schedule.cadence, zone)
        due = now if slot is not None else next_slot_due(now, schedule.cadence, zone, schedule.posted)
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


async def troubled(connection: AsyncConnection, guild: int, board: str, trouble: str) -> bool:
    """Note what keeps a board from being posted, or "" that nothing does; False when that was known."""
    statement = (
        update(SCHEDULE)
        .where(_one(guild, board), SCHEDULE.c.trouble != trouble)
        .values(trouble=trouble)
        .returning(SCHEDULE.c.id)
    )
    return (await connection.execute(statement)).one_or_none() is not None


async def homeless(connection: AsyncConnection, guild: int, channel: int, follows: bool) -> list[str]:
    """A channel is gone: the boards that go there wait for another; their names.

    `follows`: it was the server's leaderboard channel, so boards without one of their own went there too.
    """
    there: ColumnElement[bool] = SCHEDULE.c.channel == channel
    if follows:
        there = there | SCHEDULE.c.channel.is_(None)
    statement = (
        update(SCHEDULE)
        .where(SCHEDULE.c.guild == guild, there, SCHEDULE.c.trouble != GONE)
        .values(trouble=GONE, due_at=None)
        .returning(SCHEDULE.c.board)
    )
    return sorted((await connection.execute(statement)).scalars())


async def owed(connection: AsyncConnection, guild: int, board: str) -> None:
    """The last slot's post could not stand where its channel was: it is owed again, once there is another."""
    await connection.execute(update(SCHEDULE).where(_one(guild, board)).values(posted="", due_at=None))


async def rehouse(connection: AsyncConnection, guild: int) -> list[str]:
    """The server has another leaderboard channel: the boards that follow it, whose troubles are over."""
    statement = (
        update(SCHEDULE)
        .where(SCHEDULE.c.guild == guild, SCHEDULE.c.channel.is_(None))
        .values(trouble="")
        .returning(SCHEDULE.c.board)
    )
    return sorted((await connection.execute(statement)).scalars())


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next board is due."""
    moment: datetime | None = (await connection.execute(select(func.min(SCHEDULE.c.due_at)))).scalar_one()
    return moment


def earliest(moments: Sequence[datetime | None]) -> datetime | None:
    """The first of some moments."""
    return min((moment for moment in moments if moment is not None), default=None)
