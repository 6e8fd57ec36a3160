"""A simulated server: people who talk, people who farm, twelve weeks, and the prices as they are.

It goes through the same pure functions as the ledger's writer (`opened`, `pairs_to_settle`, `balance`), a day
at a time; that booking message by message comes to the same is what the ledger's own property tests show.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.core.books import balance, opened
from bot.core.circles import WINDOW, Tie, circles
from bot.core.gaming import fingerprint, thin
from bot.core.ledger import Deed, Sheet
from bot.core.scoring import Prices, finished, shipped

GUILD = 1
FIRST_DAY = 739_000
START = datetime.fromordinal(FIRST_DAY).replace(tzinfo=UTC)
TARIFF: Prices = shipped("classic", START)
KEY = b"a key for a simulation"


@dataclass
class Person:
    """Somebody with a way of using the bot; `effort` counts what they wrote in half hours."""

    id: int
    kind: str
    friends: list[int] = field(default_factory=list)
    messages: int = 0
    half_hours: int = 0
    points: int = 0


@dataclass
class Server:
    """A day's deeds are collected, then balanced; points go to people and their weeks."""

    seed: int
    prices: Prices = TARIFF
    people: dict[int, Person] = field(default_factory=dict)
    message: int = 1_000_000
    half_hour: int = 0
    met: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    ties: list[tuple[int, Tie]] = field(default_factory=list)
    damped: dict[int, int] = field(default_factory=dict)
    taken: int = 0
    deeds: list[Deed] = field(default_factory=list)
    by_week: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def begin(self, person: Person, day: int) -> Sheet:
        """A half hour starts."""
        self.half_hour += 1
        person.half_hours += 1
        return Sheet(
            self.half_hour, GUILD, person.id, FIRST_DAY + day, FIRST_DAY + day, 0, self.prices.version
        )

    def say(
        self,
        sheet: Sheet,
        finding: str,
        minute: float,
        to: int | None = None,
        words: str | None = None,
    ) -> int:
        """A message of somebody in a half hour; returns its number."""
        self.message += 1
        self.people[sheet.member].messages += 1
        if words is not None and thin(words):
            return self.message
        mark = self.chance.getrandbits(63) if words is None else fingerprint(words, KEY)
        at = datetime.fromordinal(sheet.day).replace(tzinfo=UTC) + timedelta(minutes=minute)
        partner = 0 if to is None else pair(sheet.member, to)
        self.deeds.append(Deed(sheet, self.message, 0, finding, at, partner, mark))
        return self.message

    def credit(self, sheet: Sheet, message: int, by: int, how: str = "replied") -> None:
        """Somebody answers or reacts to a message of the half hour's owner."""
        at = datetime.fromordinal(sheet.day).replace(tzinfo=UTC)
        self.deeds.append(Deed(sheet, message, 0, how, at, pair(sheet.member, by)))

    def end(self, sheet: Sheet) -> None:
        """The half hour is kept."""
        self.deeds.append(finished(sheet, datetime.fromordinal(sheet.day).replace(tzinfo=UTC)))

    def close(self, day: int) -> None:
        """Balance the day, then damp closed circles in it."""
        if not self.deeds:
            return
        number = FIRST_DAY + day
        days = opened(self.deeds, {})
        pairs = {(GUILD, deed.partner) for deed in self.deeds if deed.partner}
        familiar = {
            which: sum(number - 30 <= when < number for when in self.met[which[1]]) for which in pairs
        }
        tariffs = {self.prices.version: self.prices}
        result = balance(days, pairs, familiar, tariffs)
        for (_, which), met in result.met.items():
            if met:
                self.met[which].add(number)
        earned: dict[int, int] = defaultdict(int)
        talked: set[tuple[int, int]] = set()
        for entry in result.entries:
            earned[entry.key.member] += entry.points
            if entry.key.partner and entry.share > 0:
                talked.add((entry.key.member, entry.key.partner))
        self.ties = [(when, tie) for when, tie in self.ties if when > number - WINDOW]
        self.ties += [(number, Tie(who, which, 1)) for who, which in talked]
        damping = circles(tie for _, tie in self.ties)
        for who, points in earned.items():
            loss = max(points, 0) * damping.get(who, 0) // 100
            self.taken += loss
            if loss:
                self.damped[who] = self.damped.get(who, 0) + loss
            self.people[who].points += points - loss
            self.by_week[who, day // 7] += points - loss
        self.deeds = []


def pair(one: int, other: int) -> int:
    """A stand-in for the keyed hash."""
    return min(one, other) * 1_000_000_000 + max(one, other)


Way = Callable[[Server, Person, int], None]
"""What somebody does on a day."""
