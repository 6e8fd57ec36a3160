"""Leave a half hour: one click, at once."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.challenge import Challenge, withdraw
from bot.core.recap import Recap
from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import challenges, outbox, windows
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.usecases.gate import Gate
from bot.usecases.recaps import Recaps
from bot.usecases.waker import Waker
from bot.usecases.withdrawn import withdraw_appeals


@dataclass(frozen=True, slots=True)
class Stopped:
    """It is over; what was earned for talk is kept, unless it was to be forgotten."""

    challenge: Challenge
    recap: Recap
    forgotten: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """End a member's half hour because they want to."""

    database: Database
    ledger: Ledger
    recaps: Recaps
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, member: int, forget: bool = False) -> Stopped | Refused:
        """Leave now; with `forget`, nothing of the unfinished window is kept."""
        now = self.clock.now()
        await self.ledger.flush()
        async with self.database.write() as connection:
            running = await challenges.running(connection, member)
            if running is None or now >= running.ends_at:
                return refused("stop.none")
            if running.guild != guild:
                return refused("stop.elsewhere")
            left = withdraw(running, now)
            if not await challenges.write_state(connection, left, "active"):
                return refused("stop.none")
            await outbox.cancel_nudges(connection, left.id)
        if not forget:
            self.gate.put(left)
            self.wake(left.settles_at)
            return Stopped(left, await self.recaps.of(left), False)
        self.gate.drop(left)
        await self._forget(left, now)
        return Stopped(left, Recap(left.id, settled=True), True)

    async def _forget(self, left: Challenge, now: datetime) -> None:
        async with self.database.write() as connection:
            told = await withdraw_appeals(connection, left, now)
            await windows.forget(connection, left.id)
            await self.ledger.forget(connection, left.guild, left.member, left.id)
        if told:
            self.wake(now)
