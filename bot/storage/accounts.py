"""Reading the ledger: one message's lines, one half hour's sum, what deeds a message has."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.books import Member, explained
from bot.core.ledger import (
    CREDITS,
    DELETED,
    DERIVED,
    EDITED,
    FINISHED,
    PARDON,
    RING,
    Held,
    Line,
    Tally,
    tally,
)
from bot.core.scoring import SLIPS, Prices
from bot.core.worth import standing
from bot.storage.booking import LEDGER, lines_of, read_days
from bot.storage.prices import PriceStore


async def _lines(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Held]:
    rows = await connection.execute(select(LEDGER).where(*where).order_by(LEDGER.c.turn))
    return lines_of(rows.mappings())


async def of_messages(
    connection: AsyncConnection, guild: int, messages: Collection[int], since: int
) -> list[Held]:
    """Everything that was booked for some messages, of days from `since` on."""
    if not messages:
        return []
    lines = await _lines(
        connection,
        LEDGER.c.guild == guild,
        LEDGER.c.message.in_(sorted(set(messages))),
        LEDGER.c.day >= since,
    )
    return [line for line in lines if line.key.finding not in (FINISHED, RING)]


async def of_half_hour(connection: AsyncConnection, guild: int, member: int, half_hour: int) -> list[Held]:
    """Everything that was booked in one half hour."""
    return await _lines(
        connection,
        LEDGER.c.guild == guild,
        LEDGER.c.member == member,
        LEDGER.c.half_hour == half_hour,
    )


async def recap(connection: AsyncConnection, guild: int, member: int, half_hour: int) -> Tally:
    """What one half hour comes to."""
    lines = await of_half_hour(connection, guild, member, half_hour)
    return tally(lines, standing(lines), SLIPS)


async def totals(connection: AsyncConnection, guild: int, member: int) -> Tally:
    """What all of a member's half hours in a server come to; lines that are worth nothing do not count."""
    keys = (
        select(LEDGER.c.finding, func.sum(LEDGER.c.points).label("points"))
        .where(LEDGER.c.guild == guild, LEDGER.c.member == member)
        .group_by(LEDGER.c.message, LEDGER.c.revision, LEDGER.c.finding, LEDGER.c.partner)
        .subquery()
    )
    rows = await connection.execute(
        select(keys.c.finding, func.count(), func.sum(keys.c.points))
        .where(keys.c.points != 0)
        .group_by(keys.c.finding)
    )
    count: dict[str, int] = defaultdict(int)
    earned = lost = 0
    for finding, lines, points in rows:
        count["slips" if finding in SLIPS else finding] += lines
        earned += max(int(points), 0)
        lost -= min(int(points), 0)
    return Tally(
        points=earned - lost,
        earned=earned,
        lost=lost,
        questions=count["question"],
        answers=count["answer"],
        replies=count["reply"],
        openers=count["opener"],
        met=count["meeting"],
        slips=count["slips"],
    )


async def meetings(connection: AsyncConnection, guild: int, half_hours: Collection[int]) -> int:
    """Pairs of people who met first in these half hours; two who both took part are one pair."""
    pairs = (
        select(LEDGER.c.partner)
        .where(
            LEDGER.c.guild == guild,
            LEDGER.c.half_hour.in_(sorted(half_hours)),
            LEDGER.c.finding == "meeting",
            LEDGER.c.partner > 0,
        )
        .group_by(LEDGER.c.partner)
        .having(func.sum(LEDGER.c.points) > 0)
        .subquery()
    )
    return int((await connection.execute(select(func.count()).select_from(pairs))).scalar_one())


async def explain(
    connection: AsyncConnection, guild: int, message: int, prices: PriceStore
) -> tuple[Line, ...]:
    """Why a message earned what it did: its deeds in the order of their revisions, marks left out."""
    lines = await of_messages(connection, guild, [message], 0)
    members: dict[int, set[Member]] = defaultdict(set)
    for line in lines:
        members[line.sheet.day].add((guild, line.key.member))
    found: list[Line] = []
    for day, who in sorted(members.items()):
        for held in (await read_days(connection, day, who)).values():
            found += _explain(held, message, await prices.by_version({line.sheet.version for line in held}))
    return tuple(found)


def _explain(day: Sequence[Held], message: int, prices: dict[int, Prices]) -> list[Line]:
    reasons = explained(day, prices)
    return [
        Line(line.key.finding, message, line.points, reasons[line.key].note)
        for line in sorted(day, key=lambda line: (line.key.revision, line.key.finding))
        if line.key.message == message and not is_mark(line.key.finding)
    ]


def is_mark(finding: str) -> bool:
    """True for what only says something about other lines."""
    return finding in (EDITED, DELETED, RING, *CREDITS) or finding.startswith(PARDON)


def is_own(finding: str) -> bool:
    """True for what a message itself did: neither a mark nor derived by the ledger."""
    return not is_mark(finding) and finding not in DERIVED and finding != FINISHED
