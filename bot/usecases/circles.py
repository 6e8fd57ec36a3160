"""Damp closed circles, once a day; moderators read that and how much, never who with whom."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.circles import Damped, circles
from bot.core.ledger import day_number
from bot.ports import Clock
from bot.storage import damping
from bot.storage.database import Database
from bot.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class DampCircles:
    """To be called once a UTC day or more often: a day is damped once, whoever calls."""

    database: Database
    ledger: Ledger

    async def __call__(self, *, now: datetime) -> int:
        """Damp yesterday (UTC), where half hours are settled by now; how many members were."""
        await self.ledger.flush()
        day = day_number(now) - 1
        async with self.database.read() as connection:
            percents = {
                (guild, member): percent
                for guild, known in (await damping.ties(connection, day)).items()
                for member, percent in circles(known).items()
            }
            deeds = await damping.deeds(connection, day, percents, now)
        booked = await self.ledger.book_now(deeds) if deeds else None
        return len(booked.fresh) if booked is not None else 0


@dataclass(frozen=True, slots=True)
class ReadDamping:
    """For moderators."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int, days: int = 30) -> Damped:
        """How many members were damped in the last days, and by how many points."""
        since = day_number(self.clock.now() - timedelta(days=days))
        async with self.database.read() as connection:
            return await damping.damped(connection, guild, since)
