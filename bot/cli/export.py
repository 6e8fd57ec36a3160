"""`halfhour export --guild ID`: everything that is kept about a server, as JSON Lines."""

import json
import sys

from bot.cli.opening import opened
from bot.settings import Settings
from bot.storage import server_dump


async def export(settings: Settings, guild: int) -> int:
    """Print one line a row, and return how many there were."""
    lines = 0
    async with opened(settings) as database, database.read() as connection:
        async for row in server_dump.rows(connection, guild):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
            lines += 1
    return lines
