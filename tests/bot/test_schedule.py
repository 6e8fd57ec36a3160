import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.schedule import Schedule


@dataclass
class Ticks:
    """Due work that keeps when it was called, and tells when to be called next."""

    answers: list[float | None]
    calls: list[datetime] = field(default_factory=list)
    busy: int = 0

    async def __call__(self, now: datetime) -> datetime | None:
        self.busy += 1
        assert self.busy == 1, "two ticks at once"
        self.calls.append(now)
        await asyncio.sleep(0.01)
        self.busy -= 1
        wait = self.answers.pop(0) if self.answers else None
        return None if wait is None else now + timedelta(seconds=wait)


async def test_it_wakes_at_the_moment_it_was_told() -> None:
    ticks = Ticks([0.2, None])
    schedule = Schedule(ticks, SystemClock())
    await schedule.start()
    await asyncio.sleep(0.6)
    await schedule.stop()
    assert len(ticks.calls) == 2
    late = (ticks.calls[1] - ticks.calls[0]).total_seconds() - 0.2
    assert 0 <= late < 0.2


async def test_an_earlier_row_moves_the_wake_up() -> None:
    ticks = Ticks([60, None])
    schedule = Schedule(ticks, SystemClock())
    await schedule.start()
    schedule.wake(datetime.now(UTC) + timedelta(seconds=0.1))
    schedule.wake(datetime.now(UTC) + timedelta(seconds=30))
    await asyncio.sleep(0.4)
    await schedule.stop()
    assert len(ticks.calls) == 2


async def test_a_row_written_while_a_slow_tick_runs_is_done_right_after_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    calls = 0

    async def tick(now: datetime) -> datetime | None:
        nonlocal calls
        calls += 1
        if calls == 1:
            return now + timedelta(seconds=0.05)
        if calls == 2:
            schedule.wake(now + timedelta(seconds=0.02))
            await asyncio.sleep(0.3)
        return None

    schedule = Schedule(tick, SystemClock())
    await schedule.start()
    await asyncio.sleep(0.6)
    await schedule.stop()
    assert calls == 3
    assert caplog.messages == [], "nothing was skipped on the way"


async def test_a_busy_loop_loses_no_wake_up(caplog: pytest.LogCaptureFixture) -> None:
    """The next moment has come before the scheduler noticed that the tick before it is over."""
    calls = 0

    async def tick(now: datetime) -> datetime | None:
        nonlocal calls
        calls += 1
        asyncio.get_running_loop().call_soon(time.sleep, 0.1)
        return now if calls < 4 else None

    schedule = Schedule(tick, SystemClock())
    await schedule.start()
    await asyncio.sleep(0.8)
    await schedule.stop()
    assert calls == 4
    assert caplog.messages == []


async def test_stopping_waits_for_the_tick_that_is_under_way(caplog: pytest.LogCaptureFixture) -> None:
    begun, done = 0, 0
    under_way = asyncio.Event()

    async def tick(now: datetime) -> datetime | None:
        nonlocal begun, done
        begun += 1
        if begun == 2:
            under_way.set()
            await asyncio.sleep(0.3)
        done += 1
        return now + timedelta(seconds=0.05)

    schedule = Schedule(tick, SystemClock())
    await schedule.start()
    await under_way.wait()
    await schedule.stop()
    await asyncio.sleep(0.2)
    assert (begun, done) == (2, 2)
    assert caplog.messages == []


async def test_a_row_written_while_a_tick_runs_is_not_missed() -> None:
    ticks = Ticks([None, None])
    schedule = Schedule(ticks, SystemClock())
    started = asyncio.create_task(schedule.start())
    await asyncio.sleep(0.005)
    schedule.wake(datetime.now(UTC) + timedelta(seconds=0.1))
    await started
    await asyncio.sleep(0.3)
    await schedule.stop()
    assert len(ticks.calls) == 2


async def test_many_wake_ups_at_once_never_tick_twice_at_once() -> None:
    ticks = Ticks([None] * 20)
    schedule = Schedule(ticks, SystemClock())
    await schedule.start()
    for _ in range(20):
        schedule.wake(datetime.now(UTC))
    await asyncio.gather(*(schedule.run() for _ in range(5)))
    await schedule.stop()
    assert 6 <= len(ticks.calls) <= 8


async def test_a_tick_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    class Failing(Ticks):
        async def __call__(self, now: datetime) -> datetime | None:
            await super().__call__(now)
            raise RuntimeError("no")

    ticks = Failing([])
    schedule = Schedule(ticks, SystemClock())
    await schedule.start()
    await schedule.run()
    await schedule.stop()
    assert len(ticks.calls) == 2
    assert "a tick failed" in caplog.text


@dataclass
class Moved:
    """A clock that somebody else moves."""

    moment: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)
    speed: float = 0.0
    alarms: list[datetime | None] = field(default_factory=list)
    on_tick: Callable[[datetime], Awaitable[None]] | None = None

    def now(self) -> datetime:
        return self.moment

    async def connect(
        self, on_tick: Callable[[datetime], Awaitable[None]], on_change: Callable[[], None] | None = None
    ) -> None:
        self.on_tick = on_tick

    def alarm(self, at: datetime | None) -> None:
        self.alarms.append(at)


async def test_a_clock_that_is_moved_is_told_each_next_moment_and_rings() -> None:
    clock, ticks = Moved(), Ticks([60, 30, None])
    schedule = Schedule(ticks, clock)
    await schedule.start()
    assert clock.alarms[-1] == clock.moment + timedelta(seconds=60)
    clock.moment += timedelta(seconds=60)
    assert clock.on_tick is not None
    await clock.on_tick(clock.moment)
    assert clock.alarms[-1] == clock.moment + timedelta(seconds=30)
    schedule.wake(clock.moment + timedelta(seconds=5))
    assert clock.alarms[-1] == clock.moment + timedelta(seconds=5)
    await schedule.stop()


async def test_once_stopped_nobody_wakes_it_and_no_alarm_is_set() -> None:
    clock, ticks = Moved(), Ticks([60])
    schedule = Schedule(ticks, clock)
    await schedule.start()
    await schedule.stop()
    told = len(clock.alarms)
    schedule.wake(clock.moment)
    schedule.again()
    assert clock.on_tick is not None
    await clock.on_tick(clock.moment)
    await schedule.run()
    await schedule.start()
    assert (len(ticks.calls), len(clock.alarms)) == (1, told)


async def test_what_waits_behind_the_tick_under_way_never_begins(caplog: pytest.LogCaptureFixture) -> None:
    begun, done = 0, 0
    under_way = asyncio.Event()

    async def tick(now: datetime) -> datetime | None:
        nonlocal begun, done
        begun += 1
        if begun == 2:
            under_way.set()
            await asyncio.sleep(0.2)
        done += 1
        return now

    clock = Moved()
    schedule = Schedule(tick, clock)
    await schedule.start()
    rung = [asyncio.create_task(schedule.run()) for _ in range(4)]
    await under_way.wait()
    told = len(clock.alarms)
    await schedule.stop()
    assert (begun, done, len(clock.alarms)) == (2, 2, told)
    assert all(task.done() and task.exception() is None for task in rung)
    assert caplog.messages == []
