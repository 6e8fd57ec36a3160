"""One thing after the other for each message: said, edited, deleted, in the order in which it was heard.

After a lost connection all of it arrives within milliseconds, and each is handled in a task of its own: an
edit must not be judged before the message that it mends.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager


class Turns:
    """A queue for each message that somebody is busy with."""

    def __init__(self) -> None:
        self._queues: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    @asynccontextmanager
    async def of(self, *messages: int) -> AsyncIterator[None]:
        """Wait for whoever came before with one of these messages."""
        async with AsyncExitStack() as stack:
            for message in sorted(set(messages)):  # in one order, so that two never wait for each other
                await stack.enter_async_context(self._one(message))
            yield

    @asynccontextmanager
    async def _one(self, message: int) -> AsyncIterator[None]:
        self._waiting[message] = self._waiting.get(message, 0) + 1
        try:
            async with self._queues.setdefault(message, asyncio.Lock()):
                yield
        finally:
            self._waiting[message] -= 1
            if not self._waiting[message]:
                del self._waiting[message], self._queues[message]

    def __len__(self) -> int:
        """How many messages somebody is busy with."""
        return len(self._queues)
