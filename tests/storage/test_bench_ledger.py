from bot.storage.database import Database
from tests.bench.bench_ledger import bookings, fill, plans, reads


async def test_the_bench_runs_and_the_boards_use_their_index(database: Database) -> None:
    await fill(database, rows=4_000, members=200)
    assert await plans(database)
    await reads(database, rows=4_000, members=200, rounds=5)
    await bookings(database, members=200, count=5)
