"""`halfhour play`: the bot in a Discord of its own. The one seam between bot and sandbox."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.cli.cast import Cast
from bot.cli.run import Compose, Running, asked_to_stop, assembled
from bot.cli.scenario import Scenario, Step, load_scenario
from bot.cli.script import Actor, perform
from bot.cli.transcript import INDENT, Bookings, Transcript, found
from bot.client import serve
from bot.clock import SharedClock
from bot.knowledge import DATA
from bot.settings import VAR, Settings
from sandbox import Sandbox, VirtualClock, World
from sandbox.page_routes import Page

FOLDER = VAR / "play"
EVENING = DATA / "scenarios" / "evening.toml"
CHANNELS = ("general", "leaderboard", "mod-queue")
PARTS = {"mira": "member", "jonas": "second", "ada": "moderator", "noor": "newcomer"}
SET_UP = {"watch": "general", "leaderboard": "leaderboard", "appeals": "mod-queue"}


class PortTakenError(Exception):
    """The port is in use; `free` is the next one that is not."""

    def __init__(self, port: int, free: int) -> None:
        super().__init__(f"port {port} is taken")
        self.port, self.free = port, free


def settings_for(discord_: Sandbox, folder: Path) -> Settings:
    """Settings that lead to the sandbox and nowhere else, whatever the environment says."""
    return Settings().model_copy(
        update={
            "database_url": f"sqlite:///{folder / 'halfhour.db'}",
            "discord_api": discord_.api,
            "discord_gateway": discord_.gateway,
            "token": None,
            "clock": None,
            "shards": None,
        }
    )


@asynccontextmanager
async def staged(compose: Compose, sandbox: Sandbox, folder: Path = FOLDER) -> AsyncIterator[Running]:
    """The sandbox with the bot on it, set up; each play begins anew, as its Discord does."""
    _emptied(folder)
    async with sandbox as discord_:
        clock = SharedClock(discord_.clock)
        async with assembled(settings_for(discord_, folder), compose, clock) as running:
            ready = asyncio.Event()
            begin = running.schedule.start

            async def begin_and_tell() -> None:
                await begin()
                ready.set()

            running.client.when_ready = begin_and_tell
            serving = asyncio.create_task(serve(running.client, discord_.token))
            waiting = asyncio.create_task(ready.wait())
            await asyncio.wait({serving, waiting}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if serving.done():
                serving.result()
            try:
                await sandbox.control.slash("ada", "general", "halfhour-admin setup", SET_UP)
                yield running
            finally:
                await running.client.close()
                await asyncio.gather(serving, return_exceptions=True)


async def headless(compose: Compose, file: Path, console: Console) -> None:
    """Act a scenario out on a fast clock and print what everybody would have read."""
    scenario = load_scenario(file)
    sandbox = Sandbox(World.default(), clock=VirtualClock(speed=1.0))
    stage = _Stage(scenario, with_cast=False)
    stage.sandbox = sandbox
    async with staged(compose, sandbox) as running:
        stage.running = running
        actor = Actor(sandbox.control)
        people = list(dict.fromkeys(step.who for step in scenario.steps))
        channels = list(dict.fromkeys([*CHANNELS, *(step.where for step in scenario.steps if step.where)]))
        transcript, bookings = Transcript(sandbox.control, people, channels), Bookings()
        await transcript.prepare()
        console.print(scenario.title, style="bold")

        def say(line: str, style: str = "") -> None:
            console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)

        async def tell(step: Step) -> None:
            if step.verb == "slash":
                say(f"{INDENT}{step.who.capitalize()} types /{step.arguments['name']}", "dim")
            for text in await transcript.news():
                say(text)
            if step.verb in ("say", "edit"):
                message, answered = actor.message_of(step), actor.answered_by(step)
                trace = await stage.explain(message)
                lines = [*found(trace), *bookings.news(message, trace)]
                if answered:
                    credited = await stage.explain(answered)
                    lines += [f"what it answers was {line}" for line in bookings.news(answered, credited)]
                for line in lines:
                    say(f"{INDENT}{line}", "cyan")

        await perform(scenario, sandbox.control, tell, actor)
    console.print(f"\nThe data of this play is in {FOLDER}.", style="dim")


async def page(
    compose: Compose, port: int, speed: float, console: Console, *, with_cast: bool = True
) -> None:
    """Serve the page until Ctrl-C."""
    if port and not _free(port):
        raise PortTakenError(port, _next_free(port))
    scenario = load_scenario(EVENING)
    stage = _Stage(scenario, with_cast)
    sandbox = Sandbox(
        World.default(),
        port=port,
        clock=VirtualClock(speed=speed),
        explain=stage.explain,
        mounts=(stage.page.mount,),
    )
    stage.sandbox = sandbox
    async with staged(compose, sandbox) as running:
        stage.running = running
        if stage.cast is not None:
            await stage.cast.switch(True)
        console.print(f"Half Hour plays at {stage.page.url}", style="bold", soft_wrap=True)
        console.print(f"The clock runs at {speed:g}x. The data is in {FOLDER}. Ctrl-C ends it.", style="dim")
        await asked_to_stop().wait()
        if stage.cast is not None:
            await stage.cast.switch(False)
    console.print(f"Ended. The data of this play is in {FOLDER}.", style="dim")


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


class _Stage:
    """What the page asks the bot: moments to skip to, why a message was flagged, and who talks around you."""

    def __init__(self, scenario: Scenario, with_cast: bool) -> None:
        self.sandbox: Any = None
        self.running: Running | None = None
        self.cast = Cast(scenario, self) if with_cast else None
        self.page = Page(moments=self.moments, cast=self.cast, parts=PARTS)

    async def moments(self, user: int) -> Mapping[str, datetime | None]:
        """Moments that one may want to skip to: the end of one's own half hour, and the next leaderboard."""
        if self.running is None:
            return {}
        app, guild = self.running.app, next(iter(self.sandbox.world.guilds))
        now = app.clock.now()
        status = await app.status(guild=guild, member=user)
        end = status.running.ends_at if status.running is not None else None
        board = await app.next_board(guild=guild)
        return {
            "to the end of my half hour": end,
            "to the next leaderboard": board if board and board > now else None,
        }

    async def explain(self, message: int) -> Any:
        """The same trace as "Why was this flagged?", as plain JSON."""
        if self.running is None or self.running.client.explain is None:
            return None
        for channel in self.sandbox.world.all_channels():
            if message in channel.messages:
                return await self.running.client.explain(channel.id, message)
        return None


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _next_free(port: int) -> int:
    return next((other for other in range(port + 1, 65536) if _free(other)), 0)
