import asyncio
from datetime import timedelta

from bot.ports import Notice, Receipt
from tests.usecases.house import GUILD, JONAS, LOUD, MIRA, House, Kept


class Slow(Kept):
    """A messenger that is stuck on one member until somebody lets go."""

    def __init__(self, stuck: int) -> None:
        super().__init__()
        self.stuck, self.go = stuck, asyncio.Event()

    async def deliver(self, notice: Notice) -> Receipt:
        if notice.member == self.stuck:
            await self.go.wait()
        return await super().deliver(notice)


async def test_a_slow_send_holds_up_neither_the_clock_nor_the_others(house: House) -> None:
    slow = Slow(MIRA)
    house.app.hand.attach(slow)
    woken: list[object] = []
    house.app.wake.to(woken.append)
    await house.begin(MIRA, minutes=5)
    await house.begin(JONAS, minutes=5)
    await house.say(MIRA, LOUD)
    house.clock.moment += timedelta(minutes=5)
    async with asyncio.timeout(8):
        await house.app.tick(house.clock.moment)
        await house.app.tick(house.clock.moment)
    assert not house.app.gate.running(GUILD, MIRA)
    assert [(notice.kind, notice.member) for notice in slow.sent] == [("recap", JONAS)]
    woken.clear()
    slow.go.set()
    await house.app.deliver.finish(2)
    assert [(notice.kind, notice.member) for notice in slow.sent] == [("recap", JONAS), ("recap", MIRA)]
    assert woken


async def test_what_is_still_on_its_way_is_not_taken_a_second_time(house: House) -> None:
    slow = Slow(MIRA)
    house.app.hand.attach(slow)
    await house.begin(MIRA, minutes=5)
    house.clock.moment += timedelta(minutes=5)
    await house.app.tick(house.clock.moment)
    house.clock.moment += timedelta(minutes=2)  # its lease is long over
    await house.app.tick(house.clock.moment)
    slow.go.set()
    await house.app.deliver.finish(2)
    assert [notice.kind for notice in slow.sent] == ["recap"]


async def test_stopping_does_not_wait_for_ever(house: House) -> None:
    slow = Slow(MIRA)
    house.app.hand.attach(slow)
    await house.begin(MIRA, minutes=5)
    house.clock.moment += timedelta(minutes=5)
    await house.app.tick(house.clock.moment)
    async with asyncio.timeout(3):
        await house.app.deliver.finish(0.1)
    await house.restart()
    house.clock.moment += timedelta(minutes=2)
    await house.app.tick(house.clock.moment)
    assert [(notice.kind, notice.doubtful) for notice in house.messenger.sent] == [("recap", True)]
