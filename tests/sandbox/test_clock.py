import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from sandbox import Sandbox, VirtualClock
from tests.sandbox.peer import Peer, checked_sandbox, logged_in

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def test_a_jump_stops_at_each_due_moment_in_order() -> None:
    clock = VirtualClock(start=START)
    rang: list[tuple[str, datetime]] = []

    async def one(now: datetime) -> None:
        rang.append(("one", now))
        if len(rang) < 3:
            first.alarm(now + 2 * MINUTE)

    async def other(now: datetime) -> None:
        rang.append(("other", now))

    first, second = clock.register(one), clock.register(other)
    base = clock.now()
    first.alarm(base + MINUTE)
    second.alarm(base + 2 * MINUTE)
    assert await clock.jump(seconds=600) == 3
    assert rang == [("one", base + MINUTE), ("other", base + 2 * MINUTE), ("one", base + 3 * MINUTE)]
    assert timedelta(minutes=10) <= clock.now() - base < timedelta(minutes=10, seconds=1)
    await clock.close()


async def test_nothing_rings_that_is_not_due_and_nothing_goes_back() -> None:
    clock = VirtualClock(start=START)
    rang: list[datetime] = []

    async def note(now: datetime) -> None:
        rang.append(now)

    handle = clock.register(note)
    handle.alarm(clock.now() + timedelta(hours=2))
    assert await clock.jump(seconds=3600) == 0
    handle.alarm(None)
    assert await clock.jump(seconds=7200) == 0
    assert rang == []
    with pytest.raises(ValueError, match="backwards"):
        await clock.jump(to=START)
    with pytest.raises(ValueError, match="backwards"):
        clock.speed = -1
    await clock.close()


async def test_a_fast_clock_rings_without_a_jump_and_a_still_one_does_not() -> None:
    clock = VirtualClock(speed=600.0)
    rang = asyncio.Event()

    async def note(now: datetime) -> None:
        rang.set()

    handle = clock.register(note)
    handle.alarm(clock.now() + MINUTE)
    await asyncio.wait_for(rang.wait(), 15)
    rang.clear()
    clock.speed = 0
    before = clock.now()
    handle.alarm(clock.now() + timedelta(milliseconds=1))
    await asyncio.sleep(0.03)
    assert (clock.now(), rang.is_set()) == (before, False)
    handle.alarm(clock.now())
    await asyncio.wait_for(rang.wait(), 15)
    await clock.close()


async def test_a_registrant_that_fails_does_not_stop_the_clock() -> None:
    clock = VirtualClock(start=START)

    async def fail(now: datetime) -> None:
        raise RuntimeError("at work")

    clock.register(fail).alarm(clock.now() + MINUTE)
    assert await clock.jump(seconds=120) == 1
    await clock.close()


async def test_a_registrant_that_never_stops_asking_is_stopped() -> None:
    clock = VirtualClock(start=START)

    async def again(now: datetime) -> None:
        handle.alarm(now)

    handle = clock.register(again)
    handle.alarm(clock.now())
    with pytest.raises(RuntimeError, match="still work due"):
        await clock.jump(seconds=1)
    handle.alarm(None)
    await clock.close()


async def test_snowflakes_and_timestamps_are_virtual() -> None:
    async with checked_sandbox(clock=VirtualClock(start=START)) as discord_, logged_in(discord_) as peer:
        await discord_.control.clock_jump(seconds=3600)
        await discord_.control.say("mira", "general", "an hour later")
        heard = await peer.next_message()
        assert timedelta(hours=1) <= heard.created_at - START < timedelta(hours=1, seconds=10)


async def test_a_jump_waits_for_what_the_bot_sends_at_each_stop(discord_: Sandbox, peer: Peer) -> None:
    room = peer.room("general")

    async def post(now: datetime) -> None:
        asyncio.get_running_loop().create_task(room.send(f"due {now:%H:%M}"))

    handle = discord_.clock.register(post)
    due = discord_.clock.now() + MINUTE
    handle.alarm(due)
    await discord_.control.clock_jump(seconds=600)
    (sent,) = await discord_.control.read("mira", "general")
    assert sent["content"] == f"due {due:%H:%M}"
    at = datetime.fromisoformat(sent["timestamp"])
    assert due - timedelta(milliseconds=1) <= at < due + MINUTE, "posted while the clock stood at that moment"


async def test_a_bot_in_another_process_follows_the_clock(discord_: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{discord_.url}/clock") as answer:
            reading = await answer.json()
        assert reading["speed"] == 1.0
        async with session.ws_connect(f"{discord_.url}/clock/ws") as socket:
            assert set(await socket.receive_json(timeout=15)) == {"time", "speed"}
            due = datetime.fromisoformat(reading["now"]) + MINUTE
            await socket.send_json({"alarm": due.isoformat()})
            await asyncio.sleep(0.05)
            jump = asyncio.create_task(discord_.control.clock_jump(seconds=300))
            tick = await socket.receive_json(timeout=15)
            assert datetime.fromisoformat(tick["now"]) == due
            await asyncio.sleep(0.05)
            assert not jump.done(), "the jump waits for the bot to settle"
            await socket.send_json({"alarm": (due + MINUTE).isoformat()})
            await socket.send_json({"settled": tick["tick"]})
            second = await socket.receive_json(timeout=15)
            await socket.send_json({"settled": second["tick"]})
            assert (await asyncio.wait_for(jump, 15))["stops"] == 2
            changed = await socket.receive_json(timeout=15)
            assert datetime.fromisoformat(changed["time"]) >= due + 4 * MINUTE
            await discord_.control.clock_speed(60)
            assert (await socket.receive_json(timeout=15))["speed"] == 60


async def test_a_bot_that_dies_at_a_stop_does_not_hold_the_clock(discord_: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{discord_.url}/clock/ws")
        await socket.receive_json(timeout=15)
        await socket.send_json({"alarm": (discord_.clock.now() + MINUTE).isoformat()})
        await asyncio.sleep(0.05)
        jump = asyncio.create_task(discord_.control.clock_jump(seconds=300))
        await socket.receive_json(timeout=15)
        await socket.close()
        assert (await asyncio.wait_for(jump, 15))["stops"] == 1
