"""What farming gains compared with talking: `python -m tests.simulation`.

500 members, 12 weeks, farmers of every kind among them who work much harder than anybody who talks. The run
fails when any kind of farming gains, for the same effort, a third or more of what talking gains. Effort is
counted both in messages and in half hours: a farmer's half hour holds two or three times as many messages as
anybody else's, and what puppets write is not even counted. The gain by week stands beside it: farmers are at
work every day, up to three half hours.

`--bounds` tries the prices that a server may set: each at its least and at its most, the others as shipped.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.finding import RULE_NAMES
from bot.core.scoring import BOUNDS, Prices, change
from tests.simulation.server import TARIFF, Person, Server
from tests.simulation.ways import FARMING, TALKING

TARGET = 1 / 3
_SIZES = {"ping-pong of two": 2, "ring of four": 4, "ring of six": 6, "ring of eight": 8}


@dataclass(frozen=True)
class Gain:
    """What one kind of person got, on average."""

    kind: str
    people: int
    by_week: float
    by_half_hour: float
    by_message: float
    damped: float


def simulate(members: int = 500, weeks: int = 12, seed: int = 1, prices: Prices = TARIFF) -> list[Gain]:
    """Live `weeks` weeks and sum up by kind; talking first."""
    server = Server(seed, prices)
    chance = server.chance
    kinds: list[str] = []
    number = 0
    for kind in FARMING:
        size = _SIZES.get(kind, 2)
        circle = list(range(number + 1, number + size + 1))
        for who in circle:
            friends = [other for other in circle if other != who]
            if kind == "puppets":
                friends = [9_000_000 + who * 10 + puppet for puppet in range(5)]
            server.people[who] = Person(who, kind, friends)
        number += size
        kinds.append(kind)
    while number < members:
        number += 1
        kind = chance.choices(list(TALKING), (20, 55, 25))[0]
        server.people[number] = Person(number, kind)
    talkers = [person for person in server.people.values() if person.kind in TALKING]
    for person in talkers:
        person.friends = [
            other.id for other in chance.sample(talkers, min(12, len(talkers))) if other != person
        ]
    ways = TALKING | FARMING
    for day in range(weeks * 7):
        for person in server.people.values():
            ways[person.kind](server, person, day)
        server.close(day)
    return _gains(server, weeks)


def _gains(server: Server, weeks: int) -> list[Gain]:
    by_kind: dict[str, list[Person]] = defaultdict(list)
    for person in server.people.values():
        by_kind[person.kind].append(person)
    found = []
    for kind in [*TALKING, *FARMING]:
        people = by_kind.get(kind, [])
        if not people:
            continue
        points = sum(person.points for person in people)
        lost = sum(server.damped.get(person.id, 0) for person in people)
        found.append(
            Gain(
                kind,
                len(people),
                points / len(people) / weeks,
                points / max(sum(person.half_hours for person in people), 1),
                points / max(sum(person.messages for person in people), 1),
                lost / max(points + lost, 1),
            )
        )
    return found


def report(gains: list[Gain]) -> bool:
    """Print the table; True when every kind of farming stays under the target."""
    talking = next((gain for gain in gains if gain.kind == "regular"), None)
    if talking is None:
        print("Nobody among them talks regularly: nothing to compare with. Try more --members.")
        return False
    head = f"{'':<18}{'':>7}{'points':>25}{'':>15}{'of a regular':>25}\n"
    head += f"{'kind':<18}{'people':>7}{'a week':>9}{'half hour':>10}{'message':>9}{'damped':>9}"
    print(f"{head}{'message':>12}{'half hour':>11}{'week':>7}")
    worst = 0.0
    for gain in gains:
        line = (
            f"{gain.kind:<18}{gain.people:>7}{gain.by_week:>9.0f}{gain.by_half_hour:>10.1f}"
            f"{gain.by_message:>9.2f}{gain.damped:>9.0%}"
        )
        if gain.kind in FARMING:
            parts = (gain.by_message / talking.by_message, gain.by_half_hour / talking.by_half_hour)
            worst = max(worst, *parts)
            line += f"{parts[0]:>12.0%}{parts[1]:>11.0%}{gain.by_week / talking.by_week:>7.0%}"
        print(line)
    print(
        f"For the same effort, by message and by half hour, the best farming gains {worst:.0%}"
        " of what talking gains (target: under 33%)."
    )
    return worst < TARGET


def worst_of(gains: list[Gain]) -> tuple[float, str]:
    """What the best way of farming gains of what a regular does for the same effort, and which it is."""
    talking = next(gain for gain in gains if gain.kind == "regular")
    return max(
        (max(gain.by_message / talking.by_message, gain.by_half_hour / talking.by_half_hour), gain.kind)
        for gain in gains
        if gain.kind in FARMING
    )


def bounds() -> Iterator[tuple[str, int]]:
    """The prices of talk and the caps that a server may set, each at its least and its most."""
    for name, both in BOUNDS.items():
        if name not in RULE_NAMES:
            yield from ((name, value) for value in both)


def with_price(name: str, value: int) -> Prices:
    """The shipped prices with one of them changed, as a server may change it."""
    prices = change(TARIFF, {name: value}, TARIFF.version)
    assert isinstance(prices, Prices), prices
    return prices


def try_bounds(members: int, weeks: int, seed: int) -> bool:
    """Print what farming gains at each bound; True when that stays under the target at all of them."""
    shut = True
    for name, value in bounds():
        worst, kind = worst_of(simulate(members, weeks, seed, with_price(name, value)))
        print(f"{name:<16}{value:>6}{worst:>8.0%}  {kind}", flush=True)
        shut = shut and worst < TARGET
    return shut


def main(arguments: list[str] | None = None) -> int:
    """Simulate and report; the exit status is 1 when farming pays."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--weeks", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bounds", action="store_true")
    chosen = parser.parse_args([] if arguments is None else arguments)
    if chosen.bounds:
        return 0 if try_bounds(chosen.members, chosen.weeks, chosen.seed) else 1
    return 0 if report(simulate(chosen.members, chosen.weeks, chosen.seed)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
