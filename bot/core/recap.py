"""The recap: what a half hour came to, in numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recap:
    """Counts and points of one half hour; `points == earned - lost`. `met` counts people met first in it."""

    challenge: int
    points: int = 0
    earned: int = 0
    lost: int = 0
    questions: int = 0
    answers: int = 0
    replies: int = 0
    openers: int = 0
    met: int = 0
    slips: int = 0
    repaired: int = 0
    settled: bool = False
