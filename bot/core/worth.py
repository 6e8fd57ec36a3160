"""What one member's day is worth: a function of the deeds that stand, never of the order they came in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.core.gaming import twins
from bot.core.ledger import CREDITS, DELETED, EDITED, FINISHED, PARDON, RING, TALK, Held, Key
from bot.core.scoring import SLIPS, Prices

_RANK = {
    name: rank for rank, name in enumerate(("question", "answer", "thanks", "reply", "opener", "meeting"))
}


NOTES = (
    "gone",
    "waiting",
    "answered",
    "given",
    "both",
    "joined",
    "less",
    "often",
    "same",
    "one_sided",
    "unheard",
    "slipped",
    "kept",
    "enough",
    "ring",
    "slip",
    "once",
    "noted",
    "mark",
)
"""Every reason there is; each has a text `points-<note>`."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Points of one key, and why, as a stable key for `points.<note>` in the texts."""

    points: int
    note: str


def standing(day: Iterable[Held]) -> frozenset[Key]:
    """The keys of one member's day that stand: of the newest revision, not deleted, not pardoned."""
    newest: dict[int, int] = {}
    gone: set[int] = set()
    pardons: set[tuple[int, int, str]] = set()
    day = list(day)
    for held in day:
        key = held.key
        if key.finding == DELETED:
            gone.add(key.message)
        elif key.finding.startswith(PARDON):
            pardons.add((key.message, key.revision, key.finding.removeprefix(PARDON)))
        elif key.finding == EDITED or key.finding in TALK or key.finding in SLIPS:
            newest[key.message] = max(newest.get(key.message, 0), key.revision)

    def stands(key: Key) -> bool:
        if key.message in gone or key.finding in (EDITED, DELETED) or key.finding.startswith(PARDON):
            return False
        if key.finding in SLIPS and (key.message, key.revision, key.finding) in pardons:
            return False
        by_revision = key.finding in TALK or key.finding in SLIPS or key.finding == "thanks"
        return not by_revision or key.revision == newest.get(key.message, key.revision)

    return frozenset(held.key for held in day if stands(held.key))


def repeated(day: Iterable[Held], stands: Collection[Key]) -> frozenset[Key]:
    """The keys of talk that says nearly what an earlier message of the same day said."""
    prints: dict[int, int] = {}
    settled: dict[int, list[int]] = defaultdict(list)
    talk = [held for held in day if held.key.finding in TALK and held.key in stands]
    for held in talk:
        if held.twin is not None:
            settled[held.twin].append(held.key.message)
        elif held.fingerprint is not None:
            prints[held.key.message] = held.fingerprint
    first = twins(list(prints.items()))
    return frozenset(
        held.key
        for held in talk
        if held.key.message
        != (
            min(settled[held.twin])
            if held.twin is not None
            else first.get(held.key.message, held.key.message)
        )
    )


def worth(
    day: Iterable[Held],
    shares: Mapping[Key, int],
    stands: Collection[Key],
    same: Collection[Key],
    prices: Mapping[int, Prices],
) -> dict[Key, Worth]:
    """The worth of every key of one member's day.

    `shares` is what each key's pair leaves of its price, in percent; `stands` and `same` come from
    `standing` and `repeated`.
    """
    found: dict[Key, Worth] = {}
    lines = sorted(day, key=lambda held: _order(held))
    credits: dict[int, list[int]] = defaultdict(list)
    for held in lines:
        if held.key.finding == "replied" and held.key in stands:
            credits[held.key.message].append(shares.get(held.key, 0))
    returned = {held.key.partner for held in lines if held.key.finding in CREDITS and held.key in stands}
    unheard = _unheard(lines, stands, returned, prices)
    alone: dict[int, int] = defaultdict(int)
    mutual: dict[int, int] = defaultdict(int)
    slips = _slips(lines, stands, prices)
    spoilt = {held.sheet.half_hour for held in lines if held.key.finding in SLIPS and held.key in stands}
    earned: dict[int, int] = defaultdict(int)
    total = openers = kept = 0
    for held in lines:
        key, half_hour, tariff = held.key, held.sheet.half_hour, prices[held.sheet.version]
        finding = key.finding
        if key not in stands:
            found[key] = Worth(0, "gone")
            continue
        if finding in SLIPS:
            found[key] = slips[key]
            continue
        full, value, note = _value(held, shares, same, credits, tariff)
        if finding == "opener" and value:
            openers += 1
            value = full * _nth(tariff.day_shares, openers) // 100
            note = "joined" if value == full else "less"
        one_sided = finding in ("reply", "answer") and key.partner not in returned
        if one_sided and value:
            alone[half_hour] += 1
            if alone[half_hour] > tariff.one_sided:
                value, note = 0, "one_sided"
        if half_hour in unheard and value:
            value, note = value * tariff.unheard // 100, "unheard"
        if finding == FINISHED:
            value, note = 0, "slipped"
            if half_hour not in spoilt:
                kept += 1
                value = min(tariff.clean * _nth(tariff.day_shares, kept) // 100, mutual[half_hour])
                note = "kept"
            room = tariff.day_cap - total
        else:
            room = min(tariff.half_hour_cap - earned[half_hour], tariff.day_cap - total)
        paid = max(min(value, room), 0)
        found[key] = Worth(paid, note if paid == value else "enough")
        total += paid
        earned[half_hour] += paid
        mutual[half_hour] += 0 if one_sided else paid
    for held in lines:
        if held.key.finding == RING and held.key in stands:
            found[held.key] = Worth(-(total * held.share // 100), "ring")
    return found


def _unheard(
    lines: Iterable[Held], stands: Collection[Key], returned: Collection[int], prices: Mapping[int, Prices]
) -> set[int]:
    """The half hours in which somebody spoke to many, of whom hardly anybody came back on that day."""
    spoken_to: dict[int, set[int]] = defaultdict(set)
    tariffs: dict[int, Prices] = {}
    for held in lines:
        if held.key.finding in ("reply", "answer") and held.key in stands:
            spoken_to[held.sheet.half_hour].add(held.key.partner)
            tariffs[held.sheet.half_hour] = prices[held.sheet.version]
    return {
        half_hour
        for half_hour, partners in spoken_to.items()
        if len(partners) >= tariffs[half_hour].crowd
        and 100 * len(partners.intersection(returned)) < tariffs[half_hour].heard * len(partners)
    }


def _order(held: Held) -> tuple[int, bool, int, int, int, int]:
    """By half hour, and by message in it; what closes a half hour comes last."""
    key = held.key
    last = key.finding == FINISHED
    return held.sheet.half_hour, last, key.message, _RANK.get(key.finding, 9), key.revision, key.partner


def _slips(lines: Iterable[Held], stands: Collection[Key], prices: Mapping[int, Prices]) -> dict[Key, Worth]:
    """A message costs once: its costliest slip."""
    by_message: dict[int, list[tuple[int, Key]]] = defaultdict(list)
    for held in lines:
        if held.key.finding in SLIPS and held.key in stands:
            cost = prices[held.sheet.version].cost(held.key.finding)
            by_message[held.key.message].append((cost, held.key))
    found: dict[Key, Worth] = {}
    for slips in by_message.values():
        dearest = max(slips)
        for cost, key in slips:
            found[key] = Worth(-cost, "slip") if (cost, key) == dearest else Worth(0, "once")
    return found


def _value(
    held: Held,
    shares: Mapping[Key, int],
    same: Collection[Key],
    credits: Mapping[int, list[int]],
    prices: Prices,
) -> tuple[int, int, str]:
    """(full price, value before caps, note) of talk that stands; marks and credits are worth nothing."""
    key = held.key
    if key in same:
        return 0, 0, "same"
    if key.finding == "question":
        share = max(credits.get(key.message, ()), default=None)
        if share is None:
            return prices.question, 0, "waiting"
        return prices.question, prices.question * share // 100, _graded(share, "answered")
    if key.finding == "opener":
        joined = sum(share > 0 for share in credits.get(key.message, ()))
        enough = joined >= prices.joiners
        return prices.opener, prices.opener if enough else 0, "joined" if enough else "waiting"
    if key.finding in ("answer", "reply", "thanks", "meeting"):
        full = getattr(prices, key.finding)
        share = shares.get(key, 0)
        return full, full * share // 100, _graded(share, "both" if key.finding == "meeting" else "given")
    return 0, 0, "noted" if key.finding in CREDITS else "mark"


def _nth(shares: tuple[int, ...], number: int) -> int:
    """The share of the nth on a day, from 1."""
    return shares[number - 1] if number <= len(shares) else 0


def _graded(share: int, full: str) -> str:
    return full if share == 100 else "less" if share else "often"
