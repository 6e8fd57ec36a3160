"""Everything that is kept about one server, table by table."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.personal import plain
from bot.storage.tables import metadata


async def rows(connection: AsyncConnection, guild: int) -> AsyncIterator[dict[str, Any]]:
    """Each row of the server as JSON can hold it, with its table's name; ids are texts."""
    for table in sorted(metadata.tables.values(), key=lambda table: table.name):
        if "guild" not in table.c:
            continue
        chosen = select(table).where(table.c.guild == guild).order_by(*table.primary_key)
        async with connection.stream(chosen) as found:
            async for row in found:
                yield {"table": table.name, **{name: plain(value) for name, value in row._mapping.items()}}
