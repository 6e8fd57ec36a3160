"""What is kept about a member, read out or erased."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Clock
from bot.storage import personal, rewards
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.usecases.gate import Gate
from bot.usecases.handover import take_back
from bot.usecases.policies import Policies
from bot.usecases.waker import Waker


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows are gone."""

    rows: int


@dataclass(frozen=True, slots=True)
class ExportPrivacy:
    """Read out everything that is kept about a member."""

    database: Database
    ledger: Ledger

    async def __call__(self, *, member: int, guild: int | None = None) -> dict[str, Any]:
        """By table, as JSON can hold it; ids are strings."""
        await self.ledger.flush()
        async with self.database.read() as connection:
            return {"member": str(member), **await personal.read_out(connection, member, guild)}


@dataclass(frozen=True, slots=True)
class ErasePrivacy:
    """Forget a member."""

    database: Database
    ledger: Ledger
    gate: Gate
    policies: Policies
    clock: Clock
    wake: Waker

    async def __call__(self, *, member: int, guild: int | None = None) -> Erased:
        """Delete their rows at once; other people's points stay, with the partner blanked.

        Posts that show them are put right, and roles of the week are taken back, without a trace of either.
        """
        self.gate.forget(guild, member)
        await self.ledger.flush()
        async with self.database.write() as connection:
            held = await rewards.held_by(connection, member, guild)
            rows = await self.ledger.erase(connection, member, guild)
            rows += await personal.erase(connection, member, guild)
            await take_back(connection, held, self.clock.now(), forget=True)
        self.wake(self.clock.now())
        self.policies.forget(member)
        return Erased(rows)
