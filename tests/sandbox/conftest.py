"""A sandbox and a logged-in client for each test."""

from collections.abc import AsyncIterator

import pytest_asyncio

from sandbox import Sandbox
from tests.sandbox.peer import Peer, checked_sandbox, logged_in


@pytest_asyncio.fixture
async def discord_() -> AsyncIterator[Sandbox]:
    """The default world; the test fails when a route is not modelled or an answer has not Discord's form."""
    async with checked_sandbox() as sandbox:
        yield sandbox


@pytest_asyncio.fixture
async def peer(discord_: Sandbox) -> AsyncIterator[Peer]:
    """The real discord.py, logged in and ready."""
    async with logged_in(discord_) as client:
        yield client
