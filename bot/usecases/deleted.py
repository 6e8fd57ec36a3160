"""Deleted messages, one or many: what they booked is reversed, and an open slip is forgiven."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.ledger import Booked
from bot.ports import Clock
from bot.storage import questions, shadows, slips
from bot.storage.database import Database, Transaction
from bot.storage.ledger import Ledger
from bot.usecases.effects import tell_repaired
from bot.usecases.gate import Gate
from bot.usecases.ring import Ring
from bot.usecases.turns import Turns
from bot.usecases.waker import Waker


@dataclass(slots=True)
class _Gone:
    guild: int
    messages: Sequence[int]
    now: datetime
    due: list[datetime] = field(default_factory=list)
    done: bool = False

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        self.done = True
        await questions.close(connection, *self.messages)
        await shadows.withdraw(connection, self.guild, self.messages)
        for message in self.messages:
            for slip in await slips.of_message(connection, self.guild, message):
                repaired = await slips.move(connection, slip.id, ("open", "told"), "repaired")
                if repaired is not None and repaired.told_at is not None:
                    self.due.append(await tell_repaired(connection, repaired, -repaired.at_stake, self.now))


@dataclass(frozen=True, slots=True)
class Deleted:
    """Take back what deleted messages booked."""

    database: Database
    ledger: Ledger
    gate: Gate
    ring: Ring
    turns: Turns
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, channel: int, messages: Sequence[int]) -> int:
        """Returns how many entries were written; messages that booked nothing cost one look."""
        if not self.gate.set_up(guild):
            return 0
        async with self.turns.of(*messages):
            return await self._deleted(guild, channel, messages)

    async def _deleted(self, guild: int, channel: int, messages: Sequence[int]) -> int:
        for message in messages:
            self.ring.unsay(channel, message)
        now = self.clock.now()
        gone = _Gone(guild, messages, now)
        booked = await self.ledger.withdraw(guild, messages, now, gone)
        if not gone.done and await self._known(guild, messages):
            async with self.database.write() as connection:
                await gone(connection, booked)
        for due in gone.due:
            self.wake(due)
        if booked.entries:
            self.wake(now)  # a board that was posted may show it
        return len(booked.entries)

    async def _known(self, guild: int, messages: Sequence[int]) -> bool:
        """True for messages that booked nothing and yet left something: most leave nothing at all."""
        async with self.database.read() as connection:
            return (
                await slips.any_of(connection, guild, messages)
                or await questions.any_of(connection, messages)
                or await shadows.any_of(connection, guild, messages)
            )
