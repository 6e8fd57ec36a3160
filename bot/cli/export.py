"""`halfhour export --guild ID`: everything that is kept about a server, as JSON Lines."""

import json
import sys

from bot.settings import Settings
from bot.storage import server_dump
from bot.storage.database import Database
from bot.storage.migrate import migrate


async def export(settings: Settings, guild: int) -> int:
    """Print one line a row, and return how many there were."""
    database = Database.open(settings.database_url, settings.secret_bytes())
    lines = 0
    try:
        await migrate(database)
        async with database.read() as connection:
            async for row in server_dump.rows(connection, guild):
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
                lines += 1
    finally:
        await database.close()
    return lines
