from typing import Any

from sqlalchemy import event

from bot.storage.database import Database
from tests.bench.bench_ledger import bookings, fill, plans, reads
from tests.storage.plans import scans


async def test_the_bench_runs_and_the_boards_use_their_index(database: Database) -> None:
    await fill(database, rows=4_000, members=200)
    assert await plans(database)
    await reads(database, rows=4_000, members=200, rounds=5)
    await bookings(database, members=200, count=5)


async def test_a_group_of_bookings_reads_no_whole_table_once_its_rows_are_counted(database: Database) -> None:
    await fill(database, rows=20_000, members=2_000)
    asked: dict[str, Any] = {}

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE board_post")):
            asked[statement] = values

    await bookings(database, members=2_000, count=3)
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    assert any("FROM ledger" in statement for statement in asked)
    if database.kind == "sqlite":  # PostgreSQL weighs anew for every size of a table
        async with database.read() as connection:
            for statement, values in asked.items():
                rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                lines = [str(row[-1]) for row in rows]
                assert (
                    scans(lines, "ledger", "met", "standing", "standing_step", "hidden", "board_post") == []
                ), (statement, lines)
