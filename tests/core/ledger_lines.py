"""Short ways to write deeds and to ask what they are worth, for the tests of prices."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.books import balance, opened
from bot.core.ledger import Deed, Sheet
from bot.core.scoring import Prices, finished

START = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
DAY = START.date().toordinal()
PLAIN = Prices(
    1,
    question=20,
    answer=15,
    thanks=15,
    reply=10,
    opener=30,
    meeting=40,
    clean=25,
    shares=(100, 50),
    familiarity=(100, 60, 20),
    day_shares=(100, 50),
    one_sided=3,
    crowd=6,
    heard=50,
    unheard=40,
    cooldown=60,
    half_hour_cap=200,
    day_cap=300,
)
"""Prices of the tests' own, so that a change of the shipped ones changes no test."""


def pair(one: int, other: int) -> int:
    """A stand-in for the keyed hash."""
    return min(one, other) * 1000 + max(one, other)


def sheet(member: int, half_hour: int | None = None) -> Sheet:
    """A half hour of a member; by default the one with the member's own number."""
    return Sheet(half_hour or member, 1, member, DAY, DAY, 0, 1)


def deed(
    member: int,
    message: int,
    finding: str,
    to: int | None = None,
    *,
    revision: int = 0,
    half_hour: int | None = None,
    after: float | None = None,
    mark: int | None = None,
    share: int = 0,
) -> Deed:
    """One deed; message N is written N times five minutes after the start, unless `after` says otherwise."""
    at = START + timedelta(seconds=300 * message if after is None else after)
    partner = 0 if to is None else pair(member, to)
    return Deed(sheet(member, half_hour), message, revision, finding, at, partner, mark, share)


def kept(member: int, half_hour: int | None = None) -> Deed:
    """A half hour kept to its end."""
    return finished(sheet(member, half_hour), START)


def points(
    deeds: Iterable[Deed], prices: Prices = PLAIN, familiar: int = 0
) -> dict[tuple[int, str, int], int]:
    """What each (member, finding, message) is worth, without zeros."""
    found: dict[tuple[int, str, int], int] = {}
    for entry in entries(list(deeds), prices, familiar):
        where = (entry[0], entry[1], entry[2])
        found[where] = found.get(where, 0) + entry[3]
    return {where: value for where, value in found.items() if value}


def entries(deeds: Sequence[Deed], prices: Prices, familiar: int) -> Iterable[tuple[int, str, int, int]]:
    """The rows of one balance: (member, finding, message, points)."""
    days = opened(deeds, {})
    pairs = {(deed.sheet.guild, deed.partner) for deed in deeds if deed.partner}
    result = balance(days, pairs, dict.fromkeys(pairs, familiar), {prices.version: prices})
    for entry in result.entries:
        yield entry.key.member, entry.key.finding, entry.key.message, entry.points


def total(deeds: Iterable[Deed], prices: Prices = PLAIN, familiar: int = 0) -> int:
    """What all deeds of all members are worth together."""
    return sum(points(deeds, prices, familiar).values())


def moved(deeds: Iterable[Deed], whom: dict[int, int]) -> list[Deed]:
    """The same deeds done by other people: members are renamed, and their pairs with them."""
    found = []
    for each in deeds:
        member = whom[each.sheet.member]
        one, other = divmod(each.partner, 1000)
        renamed = pair(whom[one], whom[other]) if each.partner else 0
        found.append(
            replace(each, sheet=replace(each.sheet, member=member, half_hour=member), partner=renamed)
        )
    return found
