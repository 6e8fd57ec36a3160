"""What the ledger forgets: fingerprints at settlement, pairs after thirty days, a member at once."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.gaming import twins
from bot.core.ledger import DELETED, PAIR_DAYS, Deed, day_number
from bot.core.worth import standing
from bot.storage import accounts, standings
from bot.storage.booking import LEDGER, book
from bot.storage.pairs import MET, forget
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from bot.storage.standings import HIDDEN, STANDING
from bot.storage.tables.ledger import PAIRED


async def settle(connection: AsyncConnection, guild: int, member: int, half_hour: int) -> None:
    """Close a half hour: of its fingerprints, only "nearly the same as message N" remains."""
    lines = await accounts.of_half_hour(connection, guild, member, half_hour)
    stands = standing(lines)
    marks = {
        line.key.message: line.fingerprint
        for line in lines
        if line.fingerprint is not None and line.key in stands
    }
    this = (
        LEDGER.c.guild == guild,
        LEDGER.c.member == member,
        LEDGER.c.half_hour == half_hour,
        LEDGER.c.fingerprint.is_not(None),
    )
    for message, first in twins(list(marks.items())).items():
        await connection.execute(update(LEDGER).where(*this, LEDGER.c.message == message).values(twin=first))
    await connection.execute(update(LEDGER).where(*this).values(fingerprint=None))


async def expire(connection: AsyncConnection, now: datetime) -> int:
    """Forget who talked with whom more than thirty days ago; how many rows that were."""
    before = day_number(now) - PAIR_DAYS
    rows = await connection.execute(
        update(LEDGER).where(LEDGER.c.day < before, PAIRED).values(partner=-LEDGER.c.id)
    )
    await connection.execute(
        update(LEDGER)
        .where(LEDGER.c.day < day_number(now) - 1, LEDGER.c.fingerprint.is_not(None))
        .values(fingerprint=None)
    )
    return rows.rowcount + await forget(connection, before)


async def forget_half_hour(
    connection: AsyncConnection, guild: int, member: int, half_hour: int, prices: PriceStore
) -> int:
    """Take back everything that a half hour booked, then delete its rows; how many there were."""
    lines = await accounts.of_half_hour(connection, guild, member, half_hour)
    deeds = {line.key.message: Deed(line.sheet, line.key.message, 0, DELETED, line.at) for line in lines}
    await book(connection, list(deeds.values()), prices)
    rows = await connection.execute(
        delete(LEDGER)
        .where(
            LEDGER.c.guild == guild,
            LEDGER.c.member == member,
            LEDGER.c.half_hour == half_hour,
        )
        .returning(LEDGER.c.id)
    )
    return len(rows.all())


async def erase(connection: AsyncConnection, member: int, guild: int | None, keyed: Keyed) -> int:
    """Delete a member's rows; others keep their points, and nothing says any more that it was with them."""
    await _blank(connection, member, guild, keyed)
    guilds = [guild] if guild is not None else await _guilds_of(connection, member)
    count = 0
    for here in guilds:
        count += await standings.drop(connection, here, member)
        gone = await connection.execute(
            delete(LEDGER).where(LEDGER.c.guild == here, LEDGER.c.member == member).returning(LEDGER.c.id)
        )
        count += len(gone.all())
        await connection.execute(delete(HIDDEN).where(HIDDEN.c.guild == here, HIDDEN.c.member == member))
    return count


async def _guilds_of(connection: AsyncConnection, member: int) -> list[int]:
    rows = await connection.execute(select(STANDING.c.guild).where(STANDING.c.member == member).distinct())
    return sorted(rows.scalars())


async def _blank(connection: AsyncConnection, member: int, guild: int | None, keyed: Keyed) -> None:
    """Blank the partner in everybody's rows with this member. Only hashes are kept, so each pair is tried."""
    known = select(LEDGER.c.day, LEDGER.c.guild, LEDGER.c.partner, LEDGER.c.member).where(PAIRED).distinct()
    rows = await connection.execute(known if guild is None else known.where(LEDGER.c.guild == guild))
    theirs: set[tuple[int, int, int]] = set()
    hashes: dict[tuple[int, int], int] = {}
    for day, here, pair, other in rows:
        if other == member:
            continue
        if (here, other) not in hashes:
            hashes[here, other] = keyed.pair(here, member, other)
        if hashes[here, other] == pair:
            theirs.add((day, here, pair))
    for day, here, pair in sorted(theirs):
        await connection.execute(
            update(LEDGER)
            .where(LEDGER.c.day == day, LEDGER.c.guild == here, LEDGER.c.partner == pair, PAIRED)
            .values(partner=-LEDGER.c.id)
        )
        await connection.execute(delete(MET).where(MET.c.guild == here, MET.c.pair == pair))
