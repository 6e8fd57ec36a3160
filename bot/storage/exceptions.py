"""What moderators allowed."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.tables.appeal import ExceptionRow

EXCEPTION = table_of(ExceptionRow)


class Allowed(NamedTuple):
    """An exception as it was typed or confirmed. `kind`: phrase, domain; `scope`: server, channel, member."""

    id: int
    rule: str | None
    kind: str
    value: str
    scope: str
    scope_id: int


async def add(connection: AsyncConnection, guild: int, allowed: Allowed, by: int, at: datetime) -> int:
    """Write one (its id is ignored) and return its id."""
    statement = (
        EXCEPTION.insert()
        .values(
            guild=guild,
            rule=allowed.rule,
            kind=allowed.kind,
            value=allowed.value,
            scope=allowed.scope,
            scope_id=allowed.scope_id,
            made_by=by,
            at=at,
        )
        .returning(EXCEPTION.c.id)
    )
    return int((await connection.execute(statement)).scalar_one())


async def of(connection: AsyncConnection, guild: int) -> list[Allowed]:
    """A server's exceptions, oldest first."""
    found = await connection.execute(
        select(EXCEPTION).where(EXCEPTION.c.guild == guild).order_by(EXCEPTION.c.id)
    )
    return [Allowed(row.id, row.rule, row.kind, row.value, row.scope, row.scope_id) for row in found]


async def same(connection: AsyncConnection, guild: int, wanted: Allowed) -> Allowed | None:
    """One that says the same already; None without one."""
    return next((one for one in await of(connection, guild) if one._replace(id=0) == wanted), None)


async def count(connection: AsyncConnection, guild: int) -> int:
    """How many there are."""
    chosen: Any = select(func.count()).select_from(EXCEPTION).where(EXCEPTION.c.guild == guild)
    return int((await connection.execute(chosen)).scalar_one())


async def remove(connection: AsyncConnection, guild: int, id: int) -> bool:
    """Take one back; False when it is not there."""
    gone = await connection.execute(
        delete(EXCEPTION).where(EXCEPTION.c.guild == guild, EXCEPTION.c.id == id).returning(EXCEPTION.c.id)
    )
    return gone.one_or_none() is not None
