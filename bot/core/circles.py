"""Closed circles: a few people who talk with each other and with nobody else are damped.

What is looked at: of fourteen days, on how many each member talked with each pair, as keyed hashes. What
comes out: which members' points of a day are damped, and by how many percent. Who is in it with whom is
neither kept nor shown.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

WINDOW = 14
"""Days that are looked at."""
MOST = 12
"""People in a circle who take half hours, at most; beyond that it is a community."""
ANSWERING = 20
"""People around them who never do, at most: accounts are made anew more easily than friends."""
FEW = 8
"""Where fewer took part in half hours, everybody knows everybody, and nobody is damped."""
BUSY = 10
"""Days with somebody, summed over all partners, at least: a quiet fortnight is no circle."""
OFTEN = 2
"""Days with each partner on average, at least: once with each of a few people is no circle either."""
LOOSE, CLOSED = 85, 95
"""Percent of all those days that stay within: from LOOSE on it is damped, from CLOSED on more."""
DAMPED, DAMPED_MORE = 50, 80
"""By how many percent."""

Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Tie:
    """On how many days of the window a member talked with one pair."""

    member: int
    pair: int
    days: int


@dataclass(frozen=True, slots=True)
class Damped:
    """What moderators may know: how many members were damped, and by how many points in all."""

    members: int = 0
    points: int = 0


def circles(ties: Iterable[Tie]) -> dict[int, int]:
    """The damped members of one server, with the percentage each is damped by.

    A pair in which only one took part in half hours has a partner outside; each such pair counts as another
    person. A circle that holds half of everybody who took part is not a circle, it is a small server.
    """
    graph, members = _graph(ties)
    if len(members) < FEW:
        return {}
    found: dict[int, int] = {}
    for member in sorted(members):
        if member in found or not _busy(graph["in", member]):
            continue
        circle, percent = _circle(("in", member), graph)
        insiders = [number for where, number in circle if where == "in"]
        if percent < LOOSE or 2 * len(insiders) >= len(members):
            continue
        for insider in insiders:
            if _busy(graph["in", insider]):
                damped = DAMPED_MORE if percent >= CLOSED else DAMPED
                found[insider] = max(found.get(insider, 0), damped)
    return found


def _busy(ties: Mapping[Node, int]) -> bool:
    days = sum(ties.values())
    return days >= BUSY and days >= OFTEN * len(ties)


def _graph(ties: Iterable[Tie]) -> tuple[Mapping[Node, Mapping[Node, int]], set[int]]:
    """Days between people; a partner outside half hours is a node of its own for each pair."""
    by_pair: dict[int, dict[int, int]] = defaultdict(dict)
    for tie in ties:
        by_pair[tie.pair][tie.member] = by_pair[tie.pair].get(tie.member, 0) + tie.days
    graph: dict[Node, dict[Node, int]] = defaultdict(dict)
    members: set[int] = set()
    outside = count(1)
    for pair in sorted(by_pair):
        sides = by_pair[pair]
        members |= sides.keys()
        if len(sides) == 2:
            (one, here), (other, there) = sorted(sides.items())
            graph["in", one]["in", other] = max(here, there)
            graph["in", other]["in", one] = max(here, there)
        else:
            ((one, here),) = list(sides.items())[:1]
            stranger = next(outside)
            graph["in", one]["out", stranger] = here
            graph["out", stranger]["in", one] = here
    return graph, members


def _circle(start: Node, graph: Mapping[Node, Mapping[Node, int]]) -> tuple[set[Node], int]:
    """The tightest circle around somebody, grown by who is closest, and how many percent stay within it."""
    circle = {start}
    best, best_percent = set(circle), 0
    inside, outside = 1, 0
    while inside < MOST and outside < ANSWERING:
        pull: dict[Node, int] = defaultdict(int)
        for node in circle:
            for other, days in graph[node].items():
                if other not in circle:
                    pull[other] += days
        if not pull:
            break
        closest = max(pull, key=lambda node: (pull[node], node))
        circle.add(closest)
        inside += closest[0] == "in"
        outside += closest[0] == "out"
        percent = _inside(circle, graph)
        if percent > best_percent:
            best, best_percent = set(circle), percent
    return best, best_percent


def _inside(circle: set[Node], graph: Mapping[Node, Mapping[Node, int]]) -> int:
    """Percent of the days of those who take part that stay within the circle."""
    within = everything = 0
    for node in circle:
        if node[0] == "in":
            everything += sum(graph[node].values())
            within += sum(days for other, days in graph[node].items() if other in circle)
    return 100 * within // everything if everything else 0
