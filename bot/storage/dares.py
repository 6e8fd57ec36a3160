"""Dares at rest; who is dared is a keyed hash until they act themselves."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert, put
from bot.storage.tables.company import DareBlockRow, DareRow

DARE = table_of(DareRow)
BLOCK = table_of(DareBlockRow)


@dataclass(frozen=True, slots=True)
class Dare:
    """A dare; `target` is the keyed hash of who is dared. `state`: open, accepted, declined, expired."""

    id: int
    guild: int
    challenger: int
    target: int
    minutes: int
    state: str
    at: datetime
    expires_at: datetime
    answered_at: datetime | None = None
    channel: int | None = None
    message: int | None = None


def _dare(row: Row[Any]) -> Dare:
    return Dare(
        row.id,
        row.guild,
        row.challenger,
        row.target,
        row.minutes,
        row.state,
        row.at,
        row.expires_at,
        row.answered_at,
        row.channel,
        row.message,
    )


async def add(connection: AsyncConnection, dare: Dare) -> Dare:
    """Write a new dare (its id is ignored)."""
    statement = (
        insert(connection, DARE)
        .values(
            guild=dare.guild,
            challenger=dare.challenger,
            target=dare.target,
            minutes=dare.minutes,
            state="open",
            at=dare.at,
            expires_at=dare.expires_at,
        )
        .returning(*DARE.c)
    )
    return _dare((await connection.execute(statement)).one())


async def get(connection: AsyncConnection, id: int) -> Dare | None:
    """One dare."""
    row = (await connection.execute(select(DARE).where(DARE.c.id == id))).one_or_none()
    return None if row is None else _dare(row)


async def latest_to(connection: AsyncConnection, guild: int, target: int) -> list[Dare]:
    """The newest dares to somebody, newest first."""
    chosen = (
        select(DARE)
        .where(DARE.c.guild == guild, DARE.c.target == target)
        .order_by(DARE.c.at.desc())
        .limit(10)
    )
    return [_dare(row) for row in await connection.execute(chosen)]


async def posted(connection: AsyncConnection, id: int, channel: int, message: int) -> None:
    """Say where its card stands."""
    await connection.execute(update(DARE).where(DARE.c.id == id).values(channel=channel, message=message))


async def answer(connection: AsyncConnection, id: int, state: str, now: datetime) -> Dare | None:
    """Answer an open dare; None when it is over."""
    statement = (
        update(DARE)
        .where(DARE.c.id == id, DARE.c.state == "open", DARE.c.expires_at > now)
        .values(state=state, answered_at=now)
        .returning(*DARE.c)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _dare(row)


async def claim_expired(connection: AsyncConnection, now: datetime, limit: int) -> list[Dare]:
    """Open dares whose time has passed, each once."""
    due = (
        select(DARE.c.id)
        .where(DARE.c.state == "open", DARE.c.expires_at <= now)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    statement = update(DARE).where(DARE.c.id.in_(due)).values(state="expired").returning(*DARE.c)
    return [_dare(row) for row in await connection.execute(statement)]


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When the next dare expires."""
    chosen = select(func.min(DARE.c.expires_at)).where(DARE.c.state == "open")
    moment: datetime | None = (await connection.execute(chosen)).scalar_one()
    return moment


async def forget_old(connection: AsyncConnection, before: datetime) -> None:
    """Old dares are nobody's business."""
    await connection.execute(DARE.delete().where(DARE.c.expires_at < before, DARE.c.state != "open"))


async def block(connection: AsyncConnection, guild: int, member: int, blocked: int) -> None:
    """`member` is never dared by `blocked` (a keyed hash) again."""
    await put(connection, BLOCK, ("guild", "member", "blocked"), guild=guild, member=member, blocked=blocked)


async def blocks(connection: AsyncConnection, guild: int, member: int, blocked: int) -> bool:
    """True where `member` blocked `blocked`."""
    chosen = select(
        exists().where(BLOCK.c.guild == guild, BLOCK.c.member == member, BLOCK.c.blocked == blocked)
    )
    return bool((await connection.execute(chosen)).scalar_one())
