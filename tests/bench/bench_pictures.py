"""What pictures cost: `python -m tests.bench.bench_pictures [--rounds N]`.

Ratios within one run: each picture against the least that any costs (an empty ground of the same size,
encoded as PNG). Rendering is computing, so it must run off the event loop; the last line shows that a loop
stays awake meanwhile.
"""

import argparse
import asyncio
import statistics
import sys
import time
from collections.abc import Callable

from bot.pictures.canvas import Canvas
from bot.pictures.look import EVENING
from tests.pictures.gallery import PICTURES, STUDIO, small

ROUNDS = 15
SHOWN = ("board-1", "board-3", "board-10", "board-25", "board-quiet-25", "card", "audit")


def _median(work: Callable[[], object], rounds: int) -> float:
    work()  # fonts and masks are opened once
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


async def _awake() -> tuple[float, float]:
    """The longest time in milliseconds that the loop slept too long, idle and while pictures are drawn."""

    async def longest(work: Callable[[], object] | None) -> float:
        task = (
            asyncio.create_task(asyncio.to_thread(work)) if work else asyncio.create_task(asyncio.sleep(0.5))
        )
        worst = 0.0
        while not task.done():
            start = time.perf_counter()
            await asyncio.sleep(0.001)
            worst = max(worst, (time.perf_counter() - start) * 1000 - 1)
        await task
        return worst

    def draw() -> None:
        for _ in range(10):
            PICTURES["board-25"]("evening")

    return await longest(None), await longest(draw)


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each picture."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args([] if arguments is None else arguments).rounds
    print(f"{'picture':<16}{'ms':>8}{'times an empty one':>20}{'KiB':>6}")
    for name in SHOWN:
        picture = PICTURES[name]("evening")
        height = small(picture).height * 3
        empty = _median(lambda height=height: Canvas(STUDIO.fonts, EVENING, height).png(), rounds)  # type: ignore[misc]
        cost = _median(lambda name=name: PICTURES[name]("evening"), rounds)  # type: ignore[misc]
        print(f"{name:<16}{cost:>8.1f}{cost / empty:>20.1f}{len(picture) // 1024:>6}")
    idle, busy = asyncio.run(_awake())
    print(f"the loop was late by at most {idle:.1f} ms idle, {busy:.1f} ms while a thread drew ten boards")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
