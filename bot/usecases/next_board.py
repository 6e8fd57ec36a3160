"""When a server's next board is posted."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.calendar import next_due
from bot.ports import Clock
from bot.storage import schedules, servers
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class NextBoard:
    """Reads the schedules of a server."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int) -> datetime | None:
        """The earliest coming post; None where no board is scheduled, or has no channel to stand in."""
        async with self.database.read() as connection:
            server = await servers.get(connection, guild)
            if server is None or server.leaderboard_channel is None:
                return None
            known = await schedules.of(connection, guild)
        now, zone = self.clock.now(), ZoneInfo(server.zone)
        return schedules.earliest([next_due(now, one.cadence, zone, one.posted) for one in known])
