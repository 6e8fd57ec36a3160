from datetime import UTC, datetime

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import text

from bot.storage import sites
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.seal import Keyed, Seal, WrongSecretError

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_what_is_typed_into_forms_is_sealed_at_rest(database: Database, database_url: str) -> None:
    async with database.write() as connection:
        await sites.add(connection, 1, 2, "domain", "mira-bakes.example", NOON)
        raw = (await connection.execute(text("SELECT value FROM site"))).scalar_one()
        assert b"mira" not in bytes(raw)
        assert [site.value for site in await sites.of(connection, 1, 2)] == ["mira-bakes.example"]
    other = Database.open(database_url, b"another secret")
    async with other.read() as connection:
        with pytest.raises(InvalidToken):
            await sites.of(connection, 1, 2)
    await other.close()


def test_the_same_words_look_different_each_time() -> None:
    seal = Seal(b"secret")
    assert seal.close("hello") != seal.close("hello")
    assert seal.open(seal.close("hello")) == "hello"


def test_hashes_hold_within_one_secret_and_one_server_only() -> None:
    keyed, other = Keyed(b"secret"), Keyed(b"another")
    assert keyed.pair(1, 2, 3) == keyed.pair(1, 3, 2)
    assert len({keyed.pair(1, 2, 3), keyed.pair(9, 2, 3), other.pair(1, 2, 3), keyed.pair(1, 2, 4)}) == 4
    assert 0 < keyed.word("host", "example.org") < 2**63


async def test_another_secret_is_noticed_at_the_start(database: Database, database_url: str) -> None:
    await migrate(database)
    other = Database.open(database_url, b"another secret")
    with pytest.raises(WrongSecretError):
        await migrate(other)
    await other.close()
