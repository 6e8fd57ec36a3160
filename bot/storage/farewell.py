"""Servers that sent the bot away long ago are forgotten, whole."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.tables import metadata
from bot.storage.tables.server import ServerRow

SERVER = table_of(ServerRow)
KEPT = timedelta(days=30)
"""How long a server may think it over."""


async def gone(connection: AsyncConnection, now: datetime) -> list[int]:
    """Servers that sent the bot away more than thirty days ago."""
    chosen = select(SERVER.c.guild).where(SERVER.c.gone_at <= now - KEPT)
    return [row.guild for row in await connection.execute(chosen)]


async def forget(connection: AsyncConnection, guild: int) -> None:
    """Delete every row of a server."""
    for table in reversed(metadata.sorted_tables):
        if "guild" in table.c:
            await connection.execute(delete(table).where(table.c.guild == guild))
