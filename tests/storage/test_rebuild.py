from bot.storage.database import Database
from tests.soak.standings import soak


async def test_standings_are_nothing_but_the_sum_of_the_ledger(database: Database) -> None:
    assert await soak(database, events=1_500, seed=5)
