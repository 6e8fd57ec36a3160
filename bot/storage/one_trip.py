"""SQLite's connections: each statement is one trip to the connection's thread.

Why: aiosqlite goes there four times a statement (make a cursor, execute, fetch, close), and a trip costs more
than most statements do.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

_FIRST = 1_000
"""Rows fetched on the first trip; where there are more, the cursor stays open for the rest."""


def connect(path: str, **options: Any) -> "OneTrip":
    """A connection to a file, to be awaited; `options` are sqlite3's own."""
    connection = OneTrip(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # nothing keeps a process alive that is about to end
    return connection


class OneTrip(aiosqlite.Connection):
    """An aiosqlite connection with cursors of our own."""

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """A cursor; costs nothing."""
        return Cursor(self)

    async def there(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Does `work` in the connection's thread."""
        return await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


class Cursor:
    """As much of a DBAPI cursor as SQLAlchemy's adapter asks for, awaitable."""

    __slots__ = ("_connection", "_cursor", "_open", "_rows", "arraysize")

    def __init__(self, connection: OneTrip) -> None:
        self._connection = connection
        self._cursor: sqlite3.Cursor | None = None
        self._rows: list[Any] = []
        self._open = False
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:
        """The columns of the last statement; None where it gives no rows."""
        return self._cursor.description if self._cursor else None

    @property
    def rowcount(self) -> int:
        """Rows that the last statement changed; -1 where that is not known."""
        return self._cursor.rowcount if self._cursor else -1

    @property
    def lastrowid(self) -> int | None:
        """The row that was inserted last."""
        return self._cursor.lastrowid if self._cursor else None

    async def execute(self, sql: str, parameters: Any = ()) -> Self:
        """Runs a statement, and fetches what it gives up to a thousand rows."""

        def work(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, list[Any], bool]:
            cursor = connection.execute(sql, parameters)
            rows = cursor.fetchmany(_FIRST) if cursor.description else []
            more = len(rows) == _FIRST
            if not more:
                cursor.close()
            return cursor, rows, more

        await self.close()
        self._cursor, self._rows, self._open = await self._connection.there(work)
        return self

    async def executemany(self, sql: str, parameters: Sequence[Any]) -> Self:
        """Runs a statement for each of the parameters."""

        def work(connection: sqlite3.Connection) -> sqlite3.Cursor:
            cursor = connection.executemany(sql, parameters)
            cursor.close()
            return cursor

        await self.close()
        self._cursor = await self._connection.there(work)
        return self

    async def fetchone(self) -> Any:
        """The next row, or None."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows."""
        size = self.arraysize if size is None else size
        rows, self._rows = self._rows[:size], self._rows[size:]
        if self._open and self._cursor is not None and len(rows) < size:
            rows += await self._connection.there(partial(_more, self._cursor, size - len(rows)))
        return rows

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        rows, self._rows = self._rows, []
        if self._open and self._cursor is not None:
            rows += await self._connection.there(partial(_rest, self._cursor))
            self._open = False
        return rows

    async def __aiter__(self) -> AsyncIterator[Any]:
        while rows := await self.fetchmany(_FIRST):
            for row in rows:
                yield row

    async def close(self) -> None:
        """Lets go of what was not fetched."""
        self._rows = []
        if self._open and self._cursor is not None:
            self._open = False
            await self._connection.there(partial(_close, self._cursor))


def _more(cursor: sqlite3.Cursor, size: int, _: object) -> list[Any]:
    return cursor.fetchmany(size)


def _rest(cursor: sqlite3.Cursor, _: object) -> list[Any]:
    rows = cursor.fetchall()
    cursor.close()
    return rows


def _close(cursor: sqlite3.Cursor, _: object) -> None:
    cursor.close()
