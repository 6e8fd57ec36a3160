"""The real bot on a sandbox, in one process: the real client, cogs, use cases and database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.__main__ import compose
from bot.cli.run import Running, assembled
from bot.client import HalfHour
from bot.clock import SharedClock
from bot.settings import Settings
from bot.usecases.app import App
from sandbox import Sandbox, VirtualClock, World
from tests.sandbox.peer import checked_sandbox

GUILD = 1150000000000000000
SECRET = "a secret for tests"


def settings_for(discord_: Sandbox, folder: Path) -> Settings:
    return Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=f"sqlite:///{folder / 'halfhour.db'}",
        secret=SECRET,  # type: ignore[arg-type]
        discord_api=discord_.api,
        discord_gateway=discord_.gateway,
    )


@dataclass
class Live:
    """A running bot, and the Discord it runs on."""

    discord: Sandbox
    running: Running
    task: "asyncio.Task[None]"

    @property
    def bot(self) -> HalfHour:
        return self.running.client

    @property
    def app(self) -> App:
        return self.running.app

    @property
    def control(self) -> Any:
        return self.discord.control

    async def set_up(self, **more: Any) -> dict[str, Any]:
        """Ada sets the server up with its usual channels."""
        options = {"watch": "general", "leaderboard": "leaderboard", "appeals": "mod-queue", **more}
        result = await self.control.slash("ada", "general", "halfhour-admin setup", options)
        assert result["state"] == "answered", result
        return result  # type: ignore[no-any-return]

    async def start(self, who: str, channel: str = "general", minutes: int = 30, nudges: str = "dm") -> Any:
        """Somebody takes the dare, consent card included."""
        card = await self.control.slash(who, channel, "halfhour start", {"minutes": minutes})
        assert card["state"] == "answered", card
        button = next((b for b in buttons(card["message"]) if b["custom_id"].endswith(f",{nudges}")), None)
        if button is None:
            return card
        return await self.press(who, channel, card["message"], button["custom_id"])

    async def eventually(self, look: Any, what: str = "it") -> Any:
        """Wait until `look()` (awaited) gives something true, and return that; at most twenty seconds."""
        end = asyncio.get_running_loop().time() + 20
        while asyncio.get_running_loop().time() < end:
            found = await look()
            if found:
                return found
            await asyncio.sleep(0.03)
        raise AssertionError(f"{what} did not come")

    async def told(self, who: str, words: str) -> dict[str, Any]:
        """The DM from the bot that holds these words, as soon as it is there."""

        async def look() -> Any:
            return next((m for m in await self.control.dm(who) if words in text_of(m)), None)

        return await self.eventually(look, f"a DM to {who} with {words!r}")  # type: ignore[no-any-return]

    async def shown(self, who: str, channel: str, words: str) -> dict[str, Any]:
        """The message in a channel, as this person sees it, that holds these words."""

        async def look() -> Any:
            return next((m for m in await self.control.read(who, channel) if words in text_of(m)), None)

        return await self.eventually(look, f"{words!r} in #{channel}")  # type: ignore[no-any-return]

    async def press(self, who: str, channel: str, message: Any, custom_id: str) -> Any:
        """Click, and look at what the same message says once the bot is quiet."""
        result = await self.control.click(who, message, custom_id)
        await self.quiet()
        shown = {one["id"]: one for one in await self.control.read(who, channel)}
        return {**result, "message": shown.get(result["message"]["id"], result["message"])}

    async def pass_(self, **time: float) -> None:
        """Let time pass, stopping wherever something is due."""
        seconds = time.get("seconds", 0.0) + 60 * time.get("minutes", 0.0) + 86400 * time.get("days", 0.0)
        await self.quiet()
        await self.control.clock_jump(seconds=seconds)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until the bot has dealt with everything that it was told: a quiet wire is not enough, since
        it may be at its database between two requests."""
        await self._heard_all()
        while handlers := [task for task in asyncio.all_tasks() if _handles_an_event(task)]:
            await asyncio.wait(handlers, timeout=30)
            await self._heard_all()

    async def _heard_all(self) -> None:
        """The wire is still, and the bot has read every event that was sent and did all that is due."""
        end = asyncio.get_running_loop().time() + 20
        await self.control.settle()
        while not (self._up_to_date() and self._idle()) and asyncio.get_running_loop().time() < end:
            await self.control.settle()

    def _idle(self) -> bool:
        now = self.discord.clock.now()
        rings = any(handle.at is not None and handle.at <= now for handle in self.discord.clock.handles)
        return not rings and self.running.schedule._inside == 0

    def _up_to_date(self) -> bool:
        sent = {one.id: one.seq for one in self.discord.hub.sessions.values() if one.send is not None}
        sockets = [shard._parent.ws for shard in self.bot.shards.values() if shard._parent.ws is not None]
        return all((ws.sequence or 0) >= sent.get(ws.session_id or "", 0) for ws in sockets)


_HANDLERS = ("._run_event", ".schedule_dynamic_item_call", "._scheduled_task", ".wrapper")
"""How the coroutines end in which discord.py runs listeners, components, views and commands."""


def _handles_an_event(task: "asyncio.Task[Any]") -> bool:
    slow_to_send = task.get_name().startswith("outbox ")  # on a busy machine a notice outlives its tick
    return slow_to_send or getattr(task.get_coro(), "__qualname__", "").endswith(_HANDLERS)


def walk(components: Any) -> Any:
    """Every component of a message, nested ones too."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        if component.get("accessory"):
            yield component["accessory"]


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in walk(message["components"]) if one["type"] == 2 and one.get("custom_id")]


def text_of(message: dict[str, Any]) -> str:
    """All that can be read off a message."""
    shown = [one["content"] for one in walk(message.get("components")) if one["type"] == 10]
    return "\n".join([message.get("content") or "", *shown]).strip()


@asynccontextmanager
async def online(
    discord_: Sandbox, folder: Path, client: type[HalfHour] | None = None
) -> AsyncIterator[Live]:
    """The bot, logged in and ready; leaving is a clean stop."""
    settings = settings_for(discord_, folder)
    async with assembled(settings, compose, SharedClock(discord_.clock)) as running:
        ready = asyncio.Event()
        begin = running.schedule.start

        async def begin_and_tell() -> None:
            await begin()
            ready.set()

        running.client.when_ready = begin_and_tell
        async with running.client as bot:
            task = asyncio.create_task(bot.start(discord_.token))
            waiting = asyncio.create_task(ready.wait())
            await asyncio.wait({task, waiting}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if task.done():
                task.result()
            assert ready.is_set(), "the bot was not ready within thirty seconds"
            await discord_.control.settle()
            try:
                yield Live(discord_, running, task)
            finally:
                await bot.close()
                await asyncio.wait_for(task, 30)


@asynccontextmanager
async def live(folder: Path, world: World | None = None, capture: Path | None = None) -> AsyncIterator[Live]:
    """A fresh Discord with the bot on it."""
    options = {"world": world, "clock": VirtualClock(speed=1.0), "capture": capture}
    async with checked_sandbox(**options) as discord_, online(discord_, folder) as running:
        yield running
