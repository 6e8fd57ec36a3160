import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import WSMsgType, web

from bot.clock import RemoteClock, SystemClock

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass
class Tower:
    """The other side: a small server that speaks the clock's protocol."""

    url: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    sockets: list[web.WebSocketResponse] = field(default_factory=list)

    async def get(self, request: web.Request) -> web.Response:
        return web.json_response({"now": NOON.isoformat(), "speed": 0})

    async def follow(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"time": NOON.isoformat(), "speed": 0})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.heard.append(json.loads(message.data))
        return socket

    async def until(self, what: dict[str, Any]) -> None:
        await eventually(lambda: what in self.heard)


async def eventually(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


@pytest.fixture
async def tower() -> AsyncIterator[Tower]:
    tower, app = Tower(), web.Application()
    app.router.add_get("/clock", tower.get)
    app.router.add_get("/clock/ws", tower.follow)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    tower.url = f"http://127.0.0.1:{port}/clock"
    yield tower
    await runner.cleanup()


def test_the_machines_clock_is_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


async def test_it_reads_the_towers_time_and_follows_its_jumps(tower: Tower) -> None:
    clock = RemoteClock(tower.url)
    rung: list[datetime] = []

    async def on_tick(now: datetime) -> None:
        rung.append(clock.now())
        clock.alarm(now + timedelta(minutes=5))

    await clock.connect(on_tick)
    assert clock.now() == NOON and clock.speed == 0
    clock.alarm(NOON + timedelta(minutes=2))
    await tower.until({"alarm": (NOON + timedelta(minutes=2)).isoformat()})
    moment = NOON + timedelta(minutes=2)
    await tower.sockets[0].send_json({"tick": 1, "now": moment.isoformat()})
    await tower.until({"settled": 1})
    assert rung == [moment]
    await tower.until({"alarm": (moment + timedelta(minutes=5)).isoformat()})
    await clock.close()


async def test_the_new_alarm_is_told_before_the_work_is_called_settled(tower: Tower) -> None:
    clock = RemoteClock(tower.url)

    async def on_tick(now: datetime) -> None:
        clock.alarm(now + timedelta(seconds=30))

    await clock.connect(on_tick)
    await tower.until({"alarm": None})
    await tower.sockets[0].send_json({"tick": 7, "now": NOON.isoformat()})
    await tower.until({"settled": 7})
    alarm = {"alarm": (NOON + timedelta(seconds=30)).isoformat()}
    assert tower.heard.index(alarm) < tower.heard.index({"settled": 7})
    await clock.close()


async def test_work_that_fails_still_settles(tower: Tower, caplog: pytest.LogCaptureFixture) -> None:
    clock = RemoteClock(tower.url)

    async def on_tick(now: datetime) -> None:
        raise RuntimeError("no")

    await clock.connect(on_tick)
    await tower.until({"alarm": None})
    await tower.sockets[0].send_json({"tick": 3, "now": NOON.isoformat()})
    await tower.until({"settled": 3})
    await clock.close()
    assert "failed" in caplog.text


async def test_a_change_of_speed_is_taken_over_and_told(tower: Tower) -> None:
    clock = RemoteClock(tower.url)
    changes: list[float] = []

    async def on_tick(now: datetime) -> None:
        raise AssertionError

    await clock.connect(on_tick, lambda: changes.append(clock.speed))
    await tower.until({"alarm": None})
    later = NOON + timedelta(hours=1)
    await tower.sockets[0].send_json({"time": later.isoformat(), "speed": 3600})
    await eventually(lambda: 3600 in changes)
    await asyncio.sleep(0.05)
    assert timedelta(seconds=30) < clock.now() - later < timedelta(hours=1)
    await clock.close()


async def test_a_lost_connection_is_made_again_with_the_alarm(tower: Tower) -> None:
    clock = RemoteClock(tower.url)

    async def on_tick(now: datetime) -> None: ...

    await clock.connect(on_tick)
    clock.alarm(NOON)
    await tower.until({"alarm": NOON.isoformat()})
    tower.heard.clear()
    await tower.sockets[0].close()
    await tower.until({"alarm": NOON.isoformat()})
    assert len(tower.sockets) == 2
    await clock.close()
