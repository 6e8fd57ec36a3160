"""Measures: precision, recall and F1, with bootstrap intervals."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

ROUNDS = 1000
"""Bootstrap resamples; the interval holds the middle 95 %."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of hits, false alarms and misses, and what follows from them (shares, 0 to 1)."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    quiet: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is so; 1 where nothing was found."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is so that was found; 1 where there is nothing to find."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def alarms(self) -> float:
        """Share of the innocent that was flagged, 0 to 1."""
        return self.false / (self.false + self.quiet) if self.false + self.quiet else 0.0


def count(pairs: Sequence[tuple[bool, bool]]) -> Score:
    """Count pairs of (is so, was found)."""
    hits = sum(so and found for so, found in pairs)
    false = sum(found and not so for so, found in pairs)
    missed = sum(so and not found for so, found in pairs)
    return Score(hits, false, missed, len(pairs) - hits - false - missed)


def interval(pairs: Sequence[tuple[bool, bool]], what: str = "f1") -> tuple[float, float]:
    """The bootstrap's 95 % interval of a property of `Score`; the same every time."""
    draw = random.Random(7)
    values = sorted(getattr(count(draw.choices(pairs, k=len(pairs))), what) for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS)]


def line(name: str, pairs: Sequence[tuple[bool, bool]], *, sure: bool = True) -> str:
    """One line for people; percent."""
    score = count(pairs)
    text = (
        f"{name:34} P {100 * score.precision:5.1f}  R {100 * score.recall:5.1f}  F1 {100 * score.f1:5.1f}"
        f"   ({score.hits} found, {score.false} false, {score.missed} missed)"
    )
    if sure and pairs:
        low, high = interval(pairs)
        text += f"   F1 95 % {100 * low:.0f} to {100 * high:.0f}"
    return text
