"""How often moderators disagreed with a rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overturn:
    """For one rule: slips in which it fired, how many of them were appealed, and how many undone."""

    rule: str
    slips: int
    appealed: int
    overturned: int

    @property
    def rate(self) -> float:
        """Share of its slips that were undone, 0 to 1."""
        return self.overturned / self.slips if self.slips else 0.0


def overturns(
    slips: Iterable[Sequence[str]], appeals: Iterable[tuple[Sequence[str], str]]
) -> tuple[Overturn, ...]:
    """Count by rule, the most overturned first; `appeals` are rule names and the appeal's state."""
    fired = Counter(rule for rules in slips for rule in set(rules))
    asked: Counter[str] = Counter()
    undone: Counter[str] = Counter()
    for rules, state in appeals:
        for rule in set(rules):
            asked[rule] += 1
            undone[rule] += state == "accepted"
    found = [Overturn(rule, fired[rule], asked[rule], undone[rule]) for rule in sorted(fired | asked)]
    return tuple(sorted(found, key=lambda one: (-one.rate, one.rule)))
