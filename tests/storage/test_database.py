import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.columns import Moment
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.databases import SECRET


async def test_two_processes_that_start_together_both_come_up(empty_url: str) -> None:
    databases = [Database.open(empty_url, SECRET) for _ in range(3)]
    await asyncio.gather(*(migrate(database) for database in databases))
    async with databases[0].read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM alembic_version"))).scalar_one() == 1
    for database in databases:
        await database.close()


async def test_a_failed_block_leaves_nothing_behind(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE probe (n INTEGER)"))
    with pytest.raises(RuntimeError):
        async with database.write() as connection:
            await connection.execute(text("INSERT INTO probe VALUES (1)"))
            raise RuntimeError
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM probe"))).scalar_one() == 0


async def test_sqlite_keeps_what_it_promises(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'h.db'}", SECRET)
    async with database.read() as connection:
        pragmas = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    await database.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), None)  # type: ignore[arg-type]  # noqa: DTZ001


def test_a_moment_comes_back_to_the_millisecond() -> None:
    moment = datetime(2026, 3, 29, 1, 30, 0, 123000, tzinfo=UTC)
    kept = Moment().process_bind_param(moment, None)  # type: ignore[arg-type]
    assert Moment().process_result_value(kept, None) == moment  # type: ignore[arg-type]
