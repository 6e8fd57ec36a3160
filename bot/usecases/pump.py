"""The ledger's pump as a task, where one is wanted; without it every booking steps the writer itself."""

import asyncio
import contextlib
from collections.abc import Sequence

from bot.core.ledger import Booked, Deed
from bot.storage.ledger import Also, Ledger


class Pump:
    """Books deeds: in groups while the pump runs, at once otherwise."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._task: asyncio.Task[None] | None = None

    async def book(self, deeds: Sequence[Deed], also: Also | None = None) -> Booked:
        """Book, and return once it is committed."""
        if self._task is None or self._task.done():
            return await self.ledger.book_now(deeds, also)
        return await self.ledger.book(deeds, also)

    def start(self) -> None:
        """From now on, group what comes in together."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self.ledger.run(), name="ledger")

    async def stop(self) -> None:
        """Commit what waits, and stop."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        await self.ledger.flush()
