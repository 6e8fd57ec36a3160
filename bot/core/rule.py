"""The protocol of rules and signals: a function from facts to what it found."""

from typing import Protocol

from bot.core.facts import Facts
from bot.core.finding import Finding, Talk


class Rule(Protocol):
    """Finds one kind of noise; None where the post is free of it. Pure, total and deterministic."""

    def __call__(self, facts: Facts) -> Finding | None:
        """Judge one post."""
        ...


class Signal(Protocol):
    """Finds one kind of talk; None where there is none. Pure, total and deterministic."""

    def __call__(self, facts: Facts) -> Talk | None:
        """Read one post."""
        ...
