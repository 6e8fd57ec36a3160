"""`halfhour play` as a person starts it: another process, its page's address read off its words."""

import asyncio
import os
import re
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Play:
    """A running play; `seconds` is how long it took to a usable address."""

    process: asyncio.subprocess.Process
    url: str
    seconds: float
    said: list[str]

    async def stop(self) -> int:
        """Ctrl-C; gives the exit status."""
        self.process.send_signal(signal.SIGINT)
        out, errors = await asyncio.wait_for(self.process.communicate(), 20)
        self.said += (out + errors).decode().splitlines()
        return self.process.returncode or 0


async def start(folder: Path, *arguments: str) -> asyncio.subprocess.Process:
    """Starts the command in `folder`, where its var/ will lie, without this shell's settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HALFHOUR_", "DISCORD_"))}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "play",
        *arguments,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def playing(folder: Path, *arguments: str) -> AsyncIterator[Play]:
    """A play on a free port, gone at the end."""
    began = time.monotonic()
    process = await start(folder, *arguments)
    assert process.stdout is not None
    said: list[str] = []
    try:
        while True:
            line = (await asyncio.wait_for(process.stdout.readline(), 30)).decode()
            if not line:
                raise AssertionError(
                    f"play ended: {said} {(await process.communicate())[1].decode()[-2000:]}"
                )
            said.append(line.rstrip())
            found = re.search(r"http://127\.0\.0\.1:\d+/page/\S+/", line)
            if found:
                yield Play(process, found[0], time.monotonic() - began, said)
                return
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
