"""A Discord on loopback for tests of the wire."""

from collections.abc import AsyncIterator

import pytest_asyncio

from sandbox import Sandbox
from tests.sandbox.peer import checked_sandbox, point_at


@pytest_asyncio.fixture
async def discord_sandbox() -> AsyncIterator[Sandbox]:
    """The default world, with discord.py pointed at it; unmodelled routes and wrong answers fail the test.

    Where HALFHOUR_CAPTURES names a folder, every sandbox writes its requests and answers there.
    """
    async with checked_sandbox() as sandbox:
        point_at(sandbox)
        yield sandbox
