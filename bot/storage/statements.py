"""The few statements that both engines spell in the same way but SQLAlchemy in two."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Table, TextClause, and_, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An INSERT that knows ON CONFLICT, in the dialect of `connection`."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def among(
    first: ColumnElement[Any],
    second: ColumnElement[Any],
    keys: Iterable[tuple[Any, Any]],
    *besides: ColumnElement[bool] | TextClause,
) -> ColumnElement[bool]:
    """Rows whose two columns are one of `keys` (at least one), and for which all of `besides` hold.

    One list for each first value, with everything that an index holds in each: SQLite reads a whole table
    for a list of pairs as soon as it has counted the table's rows.
    """
    found: dict[Any, set[Any]] = defaultdict(set)
    for one, other in keys:
        found[one].add(other)
    return or_(
        *(and_(*besides, first == one, second.in_(sorted(others))) for one, others in sorted(found.items()))
    )


async def put(connection: AsyncConnection, table: Table, keys: tuple[str, ...], **values: object) -> None:
    """Insert a row, or change the one that has the same `keys`."""
    statement = insert(connection, table).values(**values)
    changes = {name: statement.excluded[name] for name in values if name not in keys}
    if changes:
        statement = statement.on_conflict_do_update(index_elements=list(keys), set_=changes)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=list(keys))
    await connection.execute(statement)
