"""The one door to the database: SQLite by default, PostgreSQL where the URL says so."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.storage.seal import Seal, bind_seal

Transaction = AsyncConnection
"""An open transaction, as use cases pass it on without knowing SQL."""

Engine = Literal["sqlite", "postgresql"]
BUSY_SECONDS = 15
"""How long a SQLite writer waits for another process before it gives up."""


class Database:
    """An engine, and the two ways through it: `read()` and `write()`.

    On SQLite a write transaction takes the lock at once (BEGIN IMMEDIATE), so that nothing read inside it
    can be out of date when it writes; writers of one process queue on a lock instead of polling the file.
    """

    def __init__(self, engine: AsyncEngine, kind: Engine, url: str) -> None:
        self.engine = engine
        self.kind: Engine = kind
        self.url = url
        self._writing = asyncio.Lock() if kind == "sqlite" else None

    @classmethod
    def open(cls, url: str, secret: bytes) -> "Database":
        """An engine for `url`, "sqlite:///path" or "postgresql://..."; connects at first use, not here.

        `secret` is the key that `Sealed` columns are sealed with.
        """
        parsed = make_url(url)
        backend = parsed.get_backend_name()
        if backend == "sqlite":
            engine = create_async_engine(
                parsed.set(drivername="sqlite+aiosqlite"),
                connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
            )
            event.listen(engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(engine.sync_engine, "begin", _begin_sqlite)
            if parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            kind: Engine = "sqlite"
        elif backend in ("postgresql", "postgres"):
            engine = create_async_engine(
                parsed.set(drivername="postgresql+asyncpg"), pool_size=8, max_overflow=8, pool_pre_ping=True
            )
            kind = "postgresql"
        else:
            raise ValueError(f"HALFHOUR_DATABASE_URL must be sqlite or postgresql, not {backend}")
        bind_seal(engine.dialect, Seal(secret))
        return cls(engine, kind, url)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection for reading: one consistent view on SQLite, never blocked by a writer."""
        async with self.engine.connect() as plain:
            connection = await plain.execution_options(halfhour_read=True)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end of the block, rolled back when it raises.

        Not to be nested in one task: hand the connection on instead.
        """
        async with self._writing or nullcontext(), self.engine.begin() as connection:
            yield connection

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    for attempt in range(50):  # two processes that start together may both want to switch to WAL
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError:
            if attempt == 49:
                raise
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("halfhour_read", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
