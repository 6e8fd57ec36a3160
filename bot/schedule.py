"""When to look for due work: one date job at the earliest due moment, and a minute's tick as safety net."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol, runtime_checkable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.ports import Clock

log = logging.getLogger(__name__)
Tick = Callable[[datetime], Awaitable[datetime | None]]
SOONEST = timedelta(milliseconds=20)
"""What is due already is looked at again after this, so that a row that stays due never spins."""
TICKS = 60.0
"""Seconds between safety ticks, on the machine's clock."""
WAITING = 1_000
"""Runs of the date job that may overlap: they tick one at a time, and the scheduler must drop none. A run
counts as over only a moment after it aimed at the next: with one allowed a wake-up can be lost."""


@runtime_checkable
class Followed(Protocol):
    """A clock that somebody else moves, and that stops at our due moments."""

    async def connect(
        self, on_tick: Callable[[datetime], Awaitable[None]], on_change: Callable[[], None] | None = None
    ) -> None:
        """Begin to follow."""
        ...

    def alarm(self, at: datetime | None) -> None:
        """Say which moment is our next."""
        ...


class Schedule:
    """Wakes `tick`, one call at a time, and knows nothing of what is due."""

    def __init__(self, tick: Tick, clock: Clock) -> None:
        self._tick = tick
        self._clock = clock
        self._followed = clock if isinstance(clock, Followed) else None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        self._busy = asyncio.Lock()
        self._inside = 0
        self._stopped = False
        self._due: datetime | None = None

    async def start(self) -> None:
        """Do what is due already, then keep waking; nothing once it was stopped."""
        if self._stopped:
            return
        self._scheduler.add_job(self.run, "interval", seconds=TICKS, id="net")
        self._scheduler.start()
        if self._followed is not None:
            await self._followed.connect(self._ring, self.again)
        await self.run()

    async def stop(self) -> None:
        """No more waking, whoever rings; a tick under way is waited for, and those behind it never begin."""
        self._stopped = True
        if self._scheduler.running:
            self._scheduler.pause()  # to shut down at once would cancel what is under way
        await asyncio.sleep(0)  # what was submitted already comes in
        while self._inside:
            async with self._busy:
                pass
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def wake(self, at: datetime) -> None:
        """Somebody wrote a row that is due at `at`: move the date job there if that is earlier."""
        if self._stopped or (self._due is not None and at >= self._due):
            return
        if self._busy.locked():
            self._due = at  # the tick under way aims at it when it is done
        else:
            self._aim(at)

    def again(self) -> None:
        """The clock was changed: aim anew at the same moment."""
        if not self._stopped and not self._busy.locked():
            self._aim(self._due)

    async def run(self, now: datetime | None = None) -> None:
        """One tick, now; never two at once, and none once it was stopped."""
        self._inside += 1
        try:
            async with self._busy:
                if not self._stopped:
                    await self._one(now)
        finally:
            self._inside -= 1

    async def _one(self, now: datetime | None) -> None:
        self._due = None
        try:
            due = await self._tick(now or self._clock.now())
        except Exception:
            log.exception("a tick failed; the next one tries again")
            due = self._clock.now() + timedelta(seconds=5)
        if self._stopped:
            return
        if self._due is not None and (due is None or self._due < due):
            due = self._due  # written while the tick ran
        self._aim(due)

    async def _ring(self, now: datetime) -> None:
        await self.run(now)

    def _aim(self, at: datetime | None) -> None:
        self._due = at
        if self._followed is not None:
            self._followed.alarm(at)
        if not self._scheduler.running:
            return
        if at is None or self._clock.speed <= 0:
            if self._scheduler.get_job("due"):
                self._scheduler.remove_job("due")
            return
        wait = max((at - self._clock.now()) / self._clock.speed, SOONEST)
        self._scheduler.add_job(
            self.run,
            "date",
            run_date=datetime.now(UTC) + wait,
            id="due",
            replace_existing=True,
            max_instances=WAITING,
        )
