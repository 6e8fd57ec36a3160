"""Reading and booking what closed circles lose: who talked with which pair on how many days, and no more."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.circles import WINDOW, Damped, Tie
from bot.core.ledger import RING, Deed
from bot.storage.booking import LEDGER, read_days
from bot.storage.tables.ledger import DAMPED, PAIRED


async def ties(connection: AsyncConnection, day: int) -> dict[int, list[Tie]]:
    """By server, on how many of the last days up to `day` each member talked with each pair."""
    found: dict[int, list[Tie]] = defaultdict(list)
    rows = await connection.execute(
        select(LEDGER.c.guild, LEDGER.c.member, LEDGER.c.partner, func.count(LEDGER.c.day.distinct()))
        .where(LEDGER.c.day.between(day - WINDOW + 1, day), PAIRED, LEDGER.c.share > 0)
        .group_by(LEDGER.c.guild, LEDGER.c.member, LEDGER.c.partner)
    )
    for guild, member, partner, days in rows:
        found[guild].append(Tie(member, partner, days))
    return found


async def deeds(
    connection: AsyncConnection, day: int, percents: Mapping[tuple[int, int], int], now: datetime
) -> list[Deed]:
    """The deeds that damp members' day by so many percent, for those who did something on it."""
    found: list[Deed] = []
    for (guild, member), lines in (await read_days(connection, day, percents.keys())).items():
        if lines:
            sheet = replace(lines[-1].sheet, half_hour=0)
            found.append(Deed(sheet, day, 0, RING, now, share=percents[guild, member]))
    return found


async def damped(connection: AsyncConnection, guild: int, since: int) -> Damped:
    """How much was damped in a server since a day's ordinal."""
    row = (
        await connection.execute(
            select(func.count(LEDGER.c.member.distinct()), func.coalesce(func.sum(LEDGER.c.points), 0)).where(
                LEDGER.c.guild == guild, LEDGER.c.day >= since, DAMPED
            )
        )
    ).one()
    return Damped(row[0], -int(row[1]))
