"""Two processes on one database, and one that dies in the middle."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.core.knowledge import Knowledge
from bot.ports import Notice, Receipt
from bot.storage.database import Database
from tests.databases import SECRET
from tests.usecases.house import GUILD, JONAS, LOUD, MIRA, TARO, House, Kept, open_house


@pytest.fixture
async def other(house: House, database_url: str, knowledge: Knowledge) -> AsyncIterator[House]:
    """A second process: its own engine, its own memory, the same clock and the same messenger."""
    database = Database.open(database_url, SECRET)
    async with open_house(database, knowledge) as second:
        second.clock, second.messenger = house.clock, house.messenger
        await second.restart()
        yield second
    await database.close()


async def both(one: House, two: House) -> None:
    await asyncio.gather(one.app.tick(one.clock.moment), two.app.tick(two.clock.moment))


async def test_everything_due_is_done_once(house: House, other: House) -> None:
    for member in range(1, 13):
        await house.begin(member)
    await house.say(MIRA, LOUD)
    for _ in range(45):
        house.clock.moment += timedelta(minutes=1)
        await both(house, other)
    kinds = [(notice.kind, notice.member, notice.edits is not None) for notice in house.messenger.sent]
    assert len(kinds) == len(set(kinds))
    assert sum(kind == "recap" and not edit for kind, _, edit in kinds) == 12
    assert sum(kind == "recap" and edit for kind, _, edit in kinds) == 12
    assert sum(kind == "nudge.slip" for kind, _, _ in kinds) == 1


class Dying(Kept):
    """A messenger whose process dies while, or right after, the answer travels."""

    async def deliver(self, notice: Notice) -> Receipt:
        await super().deliver(notice)
        raise asyncio.CancelledError


async def test_a_process_killed_while_it_sends_leaves_a_doubtful_row_to_the_next(
    house: House, other: House
) -> None:
    await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    house.clock.moment += timedelta(seconds=25)
    dying = Dying()
    house.app.hand.attach(dying)
    task = asyncio.create_task(house.app.deliver(house.clock.moment))
    await asyncio.wait([task])
    assert [notice.kind for notice in dying.sent] == ["nudge.slip"]
    await other.app.tick(other.clock.moment)
    assert other.messenger.sent == []  # the lease still holds
    other.clock.moment += timedelta(seconds=61)
    await other.app.tick(other.clock.moment)
    assert [(notice.kind, notice.doubtful) for notice in other.messenger.sent] == [("nudge.slip", True)]


async def test_a_restart_goes_on_with_the_same_half_hour(house: House) -> None:
    started = await house.begin(MIRA)
    await house.say(MIRA, LOUD)
    await house.go(minutes=1)
    await house.restart()
    assert house.app.gate.running(GUILD, MIRA)
    await house.say(MIRA, LOUD)
    await house.go(minutes=30)
    assert house.messenger.kinds.count("nudge.slip") == 2
    assert house.messenger.kinds.count("recap") == 1
    recap = next(notice for notice in house.messenger.sent if notice.kind == "recap")
    assert recap.args["ended"] == int(started.challenge.ends_at.timestamp())


async def test_one_can_end_what_the_other_has_started(house: House, other: House) -> None:
    await house.begin(MIRA, minutes=5)
    await house.begin(JONAS, minutes=10)
    await other.restart()
    await other.begin(TARO, minutes=5)
    await other.go(minutes=6)
    assert sorted(notice.member or 0 for notice in house.messenger.sent if notice.kind == "recap") == [
        MIRA,
        TARO,
    ]
    assert house.app.gate.covering(GUILD, MIRA, house.clock.moment) is None


async def test_a_race_to_stop_and_to_end_ends_it_once(house: House, other: House) -> None:
    await house.begin(MIRA, minutes=5)
    await other.restart()
    house.clock.moment += timedelta(minutes=5)
    await asyncio.gather(
        house.app.stop(guild=GUILD, member=MIRA),
        other.app.tick(other.clock.moment),
        house.app.tick(house.clock.moment),
    )
    assert house.messenger.kinds.count("recap") == 1
