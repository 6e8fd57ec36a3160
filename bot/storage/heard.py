"""Where the messages of open half hours stand: kept until they are settled, so that a loss is noticed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.snowflake import id_at
from bot.storage.columns import table_of
from bot.storage.statements import insert
from bot.storage.tables.challenge import HeardRow

HEARD = table_of(HeardRow)
KEPT = timedelta(days=2)


async def note(
    connection: AsyncConnection, guild: int, channel: int, message: int, member: int, challenge: int
) -> None:
    """A participant's message was judged."""
    row = {"guild": guild, "channel": channel, "message": message, "member": member, "challenge": challenge}
    await connection.execute(insert(connection, HEARD).values(row).on_conflict_do_nothing())


async def standing(
    connection: AsyncConnection, guild: int, channel: int, since: datetime, until: datetime
) -> set[int]:
    """The messages that were judged in a channel between two moments."""
    chosen = select(HEARD.c.message).where(
        HEARD.c.guild == guild,
        HEARD.c.channel == channel,
        HEARD.c.message >= id_at(since),
        HEARD.c.message < id_at(until),
    )
    return set((await connection.execute(chosen)).scalars())


async def forget(connection: AsyncConnection, challenges: Collection[int]) -> None:
    """These half hours are settled."""
    if challenges:
        await connection.execute(delete(HEARD).where(HEARD.c.challenge.in_(sorted(challenges))))


async def expire(connection: AsyncConnection, now: datetime) -> None:
    """Whatever was left over."""
    await connection.execute(delete(HEARD).where(HEARD.c.message < id_at(now - KEPT)))
