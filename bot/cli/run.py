"""`halfhour run`: the bot on Discord, until it is asked to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot import knowledge
from bot.cli.opening import opened
from bot.client import CannotStartError, HalfHour, make_client, serve
from bot.clock import RemoteClock, SharedClock, SystemClock
from bot.core.knowledge import Knowledge
from bot.ports import Clock
from bot.schedule import Schedule
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import Texts
from bot.usecases.app import App

log = logging.getLogger(__name__)

Compose = Callable[[Settings, Database, Clock, Knowledge], App]
SANDBOX_TOKEN = "sandbox-token"  # noqa: S105 - opens nothing but a sandbox


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is wired up and can serve; what `run`, `play` and the tests on the wire share."""

    client: HalfHour
    app: App
    schedule: Schedule


@asynccontextmanager
async def assembled(
    settings: Settings, compose: Compose, clock: Clock | None = None
) -> AsyncIterator[Running]:
    """Open and migrate the database, wire everything, tidy up at the end; `clock` overrides the settings."""
    ticking = clock or (RemoteClock(settings.clock) if settings.clock else SystemClock())
    try:
        async with opened(settings) as database:
            app = compose(settings, database, ticking, knowledge.load())
            schedule = Schedule(app.tick, ticking)
            app.wake.to(schedule.wake)
            client = make_client(settings, app, Texts.load(knowledge.DATA / "locales"))
            client.when_ready = schedule.start
            await app.start_up()
            try:
                yield Running(client, app, schedule)
            finally:
                await schedule.stop()
                await app.close()
    finally:
        if isinstance(ticking, RemoteClock | SharedClock):
            await ticking.close()


async def run(settings: Settings, compose: Compose) -> None:
    """Serve until a signal comes; raises CannotStartError with the text that says what to do."""
    token = token_of(settings)
    asked = asked_to_stop()  # before anything is opened: a stop during the start is tidy as well
    async with assembled(settings, compose) as running:
        if asked.is_set():
            return
        closing = asyncio.create_task(_closed(running.client, asked))
        try:
            await serve(running.client, token)
        finally:
            closing.cancel()


def asked_to_stop() -> asyncio.Event:
    """Set once somebody asks the program to end: Ctrl+C, or a service manager."""
    asked = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows' loop has no signal handlers: there Ctrl+C ends the program by itself.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, asked.set)
    return asked


async def _closed(client: HalfHour, asked: asyncio.Event) -> None:
    await asked.wait()
    await client.close()


def token_of(settings: Settings) -> str:
    """The token to log in with; raises CannotStartError where there is none, or a real one in a sandbox."""
    token = settings.token.get_secret_value().strip() if settings.token else ""
    if settings.discord_api is not None:
        if looks_real(token):
            raise CannotStartError("run.real-token")
        return token or SANDBOX_TOKEN
    if not token:
        raise CannotStartError("run.no-token")
    return token


def looks_real(token: str) -> bool:
    """True for what has the shape of Discord's own tokens: an id, a time and a long secret."""
    parts = token.split(".")
    return len(parts) == 3 and len(parts[0]) >= 20 and len(parts[2]) >= 27


def explained(texts: Texts, error: CannotStartError, settings: Settings) -> str:
    """Why the bot cannot come up, and what to do."""
    where = settings.discord_api or "discord.com"
    return texts.render(error.key, where=where, problem=error.problem)


def where_data_lies(settings: Settings) -> str:
    """The database's place, without a password."""
    return make_plain(settings.database_url)


def make_plain(url: str) -> str:
    """A database URL that may be shown."""
    parts = urlsplit(url)
    if parts.scheme.startswith("sqlite"):
        return parts.path.removeprefix("/")
    return f"{parts.hostname}{parts.path}"
