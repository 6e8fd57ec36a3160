import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import LEASE, Effect
from tests.databases import SECRET

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SLIP = Effect(
    kind="nudge.slip",
    guild=1,
    way="dm",
    member=2,
    not_before=NOON,
    not_after=NOON + timedelta(minutes=30),
    args={"big": 2**62, "list": [1, 2]},
)


async def add(database: Database, *effects: Effect) -> list[int | None]:
    async with database.write() as connection:
        return [await outbox.add(connection, effect, NOON) for effect in effects]


async def claim(database: Database, now: datetime, limit: int = 100) -> list[Effect]:
    async with database.write() as connection:
        return await outbox.claim(connection, now, limit)


async def test_what_is_written_comes_back_whole_when_it_is_due(database: Database) -> None:
    (id,) = await add(database, SLIP)
    assert await claim(database, NOON - timedelta(milliseconds=1)) == []
    assert await claim(database, NOON) == [
        replace(SLIP, id=id or 0, attempts=1, state="claimed", doubtful=False)
    ]
    assert await claim(database, NOON) == []


async def test_a_key_exists_once(database: Database) -> None:
    first, second = await add(database, replace(SLIP, key="recap:1"), replace(SLIP, key="recap:1"))
    assert first is not None and second is None


async def test_four_takers_never_share_a_row(database: Database, database_url: str) -> None:
    await add(database, *(replace(SLIP, member=n) for n in range(300)))
    others = [Database.open(database_url, SECRET) for _ in range(3)]

    async def take(mine: Database) -> list[int]:
        found: list[int] = []
        while batch := await claim(mine, NOON, limit=7):
            found += [effect.id for effect in batch]
        return found

    taken = [id for part in await asyncio.gather(*map(take, [database, *others])) for id in part]
    assert len(taken) == 300
    assert len(set(taken)) == 300
    for other in others:
        await other.close()


async def test_a_row_whose_taker_vanished_comes_back_doubtful(database: Database) -> None:
    await add(database, SLIP)
    (mine,) = await claim(database, NOON)
    assert await claim(database, NOON + LEASE - timedelta(seconds=1)) == []
    (again,) = await claim(database, NOON + LEASE)
    assert (again.doubtful, again.attempts) == (True, 2)
    async with database.write() as connection:
        assert not await outbox.finish(connection, mine, "sent", 1, 2)  # too late: somebody else has it
        assert await outbox.finish(connection, again, "sent", 1, 2)


async def test_another_way_at_another_time(database: Database) -> None:
    await add(database, SLIP)
    (mine,) = await claim(database, NOON)
    async with database.write() as connection:
        await outbox.again(connection, mine, NOON + timedelta(seconds=5), "here", doubtful=False)
    assert await claim(database, NOON) == []
    (again,) = await claim(database, NOON + timedelta(seconds=5))
    assert (again.way, again.doubtful) == ("here", False)


async def test_the_inbox_is_read_once_and_keeps_nothing_stale(database: Database) -> None:
    stale = replace(SLIP, way="inbox", not_after=NOON)
    await add(database, replace(SLIP, way="inbox"), stale)
    async with database.write() as connection:
        waiting = await outbox.inbox(connection, 1, 2, NOON)
        assert len(waiting) == 1
        await outbox.read(connection, [effect.id for effect in waiting])
        assert await outbox.inbox(connection, 1, 2, NOON) == []


async def test_after_the_end_nudges_are_cancelled_and_recaps_are_not(database: Database) -> None:
    await add(
        database,
        replace(SLIP, challenge=5),
        replace(SLIP, challenge=6),
        replace(SLIP, challenge=5, kind="recap"),
    )
    async with database.write() as connection:
        await outbox.cancel_nudges(connection, 5)
    assert [(effect.kind, effect.challenge) for effect in await claim(database, NOON)] == [
        ("nudge.slip", 6),
        ("recap", 5),
    ]


@pytest.mark.parametrize("state", ["waiting", "claimed"])
async def test_rows_that_still_wait_are_never_forgotten(database: Database, state: str) -> None:
    await add(database, SLIP)
    if state == "claimed":
        await claim(database, NOON)
    async with database.write() as connection:
        await outbox.forget_old(connection, NOON + timedelta(days=99))
    assert len(await claim(database, NOON + timedelta(hours=1))) == 1
