"""Clocks: the machine's own, and the sandbox's, which a bot in another process follows."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

import aiohttp

log = logging.getLogger(__name__)
OnTick = Callable[[datetime], Awaitable[None]]
OnChange = Callable[[], None]


class SystemClock:
    """The machine's clock."""

    speed = 1.0

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


class Alarm(Protocol):
    """A place on somebody else's clock."""

    def alarm(self, at: datetime | None) -> None:
        """Say when our earliest work is due."""
        ...

    def close(self) -> None:
        """Leave the clock."""
        ...


class Virtual(Protocol):
    """A clock in this process that can run faster, or jump from alarm to alarm."""

    @property
    def speed(self) -> float:
        """Its seconds in one of the machine's."""
        ...

    def now(self) -> datetime:
        """Its moment, in UTC."""
        ...

    def register(self, on_tick: OnTick) -> Alarm:
        """Be called whenever an alarm rings."""
        ...


class SharedClock:
    """A virtual clock in this process, followed: its jumps stop at our due moments."""

    def __init__(self, clock: Virtual) -> None:
        self._clock = clock
        self._place: Alarm | None = None

    @property
    def speed(self) -> float:
        """Its seconds in one of the machine's."""
        return self._clock.speed

    def now(self) -> datetime:
        """Its moment."""
        return self._clock.now()

    async def connect(self, on_tick: OnTick, on_change: OnChange | None = None) -> None:
        """From now on its alarms do what is due."""
        self._place = self._clock.register(on_tick)

    def alarm(self, at: datetime | None) -> None:
        """Our earliest due moment."""
        if self._place is not None:
            self._place.alarm(at)

    async def close(self) -> None:
        """Leave the clock."""
        if self._place is not None:
            self._place.close()
            self._place = None


class RemoteClock:
    """The clock of a sandbox in another process, followed over its WebSocket.

    Between the server's messages time runs on by itself at the told speed. During a jump the server calls
    each due moment, this side does its work, and answers that it has settled.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._base = datetime.now(UTC)
        self._at = time.monotonic()
        self.speed = 1.0
        self._alarm: datetime | None = None
        self._ringing = False
        self._on_tick: OnTick | None = None
        self._on_change: OnChange | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._task: asyncio.Task[None] | None = None
        self._session: aiohttp.ClientSession | None = None

    def now(self) -> datetime:
        """The sandbox's moment."""
        return self._base + timedelta(seconds=(time.monotonic() - self._at) * self.speed)

    async def connect(self, on_tick: OnTick, on_change: OnChange | None = None) -> None:
        """Read the time, then follow it; `on_tick(now)` does what is due at a jump's stop."""
        self._on_tick, self._on_change = on_tick, on_change
        self._session = aiohttp.ClientSession()
        async with self._session.get(self._url) as answer:
            told = await answer.json(content_type=None)
        self._set(datetime.fromisoformat(told["now"]), float(told.get("speed", 1.0)))
        self._task = asyncio.create_task(self._follow(), name="remote clock")

    def alarm(self, at: datetime | None) -> None:
        """Tell the sandbox our earliest due moment, so that a jump stops there."""
        self._alarm = at
        if self._socket is not None and not self._ringing:
            task = asyncio.ensure_future(self._tell({"alarm": at.isoformat() if at else None}))
            task.add_done_callback(lambda done: done.exception())

    async def close(self) -> None:
        """Stop following."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._session is not None:
            await self._session.close()

    async def _follow(self) -> None:
        parts = urlsplit(self._url)
        address = urlunsplit(("ws", parts.netloc, parts.path + "/ws", "", ""))
        assert self._session is not None
        while True:
            try:
                async with self._session.ws_connect(address) as socket:
                    self._socket = socket
                    await self._tell({"alarm": self._alarm.isoformat() if self._alarm else None})
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            await self._heard(json.loads(message.data))
            except (aiohttp.ClientError, OSError) as error:
                log.warning("the sandbox's clock is away: %s", type(error).__name__)
            self._socket = None
            await asyncio.sleep(0.5)

    async def _heard(self, told: dict[str, object]) -> None:
        if "tick" in told:
            now = datetime.fromisoformat(str(told["now"]))
            self._set(now, self.speed)
            assert self._on_tick is not None
            self._ringing = True
            try:
                await self._on_tick(now)
            except Exception:
                log.exception("what was due at a stop of the clock failed")
            finally:
                self._ringing = False
            # the jump goes on once we have settled, so the next stop must be known before
            await self._tell({"alarm": self._alarm.isoformat() if self._alarm else None})
            await self._tell({"settled": told["tick"]})
        elif "time" in told:
            self._set(datetime.fromisoformat(str(told["time"])), float(str(told.get("speed", self.speed))))
            if self._on_change is not None:
                self._on_change()

    async def _tell(self, what: dict[str, object]) -> None:
        if self._socket is not None and not self._socket.closed:
            with contextlib.suppress(ConnectionError):
                await self._socket.send_json(what)

    def _set(self, now: datetime, speed: float) -> None:
        self._base, self._at, self.speed = now.astimezone(UTC), time.monotonic(), speed
