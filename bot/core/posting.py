"""A board's post: how moderators want it, and what it shows once names are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Literal, get_args

from bot.core.board import Row
from bot.core.calendar import Every
from bot.core.leaderboard import BOARD_KINDS, BoardKind

Look = Literal["evening", "day"]
"""Stored for ever: never rename or reuse one."""
BOARD_LOOKS: tuple[Look, ...] = get_args(Look)
KEPT_POSTS = 12
"""Periods of a board whose post is still put right when somebody's choice or points change."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a board looks: the first kind is the picture, of the others only who comes first is told."""

    kinds: tuple[BoardKind, ...] = BOARD_KINDS
    numbers: bool = True
    look: Look = "evening"


PLAIN = Style()
"""What a board looks like until moderators choose otherwise."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Who comes first on a board of another kind, ties included; their names as they are called today."""

    kind: BoardKind
    value: int
    names: tuple[str, ...]
    more: int = 0
    """How many others share the place beyond those named."""


@dataclass(frozen=True, slots=True)
class Posting:
    """All that a post shows. `rows` come best first, or by name where numbers are off."""

    every: Every
    first: date
    last: date
    style: Style
    rows: tuple[Row, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    people: int = 0
    cut: int = 0
    """Members who share the last place shown, and for whom there was no room."""
    late: bool = False
    missed: int = 0
    """Earlier posts of this board that were left out because nobody was there to make them."""
    mark: int = 0
    """See `mark_of`."""

    @property
    def kind(self) -> BoardKind:
        """What the picture is about."""
        return self.style.kinds[0]


def mark_of(parts: Iterable[object]) -> int:
    """A number that changes whenever what a post shows changes, names apart: 63 bits, never 0."""
    shown = blake2b(repr(tuple(parts)).encode(), digest_size=8).digest()
    return int.from_bytes(shown, "big") >> 1 or 1
