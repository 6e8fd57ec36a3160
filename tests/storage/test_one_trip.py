"""SQLite's statements take one trip to their connection's thread each, and lose nothing on it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.storage.database import Database
from bot.storage.one_trip import OneTrip
from tests.databases import SECRET


@pytest.fixture
async def numbers(tmp_path: Path) -> AsyncIterator[Database]:
    """A table of 2,500 numbers."""
    database = Database.open(f"sqlite:///{tmp_path / 'h.db'}", SECRET)
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE number (n INTEGER PRIMARY KEY, word TEXT)"))
        rows = [{"n": n, "word": f"number {n}"} for n in range(2_500)]
        await connection.execute(text("INSERT INTO number VALUES (:n, :word)"), rows)
    yield database
    await database.close()


async def test_a_statement_is_one_trip(numbers: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    trips = 0
    go = OneTrip._execute

    async def counted(self: OneTrip, *what: Any, **more: Any) -> Any:
        nonlocal trips
        trips += 1
        return await go(self, *what, **more)  # type: ignore[no-untyped-call]

    async with numbers.write() as connection:
        monkeypatch.setattr(OneTrip, "_execute", counted)
        assert (
            await connection.execute(text("SELECT word FROM number WHERE n = 7"))
        ).scalar_one() == "number 7"
        await connection.execute(text("UPDATE number SET word = '' WHERE n < 10"))
        assert trips == 2


async def test_many_rows_come_whole_and_in_order(numbers: Database) -> None:
    ordered = text("SELECT n FROM number ORDER BY n")
    async with numbers.read() as connection:
        assert list((await connection.execute(ordered)).scalars()) == list(range(2_500))
        exactly = text("SELECT n FROM number ORDER BY n LIMIT 1000")
        assert list((await connection.execute(exactly)).scalars()) == list(range(1_000))
        async with connection.stream(ordered.execution_options(yield_per=300)) as stream:
            assert [row.n async for row in stream] == list(range(2_500))


async def test_a_stream_that_is_left_early_leaves_the_connection_free(numbers: Database) -> None:
    async with numbers.write() as connection:
        async with connection.stream(text("SELECT n FROM number ORDER BY n")) as stream:
            assert (await stream.fetchone()) == (0,)
        await connection.execute(text("DROP TABLE number"))  # refused while a cursor is open on it


async def test_changes_are_counted_and_new_rows_are_known(numbers: Database) -> None:
    async with numbers.write() as connection:
        changed = await connection.execute(text("UPDATE number SET word = 'few' WHERE n < 3"))
        assert changed.rowcount == 3
        added = await connection.execute(text("INSERT INTO number (word) VALUES ('new')"))
        assert added.lastrowid == 2_500
        gone = await connection.execute(text("DELETE FROM number WHERE word = 'few' RETURNING n"))
        assert sorted(gone.scalars()) == [0, 1, 2]


async def test_errors_are_those_of_sqlite(numbers: Database) -> None:
    async with numbers.write() as connection:
        with pytest.raises(IntegrityError):
            await connection.execute(text("INSERT INTO number VALUES (1, 'again')"))
        with pytest.raises(OperationalError):
            await connection.execute(text("SELECT nothing FROM nowhere"))
        assert (await connection.execute(text("SELECT count(*) FROM number"))).scalar_one() == 2_500


async def test_who_is_cancelled_within_a_statement_leaves_nothing_half_done(numbers: Database) -> None:
    many = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300000)"
    slow = text(f"{many} SELECT count(*) FROM c")

    async def change() -> None:
        async with numbers.write() as connection:
            await connection.execute(text("DELETE FROM number"))
            await connection.execute(slow)
            await asyncio.sleep(30)

    task = asyncio.create_task(change())
    await asyncio.sleep(0.02)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with numbers.write() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM number"))).scalar_one() == 2_500
