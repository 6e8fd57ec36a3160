"""Balancing the books of one day: what the ledger must add so that it says what the deeds are worth."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.leaderboard import COUNTED, Movement
from bot.core.ledger import DELETED, DERIVED, EDITED, Deed, Entry, Held, Key, Sheet
from bot.core.pairs import exchange, spoken
from bot.core.scoring import Prices
from bot.core.worth import Worth, repeated, standing, worth

Member = tuple[int, int]
"""(guild, member)."""
Pair = tuple[int, int]
"""(guild, hash of the pair)."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The rows to add, what they move on the boards, and which of the pairs looked at have met that day."""

    entries: tuple[Entry, ...]
    movements: tuple[Movement, ...]
    met: Mapping[Pair, bool]


def opened(deeds: Iterable[Deed], days: Mapping[Member, Sequence[Held]]) -> dict[Member, list[Held]]:
    """The days with new deeds added, as lines without a row yet; a deed that is there changes nothing."""
    full = {member: list(lines) for member, lines in days.items()}
    known = {line.key for lines in full.values() for line in lines}
    for deed in deeds:
        if deed.key not in known:
            known.add(deed.key)
            full.setdefault((deed.sheet.guild, deed.sheet.member), []).append(
                Held(deed.key, deed.sheet, _kept(deed.at), deed.fingerprint, share=deed.share)
            )
    return full


def adopted(deeds: Iterable[Deed], days: Mapping[Member, Sequence[Held]]) -> list[Deed]:
    """The deeds, each on the sheet that its half hour has already: what a server changes meanwhile changes
    neither the periods nor the prices of a half hour that has begun to book."""
    sheets = {_half_hour(line.sheet): line.sheet for lines in days.values() for line in lines}
    found: list[Deed] = []
    for deed in deeds:
        sheet = sheets.setdefault(_half_hour(deed.sheet), deed.sheet)
        found.append(deed if sheet == deed.sheet else replace(deed, sheet=sheet))
    return found


def _half_hour(sheet: Sheet) -> tuple[int, int, int, int]:
    return sheet.guild, sheet.member, sheet.day, sheet.half_hour


def _kept(at: datetime) -> datetime:
    """A moment as the ledger keeps it: whole milliseconds."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def pairs_to_settle(new: Iterable[Deed], days: Mapping[Member, Sequence[Held]]) -> set[Pair]:
    """The pairs whose shares new deeds may change.

    Those of the deeds themselves, and those of all deeds on the same messages. A deletion, an edit, or words
    that come before words already booked may also change which message is a repetition: then all of the day.
    """
    found: set[Pair] = set()
    for deed in new:
        lines = days.get((deed.sheet.guild, deed.sheet.member), ())
        unsettled = deed.finding in (EDITED, DELETED) or deed.finding.startswith("pardon")
        early = deed.fingerprint is not None and any(
            line.fingerprint is not None and line.key.message > deed.message for line in lines
        )
        if deed.partner > 0:
            found.add((deed.sheet.guild, deed.partner))
        found.update(
            (line.key.guild, line.key.partner)
            for line in lines
            if line.key.partner > 0 and (unsettled or early or line.key.message == deed.message)
        )
    return found


def balance(
    days: Mapping[Member, Sequence[Held]],
    pairs: Collection[Pair],
    familiar: Mapping[Pair, int],
    prices: Mapping[int, Prices],
) -> Balance:
    """Balance one UTC day of the given members.

    `days` must hold whole days, and every member who has a deed with one of `pairs`; `familiar` says on
    how many of the thirty days before each pair met; `prices` are all that the lines refer to, by version.
    """
    stands = {member: standing(lines) for member, lines in days.items()}
    same = {member: repeated(lines, stands[member]) for member, lines in days.items()}
    worthy = {key for member in days for key in stands[member] if key not in same[member]}
    said = spoken(worthy)
    of_pair: dict[Pair, list[Held]] = defaultdict(list)
    full: dict[Member, dict[Key, Held]] = {}
    for member, lines in days.items():
        full[member] = {line.key: line for line in lines}
        for line in lines:
            pair = (line.key.guild, line.key.partner)
            if pair in pairs and line.key.finding not in DERIVED:
                of_pair[pair].append(line)
    wanted: dict[Key, int] = {}
    met: dict[Pair, bool] = {}
    for pair in pairs:
        result = exchange(of_pair[pair], worthy, said, familiar.get(pair, 0), prices)
        met[pair] = result.met
        wanted.update(result.shares)
        for key, source in result.derived.items():
            full[key.guild, key.member].setdefault(key, Held(key, source.sheet, source.at))
    entries: list[Entry] = []
    movements: list[Movement] = []
    for member, lines_by_key in full.items():
        shares = {
            key: wanted.get(key, 0) if (key.guild, key.partner) in pairs else line.share
            for key, line in lines_by_key.items()
        }
        lines = list(lines_by_key.values())
        values = worth(lines, shares, standing(lines), same[member], prices)
        for key, line in lines_by_key.items():
            entry = _correction(line, values[key].points, shares[key])
            if entry is not None:
                entries.append(entry)
                movements.extend(_movements(line, entry))
    return Balance(tuple(entries), tuple(movements), met)


def _correction(line: Held, points: int, share: int) -> Entry | None:
    """The row that brings a line to its worth, or None where it has it already."""
    if line.turns == 0:
        return Entry(line.key, line.sheet, 0, line.at, points, share, line.fingerprint)
    if points == line.points and share == line.share:
        return None
    return Entry(line.key, line.sheet, line.turns, line.at, points - line.points, share - line.share)


def _movements(line: Held, entry: Entry) -> Iterable[Movement]:
    if entry.points:
        yield Movement(line.sheet, "points", entry.points)
        kind = COUNTED.get(line.key.finding)
        before, after = line.points > 0, line.points + entry.points > 0
        if kind and before != after:
            yield Movement(line.sheet, kind, after - before)


def explained(day: Sequence[Held], prices: Mapping[int, Prices]) -> dict[Key, Worth]:
    """Why each line of one member's day is worth what the ledger says."""
    stands = standing(day)
    return worth(day, {line.key: line.share for line in day}, stands, repeated(day, stands), prices)
