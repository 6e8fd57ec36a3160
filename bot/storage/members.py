"""Members' wishes and consent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.wishes import BoardWish, DareWish, NudgeWay, Wishes
from bot.storage.columns import table_of
from bot.storage.statements import put
from bot.storage.tables.member import MemberRow

MEMBER = table_of(MemberRow)


async def get(connection: AsyncConnection, guild: int, member: int) -> Wishes:
    """A member's wishes; the plain ones for somebody who never said anything."""
    found = await connection.execute(select(MEMBER).where(MEMBER.c.guild == guild, MEMBER.c.member == member))
    row = found.one_or_none()
    return Wishes() if row is None else _wishes(row)


async def of(connection: AsyncConnection, whom: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Wishes]:
    """The wishes of many, each given as (guild, member)."""
    found = dict.fromkeys(whom, Wishes())
    people = {member for _, member in whom}
    for row in await connection.execute(select(MEMBER).where(MEMBER.c.member.in_(people))):
        if (row.guild, row.member) in found:
            found[row.guild, row.member] = _wishes(row)
    return found


def _wishes(row: Row[Any]) -> Wishes:
    return Wishes(
        nudges=cast(NudgeWay, row.nudges),
        zone=row.zone,
        quiet_from=row.quiet_from,
        quiet_until=row.quiet_until,
        dares=cast(DareWish, row.dares),
        consent_version=row.consent_version,
        dm_closed=row.dm_closed,
        board=cast(BoardWish, row.board),
    )


async def save(connection: AsyncConnection, guild: int, member: int, wishes: Wishes) -> None:
    """Write a member's wishes, whole."""
    await put(
        connection,
        MEMBER,
        ("guild", "member"),
        guild=guild,
        member=member,
        nudges=wishes.nudges,
        zone=wishes.zone,
        quiet_from=wishes.quiet_from,
        quiet_until=wishes.quiet_until,
        dares=wishes.dares,
        consent_version=wishes.consent_version,
        dm_closed=wishes.dm_closed,
        board=wishes.board,
    )


async def agreed(connection: AsyncConnection, guild: int, member: int, at: datetime) -> None:
    """Note when "I'm in" was said."""
    await connection.execute(
        MEMBER.update().where(MEMBER.c.guild == guild, MEMBER.c.member == member).values(consent_at=at)
    )


async def known(connection: AsyncConnection) -> dict[int, set[int]]:
    """Per server, everybody who ever said "I'm in"."""
    found: dict[int, set[int]] = {}
    chosen = select(MEMBER.c.guild, MEMBER.c.member).where(MEMBER.c.consent_version > 0)
    for row in await connection.execute(chosen):
        found.setdefault(row.guild, set()).add(row.member)
    return found
