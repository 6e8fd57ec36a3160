"""A server's own prices as rows: one a version, written once and never changed."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.policy import Preset
from bot.core.scoring import Prices, prices_from, shipped, values_of
from bot.storage.columns import table_of
from bot.storage.tables.ledger import PriceRow

PRICE = table_of(PriceRow)


async def in_force(connection: AsyncConnection, guild: int, preset: Preset, at: datetime) -> Prices:
    """The prices for a half hour that starts, or started, at a moment."""
    newest = (
        select(PRICE)
        .where(PRICE.c.guild == guild, PRICE.c.preset == preset, PRICE.c.since <= at)
        .order_by(PRICE.c.since.desc(), PRICE.c.version.desc())
        .limit(1)
    )
    row = (await connection.execute(newest)).mappings().first()
    return shipped(preset, at) if row is None else of_row(row)


async def since(connection: AsyncConnection, version: int) -> datetime | None:
    """From which moment a server's own prices of that version hold; None for shipped ones."""
    row = await connection.execute(select(PRICE.c.since).where(PRICE.c.version == version))
    moment: datetime | None = row.scalar_one_or_none()
    return moment


async def add(
    connection: AsyncConnection, guild: int, preset: Preset, prices: Prices, now: datetime, by: int
) -> Prices:
    """Write a new version, in force from `now` on."""
    values = values_of(prices)
    row = {"guild": guild, "preset": preset, "since": now, "prices": values, "changed_by": by}
    stored = await connection.execute(insert(PRICE).values(row).returning(PRICE.c.version))
    return prices_from(int(stored.scalar_one()), preset, values)


def of_row(row: RowMapping) -> Prices:
    """Prices as they were written down."""
    return prices_from(row["version"], row["preset"], row["prices"])
