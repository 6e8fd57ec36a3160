"""Which pairs met on which day: keyed hashes, forgotten after thirty days."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.books import Pair
from bot.storage.columns import table_of
from bot.storage.statements import among
from bot.storage.tables.ledger import MetRow

MET = table_of(MetRow)


async def days_met(
    connection: AsyncConnection, pairs: Collection[Pair], first_day: int, last_day: int
) -> dict[Pair, set[int]]:
    """The days on which each pair met, between two days, both included."""
    found: dict[Pair, set[int]] = defaultdict(set)
    if pairs:
        rows = await connection.execute(
            select(MET.c.guild, MET.c.pair, MET.c.day).where(
                among(MET.c.guild, MET.c.pair, pairs, MET.c.day.between(first_day, last_day)),
            )
        )
        for guild, pair, day in rows:
            found[guild, pair].add(day)
    return found


async def set_met(
    connection: AsyncConnection, day: int, met: Iterable[Pair], not_met: Collection[Pair]
) -> None:
    """Write down who met on a day, and who did not after all."""
    added = [{"guild": guild, "pair": pair, "day": day} for guild, pair in sorted(met)]
    if added:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        await connection.execute(insert(MET).on_conflict_do_nothing(), added)
    if not_met:
        await connection.execute(delete(MET).where(among(MET.c.guild, MET.c.pair, not_met, MET.c.day == day)))


async def forget(connection: AsyncConnection, before: int) -> int:
    """Forget all days before an ordinal; how many there were."""
    gone = await connection.execute(delete(MET).where(MET.c.day < before))
    return gone.rowcount
