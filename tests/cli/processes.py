"""The command line as a process of its own; forked off one that has read the program already."""

import asyncio
import os
import re
import sys
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.__main__"])
"""Reading the program takes longer than most of what is asked of it here."""


async def halfhour(*words: str, folder: Path, **environment: str) -> tuple[int, str]:
    """Its exit status and all that it said; at most a minute."""
    given = {k: v for k, v in os.environ.items() if not k.startswith(("HALFHOUR_", "DISCORD_"))}
    given |= {"HALFHOUR_DATABASE_URL": f"sqlite:///{folder / 'halfhour.db'}", "PYTHONPATH": str(ROOT)}
    heard = folder / "said.txt"
    process = _FORKS.Process(target=_main, args=(words, folder, {**given, **environment}, heard), daemon=True)
    process.start()
    try:
        await asyncio.to_thread(process.join, 60)
        assert process.exitcode is not None, f"{words} goes on and on"
    finally:
        process.kill()
    return process.exitcode, re.sub(r"\s+", " ", heard.read_text("utf-8"))


def _main(words: tuple[str, ...], folder: Path, environment: dict[str, str], heard: Path) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    out = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin = open(os.devnull)  # noqa: SIM115, PTH123
    sys.argv = ["halfhour", *words]
    from bot.__main__ import main

    main()
