"""`python -m sandbox [--port P] [--world FILE] [--capture FILE] [--speed N]`: a Discord of its own."""

import argparse
import asyncio
import contextlib
import signal
import sys
from pathlib import Path

from sandbox.clock import VirtualClock
from sandbox.server import Sandbox
from sandbox.world import World


def main() -> int:
    """Serves until interrupted; prints where, and with which token a bot logs in."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A Discord on loopback.")
    parser.add_argument("--port", type=int, default=0, help="the port; a free one when left out")
    parser.add_argument("--world", type=Path, help="a JSON file; a small server when left out")
    parser.add_argument("--capture", type=Path, help="writes every request and answer there, as JSON Lines")
    parser.add_argument("--speed", type=float, default=1.0, help="virtual seconds per second")
    arguments = parser.parse_args()
    try:
        world = World.load(arguments.world) if arguments.world else World.default()
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return asyncio.run(_serve(world, arguments))


async def _serve(world: World, arguments: argparse.Namespace) -> int:
    clock = VirtualClock(arguments.speed)
    discord = Sandbox(world, port=arguments.port, clock=clock, capture=arguments.capture)
    try:
        async with discord:
            sys.stdout.write(
                f"sandbox: {discord.url}\n"
                f"HALFHOUR_DISCORD_API={discord.api}\n"
                f"HALFHOUR_DISCORD_GATEWAY={discord.gateway}\n"
                f"HALFHOUR_CLOCK={discord.url}/clock\n"
                f"token: {discord.token}\n"
            )
            sys.stdout.flush()
            stop = asyncio.Event()
            for number in (signal.SIGINT, signal.SIGTERM):
                with contextlib.suppress(NotImplementedError):  # Windows: there Ctrl+C ends it by itself
                    asyncio.get_running_loop().add_signal_handler(number, stop.set)
            await stop.wait()
    except OSError as error:
        sys.stderr.write(f"cannot serve on port {arguments.port}: {error.strerror or error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
