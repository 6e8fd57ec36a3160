"""Shadow: a server tries the dare out. Slips are found and counted, and neither told nor priced."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import servers, shadows
from bot.storage.database import Database
from bot.storage.history import noted
from bot.usecases.gate import Gate

SINCE = timedelta(days=14)
"""How far back a trial is told."""


@dataclass(frozen=True, slots=True)
class Shadowed:
    """Whether half hours that start now are on trial, and what would have been told in those that were.

    `found` counts by booked name, over the last fourteen days; who it was is not told.
    """

    on: bool
    changed: bool
    found: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Shadow:
    """Switch the trial on or off, or read what it has found."""

    database: Database
    gate: Gate
    clock: Clock

    async def __call__(self, *, guild: int, by: int, on: bool | None = None) -> Shadowed | Refused:
        """For half hours that start from now on: one that runs keeps to what was said at its start."""
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now):
            server = await servers.get(connection, guild)
            if server is None:
                return refused("start.not_set_up")
            new = server if on is None else replace(server, shadow=on)
            if new != server:
                await servers.save(connection, new)
                self.gate.put_server(new)
            found = await shadows.counts(connection, guild, now - SINCE)
        return Shadowed(new.shadow, new != server, found)
