"""How the engine would run a statement."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler


async def plan(connection: AsyncConnection, statement: ClauseElement, binds: Mapping[str, Any]) -> list[str]:
    """The lines of the plan for the statement exactly as it would be sent."""
    compiled = statement.compile(dialect=connection.dialect)
    assert isinstance(compiled, SQLCompiler)
    values = compiled.construct_params(dict(binds))
    placed = tuple(values[name] for name in compiled.positiontup or ())
    word = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    rows = await connection.exec_driver_sql(f"{word} {compiled}", placed)
    return [str(row[-1]) for row in rows]


def scans(lines: list[str], *tables: str) -> list[str]:
    """The lines that read a whole table (or a whole index) of those named."""
    found = []
    for line in lines:
        words = line.replace("->", "").split()
        if words[:2] == ["Seq", "Scan"] and words[3] in tables:
            found.append(line)
        if words[:1] == ["SCAN"] and words[1] in tables:
            found.append(line)
    return found
