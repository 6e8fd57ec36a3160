"""The sandbox and the bot as processes of their own, talked to over HTTP alone."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Process:
    """A running program and all that it has printed so far."""

    running: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    reader: "asyncio.Task[None] | None" = None

    async def kill(self) -> None:
        """kill -9: no goodbye, no flush."""
        with suppress(ProcessLookupError):
            self.running.send_signal(signal.SIGKILL)
        await self.running.wait()

    async def stop(self) -> int:
        """Ask to end, as a service manager does; returns the exit status."""
        with suppress(ProcessLookupError):
            self.running.terminate()
        return await asyncio.wait_for(self.running.wait(), 20)

    @property
    def said(self) -> str:
        return "".join(self.lines)


async def spawn(*arguments: str, cwd: Path, **environment: str) -> Process:
    """Start a Python program of this project in a folder of its own."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name == "HALFHOUR_CAPTURES" or not name.startswith(("HALFHOUR_", "DISCORD_"))
    }
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    process = Process(running)

    async def read() -> None:
        assert running.stdout is not None
        async for line in running.stdout:
            process.lines.append(line.decode())

    process.reader = asyncio.create_task(read())
    return process


@dataclass
class Loopback:
    """A sandbox in another process."""

    url: str
    environment: dict[str, str]
    session: aiohttp.ClientSession

    async def __call__(self, verb: str, **arguments: Any) -> Any:
        """One verb of the control; raises AssertionError with the answer where it is refused."""
        async with self.session.post(f"{self.url}/control/{verb}", json=arguments) as answer:
            said = await answer.json(content_type=None)
            assert answer.status == 200, said
            return said

    async def quiet(self, seconds: float = 0.3) -> None:
        """Give the bot, which cannot be looked into, a moment beyond a quiet wire."""
        await self("settle")
        await asyncio.sleep(seconds)
        await self("settle")


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    """Wait for what the other process is about to do; raises AssertionError when it never does."""
    for _ in range(int(seconds * 10)):
        if await holds():
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it never happened")


@asynccontextmanager
async def loopback(folder: Path, *arguments: str) -> AsyncIterator[Loopback]:
    """A sandbox process on a free port; it ends with the block."""
    process = await spawn("-m", "sandbox", "--port", "0", *arguments, cwd=folder)
    try:
        while not any(line.startswith("token:") for line in process.lines):
            assert process.running.returncode is None, process.said
            await asyncio.sleep(0.05)
        said = dict(line.strip().split("=", 1) for line in process.lines if "=" in line)
        token = next(line.split(": ", 1)[1].strip() for line in process.lines if line.startswith("token:"))
        url = said["HALFHOUR_CLOCK"].removesuffix("/clock")
        async with aiohttp.ClientSession() as session:
            yield Loopback(url, {**said, "DISCORD_TOKEN": token}, session)
    finally:
        await process.kill()


async def bot(discord: Loopback, folder: Path, **environment: str) -> Process:
    """`halfhour run` against that sandbox, its data in `folder`; returns once it answers commands."""
    process = await spawn("-m", "bot", "run", cwd=folder, **{**discord.environment, **environment})
    for _ in range(100):
        assert process.running.returncode is None, process.said
        with suppress(AssertionError):
            answer = await discord("slash", user="ada", channel="general", name="halfhour status")
            if answer["state"] == "answered":
                return process
        await asyncio.sleep(0.2)
    raise AssertionError(f"the bot never answered: {process.said}")
