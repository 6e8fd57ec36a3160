"""Two kinds of time: what people live runs on a virtual clock, what the protocol times runs on real time.

The virtual clock goes at real speed, at a factor, or jumps. Whoever has work to do at a moment registers and
sets an alarm; a jump stops at each alarm in order, lets that work be done and settle, then goes on.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

log = logging.getLogger(__name__)

Tick = Callable[[datetime], Awaitable[None]]
MOST_TICKS = 10_000  # a jump that stops more often than this is a registrant that never stops asking


class Handle:
    """One registrant's place on the clock."""

    def __init__(self, clock: "VirtualClock", on_tick: Tick) -> None:
        self._clock = clock
        self.on_tick = on_tick
        self.at: datetime | None = None

    def alarm(self, at: datetime | None) -> None:
        """Says when the earliest work is due; None for no work. An alarm rings once."""
        self.at = at
        self._clock.rearm()

    def close(self) -> None:
        """Leaves the clock."""
        self._clock.handles.pop(self, None)
        self._clock.rearm()


class VirtualClock:
    """The time that people in the sandbox live. `speed` is virtual seconds a real second, 0 stands still."""

    def __init__(self, speed: float = 1.0, start: datetime | None = None) -> None:
        self._base = start or datetime.now(UTC)
        self._real = time.monotonic()
        self._speed = speed
        self._jumping = False
        self._ringing = asyncio.Lock()
        self._timer: asyncio.Task[None] | None = None
        self.handles: dict[Handle, None] = {}  # in the order in which they came
        self.watchers: list[Callable[[], None]] = []
        self.settlers: list[Callable[[], Awaitable[None]]] = []
        self.patience = 30.0  # real seconds that a stop may take to settle

    def now(self) -> datetime:
        """The virtual moment, in UTC."""
        if self._jumping:
            return self._base
        return self._base + timedelta(seconds=(time.monotonic() - self._real) * self._speed)

    @property
    def speed(self) -> float:
        """Virtual seconds per real second."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        if speed < 0:
            raise ValueError("a clock does not go backwards")
        self._set(self.now())
        self._speed = speed
        self._changed()

    def register(self, on_tick: Tick) -> Handle:
        """Adds a registrant; `on_tick(now)` is awaited whenever its alarm rings."""
        handle = Handle(self, on_tick)
        self.handles[handle] = None
        return handle

    async def jump(self, *, seconds: float | None = None, to: datetime | None = None) -> int:
        """Goes forward, stopping at each alarm on the way; answers how often it stopped."""
        async with self._ringing:  # real time may pass until it is our turn
            target = to if to is not None else self.now() + timedelta(seconds=seconds or 0.0)
            if target < self.now():
                raise ValueError("a clock does not go backwards")
            self._set(self.now())
            self._jumping = True
            stops = 0
            try:
                await self._settle()
                while (due := self._due(target)) is not None:
                    if stops >= MOST_TICKS:
                        raise RuntimeError(f"still work due at {due.isoformat()} after {stops} stops")
                    self._base = max(self._base, due)
                    await self._ring(self._base)
                    stops += 1
                self._base = max(self._base, target)
            finally:
                self._jumping = False
                self._real = time.monotonic()
                self._changed()
        return stops

    def rearm(self) -> None:
        """Sets the timer for the earliest alarm; a running jump looks for itself."""
        if self._jumping or self._ringing.locked():
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due = self._due(None)
        if due is not None and (self._speed > 0 or due <= self.now()):
            self._timer = asyncio.get_running_loop().create_task(self._wait(due), name="sandbox clock")

    async def close(self) -> None:
        """Stops the timer."""
        if self._timer is not None:
            self._timer.cancel()
            await asyncio.gather(self._timer, return_exceptions=True)
            self._timer = None

    def _set(self, now: datetime) -> None:
        self._base, self._real = now, time.monotonic()

    def _changed(self) -> None:
        for watcher in list(self.watchers):
            watcher()
        self.rearm_soon()

    def rearm_soon(self) -> None:
        """Rearms once the jump that may be running has ended."""
        try:
            asyncio.get_running_loop().call_soon(self.rearm)
        except RuntimeError:
            return  # no loop yet: the clock was set up before it

    def _due(self, until: datetime | None) -> datetime | None:
        moments = [h.at for h in self.handles if h.at is not None and (until is None or h.at <= until)]
        return min(moments, default=None)

    async def _wait(self, due: datetime) -> None:
        seconds = (due - self.now()).total_seconds()
        await asyncio.sleep(seconds / self._speed if seconds > 0 else 0)
        self._timer = None
        async with self._ringing:
            await self._ring(self.now())
        self.rearm()

    async def _ring(self, now: datetime) -> None:
        """Rings everyone whose alarm has come, one after the other, and waits until all is quiet."""
        ready = sorted((h for h in self.handles if h.at is not None and h.at <= now), key=lambda h: str(h.at))
        for handle in ready:
            handle.at = None
            try:
                await asyncio.wait_for(handle.on_tick(now), self.patience)
            except TimeoutError:
                log.warning("a registrant did not settle within %s s at %s", self.patience, now.isoformat())
            except Exception:
                log.exception("a registrant failed at %s", now.isoformat())
        await self._settle()

    async def _settle(self) -> None:
        for settler in self.settlers:
            await settler()
