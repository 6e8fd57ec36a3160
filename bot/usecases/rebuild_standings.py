"""Rebuild the standings from the ledger; they come out as they were."""

from dataclasses import dataclass

from bot.storage import rebuild
from bot.storage.database import Database
from bot.storage.rebuild import Progress


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many servers, and how many standings they have now."""

    guilds: int
    standings: int


@dataclass(frozen=True, slots=True)
class RebuildStandings:
    """One transaction a server, so that boards are never seen half built."""

    database: Database

    async def __call__(self, *, guild: int | None = None, progress: Progress | None = None) -> Rebuilt:
        """Rebuild one server or all; `progress` hears (members done, of how many) in each server."""
        if guild is None:
            async with self.database.read() as connection:
                guilds = await rebuild.guilds(connection)
        else:
            guilds = [guild]
        standings = 0
        for each in guilds:
            async with self.database.write() as connection:
                standings += await rebuild.rebuild(connection, each, progress)
        return Rebuilt(len(guilds), standings)
