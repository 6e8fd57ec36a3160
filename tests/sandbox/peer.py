"""The real discord.py as the sandbox's peer, tuned so that tests do not wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands

from sandbox import Sandbox, World
from tests.wire.check_captures import violations

USUAL = discord.Intents(
    guilds=True, guild_messages=True, guild_reactions=True, dm_messages=True, message_content=True
)


class Peer(discord.Client):
    """A client that notes what it is told."""

    def __init__(
        self,
        intents: discord.Intents = USUAL,
        tree: type[app_commands.CommandTree] = app_commands.CommandTree,
        **options: Any,
    ) -> None:
        super().__init__(intents=intents, guild_ready_timeout=0.05, max_ratelimit_timeout=30, **options)
        self.tree = tree(self)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.events: list[str] = []
        self.told: dict[str, list[tuple[Any, ...]]] = {}
        self._awaited: dict[str, list[asyncio.Event]] = {}
        self.task: asyncio.Task[None] | None = None

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        self.events.append(event)
        self.told.setdefault(event, []).append(args)
        super().dispatch(event, *args, **kwargs)
        for seen in self._awaited.pop(event, ()):
            seen.set()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.put_nowait(message)

    async def next_message(self) -> discord.Message:
        return await asyncio.wait_for(self.heard.get(), 20)

    @asynccontextmanager
    async def hears(self, event: str) -> AsyncIterator[list[tuple[Any, ...]]]:
        """What happens inside makes the client dispatch the event; its arguments are appended."""
        seen = asyncio.Event()
        before = len(self.told.get(event, []))
        self._awaited.setdefault(event, []).append(seen)
        arguments: list[tuple[Any, ...]] = []
        yield arguments
        await asyncio.wait_for(seen.wait(), 20)
        arguments += self.told[event][before:]

    def room(self, name: str) -> Any:
        """A channel of the server by name."""
        return next(c for c in self.guilds[0].channels if c.name == name)


def point_at(discord_: Sandbox) -> None:
    """Points discord.py at the sandbox, process-wide."""
    discord.http.Route.BASE = discord_.api
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(discord_.gateway)
    discord.Asset.BASE = discord_.cdn


@asynccontextmanager
async def logged_in(discord_: Sandbox, peer: Peer | None = None) -> AsyncIterator[Peer]:
    """A client that is ready; its connection must not have failed by the end."""
    point_at(discord_)
    client = peer or Peer()
    async with client:
        await client.login(discord_.token)
        client.task = asyncio.create_task(client.connect())
        waiting = asyncio.create_task(client.wait_until_ready())
        await asyncio.wait({client.task, waiting}, timeout=20, return_when=asyncio.FIRST_COMPLETED)
        if client.task.done():
            waiting.cancel()
            client.task.result()
        assert waiting.done(), "not ready within twenty seconds"
        try:
            yield client
        finally:
            await client.close()
            await asyncio.wait_for(client.task, 20)


@asynccontextmanager
async def checked_sandbox(**options: Any) -> AsyncIterator[Sandbox]:
    """A sandbox that must have modelled every route, and whose answers fit Discord's description."""
    world = options.pop("world", None) or World.default()
    async with Sandbox(world, **options) as discord_:
        yield discord_
    assert discord_.unmodelled == []
    wrong = violations(await discord_.control.capture())
    assert wrong == [], "\n".join(wrong)
