"""The few statements that both engines spell in the same way but SQLAlchemy in two."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, in the dialect of `connection`."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def put(connection: AsyncConnection, table: Table, keys: tuple[str, ...], **values: object) -> None:
    """Insert a row, or change the one that has the same `keys`."""
    statement = insert(connection, table).values(**values)
    changes = {name: statement.excluded[name] for name in values if name not in keys}
    if changes:
        statement = statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=list(keys))
    await connection.execute(statement)
