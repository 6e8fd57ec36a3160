"""What members declared as their own, and which hosts they keep posting."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.personal import LearnedRow, SiteRow

SITE = table_of(SiteRow)
LEARNED = table_of(LearnedRow)
KEPT = timedelta(days=30)


class Site(NamedTuple):
    """A declared domain or product name. `kind`: domain, name."""

    id: int
    kind: str
    value: str


async def of(connection: AsyncConnection, guild: int, member: int) -> list[Site]:
    """What a member declared, oldest first."""
    chosen = select(SITE).where(SITE.c.guild == guild, SITE.c.member == member).order_by(SITE.c.id)
    return [Site(row.id, row.kind, row.value) for row in await connection.execute(chosen)]


async def add(
    connection: AsyncConnection, guild: int, member: int, kind: str, value: str, at: datetime
) -> None:
    """Declare one."""
    await connection.execute(SITE.insert().values(guild=guild, member=member, kind=kind, value=value, at=at))


async def remove(connection: AsyncConnection, guild: int, member: int, id: int) -> None:
    """Take one back."""
    await connection.execute(
        delete(SITE).where(SITE.c.guild == guild, SITE.c.member == member, SITE.c.id == id)
    )


async def saw(
    connection: AsyncConnection, guild: int, member: int, hosts: Sequence[int], at: datetime
) -> None:
    """A participant posted links to these hosts (keyed hashes)."""
    for host in sorted(set(hosts)):
        statement = insert(connection, LEARNED).values(guild=guild, member=member, host=host, count=1, at=at)
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=["guild", "member", "host"],
                set_={"count": LEARNED.c.count + 1, "at": at},
            )
        )


async def seen(
    connection: AsyncConnection, guild: int, member: int, hosts: Sequence[int], now: datetime
) -> dict[int, int]:
    """How often each of these hosts was posted within 30 days."""
    chosen = select(LEARNED.c.host, LEARNED.c.count).where(
        LEARNED.c.guild == guild,
        LEARNED.c.member == member,
        LEARNED.c.host.in_(list(hosts)),
        LEARNED.c.at > now - KEPT,
    )
    return {row.host: row[1] for row in await connection.execute(chosen)}


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """Forget hosts that were not posted for 30 days."""
    await connection.execute(delete(LEARNED).where(LEARNED.c.at <= now - KEPT))


async def count(connection: AsyncConnection, guild: int, member: int) -> int:
    """How many a member declared."""
    chosen = select(func.count()).select_from(SITE).where(SITE.c.guild == guild, SITE.c.member == member)
    return int((await connection.execute(chosen)).scalar_one())
