"""Appeals at rest: one a slip, decided once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.slip import Slip
from bot.storage.columns import table_of
from bot.storage.slips import SLIP
from bot.storage.statements import insert
from bot.storage.tables.appeal import AppealRow

APPEAL = table_of(AppealRow)


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal; `rules` are the names as they are kept. `state`: open, accepted, kept."""

    id: int
    guild: int
    member: int
    slip: int
    challenge: int
    channel: int
    message: int
    rules: tuple[str, ...]
    state: str
    at: datetime
    decided_by: int | None


def _appeal(row: Row[Any]) -> Appeal:
    return Appeal(
        row.id,
        row.guild,
        row.member,
        row.slip,
        row.challenge,
        row.channel,
        row.message,
        tuple(row.rules),
        row.state,
        row.at,
        row.decided_by,
    )


async def open(connection: AsyncConnection, slip: Slip, now: datetime) -> Appeal | None:
    """Send an appeal; None when there is one."""
    statement = (
        insert(connection, APPEAL)
        .values(
            guild=slip.guild,
            member=slip.member,
            slip=slip.id,
            challenge=slip.challenge,
            channel=slip.channel,
            message=slip.message,
            rules=[str(rule["rule"]) for rule in slip.rules],
            state="open",
            at=now,
        )
        .on_conflict_do_nothing(index_elements=["slip"])
        .returning(*APPEAL.c)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _appeal(row)


async def get(connection: AsyncConnection, id: int) -> Appeal | None:
    """One appeal."""
    row = (await connection.execute(select(APPEAL).where(APPEAL.c.id == id))).one_or_none()
    return None if row is None else _appeal(row)


async def of_slip(connection: AsyncConnection, slip: int) -> Appeal | None:
    """The appeal against a slip."""
    row = (await connection.execute(select(APPEAL).where(APPEAL.c.slip == slip))).one_or_none()
    return None if row is None else _appeal(row)


async def forget(connection: AsyncConnection, challenge: int) -> dict[int, bool]:
    """Delete a half hour's appeals; which they were, and whether each was still open."""
    gone = await connection.execute(
        APPEAL.delete().where(APPEAL.c.challenge == challenge).returning(APPEAL.c.id, APPEAL.c.state)
    )
    return {row.id: row.state == "open" for row in gone}


async def open_in(connection: AsyncConnection, guild: int) -> list[int]:
    """Ids of a server's appeals that nobody has decided yet, oldest first."""
    chosen = select(APPEAL.c.id).where(APPEAL.c.guild == guild, APPEAL.c.state == "open")
    return list((await connection.execute(chosen.order_by(APPEAL.c.id))).scalars())


async def decide(connection: AsyncConnection, id: int, accept: bool, by: int, now: datetime) -> Appeal | None:
    """Decide an open appeal; None when somebody was faster."""
    statement = (
        update(APPEAL)
        .where(APPEAL.c.id == id, APPEAL.c.state == "open")
        .values(state="accepted" if accept else "kept", decided_by=by, decided_at=now)
        .returning(*APPEAL.c)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _appeal(row)


async def rules_since(
    connection: AsyncConnection, guild: int, since: datetime
) -> tuple[list[tuple[str, ...]], list[tuple[tuple[str, ...], str]]]:
    """Rule names of every slip since a moment, and of every appeal with its state."""
    slips = await connection.execute(select(SLIP.c.rules).where(SLIP.c.guild == guild, SLIP.c.at >= since))
    appeals = await connection.execute(
        select(APPEAL.c.rules, APPEAL.c.state).where(APPEAL.c.guild == guild, APPEAL.c.at >= since)
    )
    return (
        [tuple(str(rule["rule"]) for rule in row.rules) for row in slips],
        [(tuple(row.rules), row.state) for row in appeals],
    )
