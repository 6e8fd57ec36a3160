"""Everything that names one member, read out or deleted: the one list of where that is."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.appeals import APPEAL
from bot.storage.challenges import CHALLENGE
from bot.storage.dares import BLOCK, DARE
from bot.storage.exceptions import EXCEPTION
from bot.storage.heard import HEARD
from bot.storage.history import CHANGE
from bot.storage.members import MEMBER
from bot.storage.outbox import OUTBOX
from bot.storage.price_rows import PRICE
from bot.storage.prompts import PROMPT, SEEN
from bot.storage.questions import QUESTION
from bot.storage.rewards import HELD
from bot.storage.rounds import MEMBER as ROUND_MEMBER
from bot.storage.rounds import ROUND
from bot.storage.shadows import SHADOW
from bot.storage.sites import LEARNED, SITE
from bot.storage.slips import SLIP
from bot.storage.tables import metadata

TABLES: tuple[tuple[Table, str], ...] = (
    (APPEAL, "member"),
    (EXCEPTION, "scope_id"),
    (SITE, "member"),
    (LEARNED, "member"),
    (SEEN, "member"),
    (DARE, "challenger"),
    (BLOCK, "member"),
    (ROUND_MEMBER, "member"),
    (ROUND, "host"),
    (SLIP, "member"),
    (SHADOW, "member"),
    (HEARD, "member"),
    (OUTBOX, "member"),
    (HELD, "member"),
    (QUESTION, "member"),
    (CHALLENGE, "member"),
    (MEMBER, "member"),
)
"""Tables and the column that names somebody, in the order in which they can be deleted."""
BOOKED: tuple[tuple[Table, str], ...] = tuple(
    (table, "member")
    for name, table in sorted(metadata.tables.items())
    if "member" in table.c and name not in {known.name for known, _ in TABLES}
)
"""The ledger and what is derived from it: read out here, erased by the ledger itself."""
ACTED: tuple[tuple[Table, str], ...] = (
    (APPEAL, "decided_by"),
    (EXCEPTION, "made_by"),
    (PROMPT, "made_by"),
    (PRICE, "changed_by"),
    (CHANGE, "made_by"),
)
"""What somebody did for the server stays; who did it is blanked."""
OTHERS = frozenset({"partner", "fingerprint"})
"""Columns that tell of somebody else, as keyed hashes: not for reading out."""


def _theirs(table: Table, column: str, member: int, guild: int | None) -> ColumnElement[bool]:
    here = true() if guild is None or "guild" not in table.c else table.c.guild == guild
    return (table.c[column] == member) & here


async def read_out(connection: AsyncConnection, member: int, guild: int | None) -> dict[str, list[Any]]:
    """Every row that names a member, by table, as JSON can hold it."""
    found: dict[str, list[Any]] = {}
    for table, column in (*TABLES, *BOOKED):
        rows = await connection.execute(select(table).where(_theirs(table, column, member, guild)))
        found.setdefault(table.name, []).extend(
            {name: plain(value) for name, value in row._mapping.items() if name not in OTHERS} for row in rows
        )
    return found


async def erase(connection: AsyncConnection, member: int, guild: int | None) -> int:
    """Delete every row that names a member; returns how many there were."""
    count = 0
    for table, column in TABLES:
        gone = await connection.execute(
            delete(table).where(_theirs(table, column, member, guild)).returning(table.c[column])
        )
        count += len(gone.all())
    for table, column in ACTED:
        await connection.execute(
            update(table).where(_theirs(table, column, member, guild)).values({column: 0})
        )
    return count


def plain(value: object) -> object:
    """A value as JSON can hold it; ids become texts."""
    if isinstance(value, datetime):
        return value.isoformat()
    # ids pass 2**53, which JSON readers round
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and value > 2**53 else value
