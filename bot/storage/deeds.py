"""What people did in a period, in a few numbers each: for boards, and for who was there quietly."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.board import DeedName
from bot.core.ledger import FINISHED
from bot.core.rewards import Regular
from bot.storage.boards import Board
from bot.storage.booking import LEDGER
from bot.storage.challenges import CHALLENGE
from bot.storage.standings import HIDDEN, STANDING, STEP

_NAMES: dict[str, DeedName] = {"curious": "asked", "listener": "answered", "faces": "met"}
_KEPT = (LEDGER.c.finding == FINISHED, LEDGER.c.turn == 0)


async def of_members(
    connection: AsyncConnection, guild: int, period: str, first: date, last: date, members: Collection[int]
) -> dict[int, dict[DeedName, int]]:
    """The deeds of some members between two local days, both included, which are the period's."""
    found: dict[int, dict[DeedName, int]] = defaultdict(dict)
    if not members:
        return found
    these = sorted(set(members))
    rows = await connection.execute(
        select(STANDING.c.member, STANDING.c.kind, STANDING.c.value).where(
            STANDING.c.guild == guild,
            STANDING.c.member.in_(these),
            STANDING.c.period == period,
            STANDING.c.kind.in_(sorted(_NAMES)),
            STANDING.c.value > 0,
        )
    )
    for member, kind, value in rows:
        found[member][_NAMES[kind]] = int(value)
    kept = await connection.execute(
        select(LEDGER.c.member, func.count())
        .where(
            LEDGER.c.guild == guild,
            LEDGER.c.member.in_(these),
            LEDGER.c.local_day.between(first.toordinal(), last.toordinal()),
            *_KEPT,
        )
        .group_by(LEDGER.c.member)
    )
    for member, count in kept:
        found[member]["half_hours"] = int(count)
    return found


async def sharing(connection: AsyncConnection, board: Board, value: int) -> int:
    """How many shown members have exactly this value; "improved" is not counted, and gives 0."""
    found = await connection.execute(
        select(STEP.c.members).where(
            STEP.c.guild == board.guild,
            STEP.c.period == board.period,
            STEP.c.kind == board.kind,
            STEP.c.level == 0,
            STEP.c.step == value,
        )
    )
    return int(found.scalar_one_or_none() or 0)


async def in_company(connection: AsyncConnection, guild: int, member: int) -> bool:
    """True for somebody who kept a half hour to its end in a round with others."""
    found = await connection.execute(
        select(CHALLENGE.c.id)
        .where(
            CHALLENGE.c.guild == guild,
            CHALLENGE.c.member == member,
            CHALLENGE.c.state == "completed",
            CHALLENGE.c.round.is_not(None),
        )
        .limit(1)
    )
    return found.first() is not None


async def regulars(connection: AsyncConnection, guild: int, period: str, first: date) -> list[Regular]:
    """Who kept half hours in the week that begins at `first`, and in how many of the last four they did."""
    start = first.toordinal()
    hidden = exists().where(HIDDEN.c.guild == LEDGER.c.guild, HIDDEN.c.member == LEDGER.c.member)
    rows = await connection.execute(
        select(LEDGER.c.member, LEDGER.c.local_day).where(
            LEDGER.c.guild == guild,
            LEDGER.c.local_day.between(start - 21, start + timedelta(days=6).days),
            *_KEPT,
            ~hidden,
        )
    )
    weeks: dict[int, set[int]] = defaultdict(set)
    kept: dict[int, int] = defaultdict(int)
    for member, day in rows:
        weeks[member].add((day - start) // 7)
        kept[member] += day >= start
    there = sorted(member for member in weeks if kept[member])
    points: dict[int, int] = {}
    for at in range(0, len(there), 500):
        values = await connection.execute(
            select(STANDING.c.member, STANDING.c.value).where(
                STANDING.c.guild == guild,
                STANDING.c.member.in_(there[at : at + 500]),
                STANDING.c.period == period,
                STANDING.c.kind == "points",
            )
        )
        points.update({member: int(value) for member, value in values})
    return [Regular(member, kept[member], points.get(member, 0), len(weeks[member])) for member in there]
