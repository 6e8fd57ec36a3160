"""What two people's talk on one day leaves of each price, whichever of the two said it.

Counting is by message, not by arrival, and both directions share one count: so it makes no difference who of
a pair does the talking, nor in which order it was heard of.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.ledger import TALK, Held, Key
from bot.core.scoring import Prices

FULL = 100


@dataclass(frozen=True, slots=True)
class Exchange:
    """One pair on one day: the percentage that each of its keys gets, and whether the two met.

    A key that is missing gets nothing. `derived` says from which deed a derived key comes. They met when one
    of them answered, in words, something that the other had said in a half hour.
    """

    shares: Mapping[Key, int]
    derived: Mapping[Key, Held]
    met: bool


def exchange(
    deeds: Iterable[Held],
    worthy: Collection[Key],
    said: Mapping[tuple[int, int], Collection[str]],
    familiar: int,
    prices: Mapping[int, Prices],
) -> Exchange:
    """Share out one pair's day.

    `deeds` are the booked deeds of both; `worthy` those that stand and say something; `said` is what each
    (member, message) says that is worthy; `familiar` is on how many of the thirty days before they met;
    `prices` are the prices by version.
    """
    order = sorted(deeds, key=lambda held: (held.key.message, held.key.finding, held.key.revision))
    counts: Counter[str] = Counter()
    latest: dict[tuple[int, str], datetime] = {}
    shares: dict[Key, int] = {}
    derived: dict[Key, Held] = {}
    credited: set[tuple[int, int]] = set()
    met: dict[int, Held] = {}

    def take(kind: str, held: Held) -> int:
        steps = prices[held.sheet.version].shares
        counts[kind] += 1
        if counts[kind] > len(steps):
            return 0
        return steps[counts[kind] - 1] * prices[held.sheet.version].warmth(familiar) // FULL

    for held in order:
        key = held.key
        if key not in worthy:
            continue
        if key.finding in ("reply", "answer"):
            rest = timedelta(seconds=prices[held.sheet.version].cooldown)
            before = latest.get((key.member, key.finding))
            if before is None or held.at - before >= rest:
                latest[key.member, key.finding] = held.at
                shares[key] = take(key.finding, held)
        elif key.finding in ("replied", "reacted"):
            spoken = said.get((key.member, key.message), ())
            credited.add((key.member, key.message))
            if key.finding == "replied" and spoken:
                met.setdefault(key.member, held)
                if "question" in spoken:
                    shares[key] = take(key.finding, held)
                elif "opener" in spoken:  # counted apart: whoever joins one takes nothing from a question
                    shares[key] = take("joined", held)
    for held in order:
        key = held.key
        if key.finding == "answer" and key in worthy and (key.member, key.message) in credited:
            thanks = key._replace(finding="thanks")
            shares[thanks], derived[thanks] = take("thanks", held), held
    if familiar == 0:
        for held in met.values():
            meeting = held.key._replace(finding="meeting")
            shares[meeting], derived[meeting] = FULL, held
    return Exchange(shares, derived, bool(met))


def spoken(worthy: Iterable[Key]) -> dict[tuple[int, int], set[str]]:
    """What each (member, message) says, by the names of its worthy talk."""
    found: dict[tuple[int, int], set[str]] = {}
    for key in worthy:
        if key.finding in TALK:
            found.setdefault((key.member, key.message), set()).add(key.finding)
    return found
