from collections.abc import AsyncIterator

import pytest

from bot.core.knowledge import Knowledge
from bot.knowledge import load
from bot.storage.database import Database
from tests.databases import (
    database,
    database_url,
    empty_url,
    postgres_template,
    postgres_url,
    sqlite_template,
)
from tests.usecases.house import House, open_house

__all__ = ["database", "database_url", "empty_url", "postgres_template", "postgres_url", "sqlite_template"]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
async def house(database: Database, knowledge: Knowledge) -> AsyncIterator[House]:
    async with open_house(database, knowledge) as opened:
        await opened.set_up()
        yield opened
