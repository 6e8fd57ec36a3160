"""One transaction's booking: read the days that deeds touch, balance them, add rows, move the boards."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select, text
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.books import Balance, Member, Pair, adopted, balance, opened, pairs_to_settle
from bot.core.leaderboard import Movement, Moves, best_runs, moved
from bot.core.ledger import FINISHED, PAIR_DAYS, Booked, Deed, Entry, Held, Key, Sheet
from bot.storage import standings
from bot.storage.columns import table_of
from bot.storage.pairs import days_met, set_met
from bot.storage.prices import PriceStore
from bot.storage.statements import among, insert
from bot.storage.tables.ledger import KEPT, PAIRED, LedgerRow

LEDGER = table_of(LedgerRow)


class ConflictError(Exception):
    """Another process booked the same rows meanwhile: the transaction must be tried again."""


async def book(connection: AsyncConnection, deeds: Sequence[Deed], prices: PriceStore) -> Booked:
    """Book deeds in the caller's write transaction, with all that they change for whomever.

    What is known already books nothing. Raises ConflictError where PostgreSQL's lock was not enough (it is).
    """
    await lock(connection, {deed.sheet.guild for deed in deeds})
    waiting: dict[int, list[Deed]] = defaultdict(list)
    again: dict[int, set[Pair]] = defaultdict(set)
    for deed in deeds:
        waiting[deed.sheet.day].append(deed)
    fresh: list[Deed] = []
    entries: list[Entry] = []
    movements: list[Movement] = []
    while waiting or again:
        day = min(waiting.keys() | again.keys())
        new, result, later = await _day(connection, day, waiting.pop(day, []), again.pop(day, set()), prices)
        fresh += new
        entries += result.entries
        movements += result.movements
        for pair, days in later.items():
            for when in days:
                again[when].add(pair)
    await _add(connection, entries)
    moves = moved(movements) | await _streaks(
        connection, [deed for deed in fresh if deed.finding == FINISHED]
    )
    await standings.move(connection, moves)
    return Booked(tuple(fresh), tuple(entries))


async def _day(
    connection: AsyncConnection, day: int, deeds: Sequence[Deed], pairs: set[Pair], prices: PriceStore
) -> tuple[list[Deed], Balance, dict[Pair, set[int]]]:
    """Balance one UTC day: its new deeds, the outcome, and the later days that it changes for some pairs."""
    lines = await read_days(connection, day, {(deed.sheet.guild, deed.sheet.member) for deed in deeds})
    known = {line.key for held in lines.values() for line in held}
    new = [
        deed for deed in adopted({deed.key: deed for deed in deeds}.values(), lines) if deed.key not in known
    ]
    if not new and not pairs:
        return [], Balance((), (), {}), {}
    pairs = pairs | pairs_to_settle(new, lines)
    others = await _members(connection, day, pairs) - lines.keys()
    lines |= await read_days(connection, day, others)
    days = opened(new, lines)
    met = await days_met(connection, pairs, day - PAIR_DAYS, day)
    familiar = {pair: sum(when < day for when in met[pair]) for pair in pairs}
    versions = {line.sheet.version for held in days.values() for line in held}
    result = balance(days, pairs, familiar, await prices.by_version(versions))
    turned = {pair: now for pair, now in result.met.items() if now != (day in met[pair])}
    await set_met(
        connection,
        day,
        [pair for pair, now in turned.items() if now],
        [pair for pair, now in turned.items() if not now],
    )
    return new, result, await _later(connection, day, turned)


async def _later(connection: AsyncConnection, day: int, pairs: Collection[Pair]) -> dict[Pair, set[int]]:
    """The days on which pairs talked within thirty days after one: how familiar they were has changed."""
    found: dict[Pair, set[int]] = defaultdict(set)
    if pairs:
        rows = await connection.execute(
            select(LEDGER.c.guild, LEDGER.c.partner, LEDGER.c.day)
            .where(
                among(
                    LEDGER.c.guild,
                    LEDGER.c.partner,
                    pairs,
                    LEDGER.c.day.in_(range(day + 1, day + PAIR_DAYS + 1)),  # each a seek in the index
                    PAIRED,
                )
            )
            .distinct()
        )
        for guild, pair, when in rows:
            found[guild, pair].add(when)
    return found


async def read_days(
    connection: AsyncConnection, day: int, members: Collection[Member]
) -> dict[Member, list[Held]]:
    """The lines of whole days of some members, by member."""
    if not members:
        return {}
    rows = await connection.execute(
        select(LEDGER)
        .where(among(LEDGER.c.guild, LEDGER.c.member, members, LEDGER.c.day == day))
        .order_by(LEDGER.c.turn)
    )
    found: dict[Member, list[Held]] = {member: [] for member in members}
    for line in lines_of(rows.mappings()):
        found[line.key.guild, line.key.member].append(line)
    return found


def lines_of(rows: Iterable[RowMapping]) -> list[Held]:
    """Rows, in the order of their turns, summed up by key."""
    found: dict[Key, Held] = {}
    sums: dict[Key, list[int]] = {}
    for row in rows:
        key = Key(
            row["guild"], row["message"], row["revision"], row["member"], row["finding"], row["partner"]
        )
        total = sums.setdefault(key, [0, 0, 0])
        total[0] += row["points"]
        total[1] += row["share"]
        total[2] += 1
        if row["turn"] == 0:
            sheet = Sheet(
                row["half_hour"],
                row["guild"],
                row["member"],
                row["day"],
                row["local_day"],
                row["week_start"],
                row["version"],
            )
            found[key] = Held(key, sheet, row["at"], row["fingerprint"], row["twin"])
    return [
        Held(key, held.sheet, held.at, held.fingerprint, held.twin, points, share, turns)
        for key, held in found.items()
        for points, share, turns in [sums[key]]
    ]


async def _members(connection: AsyncConnection, day: int, pairs: Collection[Pair]) -> set[Member]:
    """Everybody who has a line with one of the pairs on a day: one or two of each."""
    if not pairs:
        return set()
    rows = await connection.execute(
        select(LEDGER.c.guild, LEDGER.c.member)
        .where(
            among(LEDGER.c.guild, LEDGER.c.partner, pairs, LEDGER.c.day == day, PAIRED),
        )
        .distinct()
    )
    return {(guild, member) for guild, member in rows}


async def _add(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    statement = insert(connection, LEDGER).on_conflict_do_nothing().returning(LEDGER.c.id)
    rows = [_row(entry) for entry in sorted(entries, key=lambda entry: (entry.key, entry.turn))]
    if len((await connection.execute(statement, rows)).all()) != len(rows):
        raise ConflictError


def _row(entry: Entry) -> dict[str, object]:
    key, sheet = entry.key, entry.sheet
    return {
        "guild": key.guild,
        "message": key.message,
        "revision": key.revision,
        "member": key.member,
        "finding": key.finding,
        "partner": key.partner,
        "turn": entry.turn,
        "half_hour": sheet.half_hour,
        "day": sheet.day,
        "local_day": sheet.local_day,
        "week_start": sheet.week_start,
        "version": sheet.version,
        "at": entry.at,
        "points": entry.points,
        "share": entry.share,
        "fingerprint": entry.fingerprint,
    }


async def _streaks(connection: AsyncConnection, kept: Iterable[Deed]) -> Moves:
    """How newly kept half hours move the runs of days; their rows are in the ledger already."""
    new: dict[Member, set[int]] = defaultdict(set)
    for deed in kept:
        new[deed.sheet.guild, deed.sheet.member].add(deed.sheet.half_hour)
    moves: Moves = {}
    if not new:
        return moves
    rows = await connection.execute(
        select(
            LEDGER.c.guild, LEDGER.c.member, LEDGER.c.local_day, LEDGER.c.week_start, LEDGER.c.half_hour
        ).where(
            among(LEDGER.c.guild, LEDGER.c.member, new, KEPT),
            LEDGER.c.turn == 0,
        )
    )
    before: dict[Member, list[tuple[int, int]]] = defaultdict(list)
    after: dict[Member, list[tuple[int, int]]] = defaultdict(list)
    for guild, member, local_day, week_start, half_hour in rows:
        after[guild, member].append((local_day, week_start))
        if half_hour not in new[guild, member]:
            before[guild, member].append((local_day, week_start))
    for who, days in after.items():
        old = best_runs(before[who])
        for period, run in best_runs(days).items():
            if run != old.get(period, 0):
                moves[*who, period, "streak"] = run - old.get(period, 0)
    return moves


async def lock(connection: AsyncConnection, guilds: Iterable[int]) -> None:
    """Keep other processes from booking in these servers until the commit; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        await connection.execute(
            text(
                "SELECT pg_advisory_xact_lock(guild) FROM"
                " (SELECT unnest(CAST(:guilds AS bigint[])) AS guild ORDER BY 1) AS locked"
            ),
            {"guilds": sorted(guilds)},
        )
