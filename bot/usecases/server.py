"""What a server chose."""

from dataclasses import dataclass

from bot.core.server import Server
from bot.storage import servers
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class ReadServer:
    """Read a server's settings."""

    database: Database

    async def __call__(self, *, guild: int) -> Server | None:
        """The settings, or None before setup."""
        async with self.database.read() as connection:
            return await servers.get(connection, guild)
