"""The virtual clock for a bot in another process: GET /clock, and a WebSocket that rings its alarms.

The client says `{"alarm": iso or null}` whenever its earliest due moment changes. The server says
`{"time": iso, "speed": n}` at the start and at each change, and `{"tick": k, "now": iso}` when the alarm
rings; the client does its due work and says `{"settled": k}`.
"""

import asyncio
import itertools
import json
from datetime import UTC, datetime

from aiohttp import WSMsgType, web

from sandbox.clock import VirtualClock
from sandbox.json_types import Json


def reading(clock: VirtualClock) -> Json:
    """The clock as JSON."""
    return {"now": clock.now().astimezone(UTC).isoformat(), "speed": clock.speed}


def mount(app: web.Application, clock: VirtualClock) -> None:
    """Adds /clock and /clock/ws."""
    numbers = itertools.count(1)

    async def get(_: web.Request) -> web.Response:
        return web.json_response(reading(clock))

    async def serve(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        settled: dict[int, asyncio.Event] = {}

        async def tell() -> None:
            if not socket.closed:
                now = reading(clock)
                await socket.send_json({"time": now["now"], "speed": now["speed"]})

        async def on_tick(now: datetime) -> None:
            number = next(numbers)
            settled[number] = asyncio.Event()
            try:
                await socket.send_json({"tick": number, "now": now.astimezone(UTC).isoformat()})
                await settled[number].wait()
            except ConnectionError:
                return  # it is gone; its due work waits in its database
            finally:
                settled.pop(number, None)

        tasks: set[asyncio.Task[None]] = set()

        def changed() -> None:
            task = asyncio.get_running_loop().create_task(tell())
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        handle = clock.register(on_tick)
        clock.watchers.append(changed)
        await tell()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    body = json.loads(message.data)
                    if "alarm" in body:
                        handle.alarm(datetime.fromisoformat(body["alarm"]) if body["alarm"] else None)
                    if body.get("settled") in settled:
                        settled[body["settled"]].set()
        finally:
            clock.watchers.remove(changed)
            handle.close()
            for event in settled.values():
                event.set()
        return socket

    app.router.add_get("/clock", get)
    app.router.add_get("/clock/ws", serve)
