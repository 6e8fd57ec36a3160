"""Leaderboards: kinds, ranks with ties as ties, and the steps by which own rank is counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.core.calendar import Period
from bot.core.ledger import Sheet, periods_of

BoardKind = Literal["points", "curious", "listener", "faces", "improved", "streak"]
"""Stored for ever: never rename or reuse one.

points · curious: questions that were answered · listener: answers that their asker took up · faces: people
met first · improved: points more than in the period before · streak: the longest run of days reached.
"""
BOARD_KINDS: tuple[BoardKind, ...] = ("points", "curious", "listener", "faces", "improved", "streak")
COUNTED: Mapping[str, BoardKind] = {"question": "curious", "thanks": "listener", "meeting": "faces"}
"""Which kind counts lines of which finding, as long as they earn something."""

PAGE = 10
"""Standings on a page."""
AROUND = 2
"""Neighbours shown above and below oneself."""

STEP_BITS = 5
STEP_LEVELS = 4
"""Values are counted in ranges of 1, 32, 1,024 and 32,768: a rank sums at most 31 rows of each."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A change of one member's value on the boards of one kind, in all periods of the sheet."""

    sheet: Sheet
    kind: BoardKind
    by: int


Moves = dict[tuple[int, int, str, BoardKind], int]
"""Changes by (guild, member, period key, kind)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A member's place: `tied` when somebody else has the same value, and so the same rank."""

    rank: int
    member: int
    value: int
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """One page of a board, and where the asker stands.

    `own` is None for somebody without a value above zero; `around` are the neighbours, own place included.
    Names are not here: they come at rendering.
    """

    guild: int
    kind: BoardKind
    period: Period
    standings: tuple[Standing, ...] = ()
    page: int = 1
    pages: int = 1
    own: Standing | None = None
    around: tuple[Standing, ...] = ()


def ranked(values: Sequence[tuple[int, int]], first_rank: int = 1, before: int = 0) -> tuple[Standing, ...]:
    """Standings of (member, value), best first.

    Equal values share a rank and the next rank skips ("1 2 2 4"). On a later page `first_rank` is the rank of
    its first value and `before` how many members stand on the pages before.
    """
    found: list[Standing] = []
    values = list(values)
    for index, (member, value) in enumerate(values):
        if index == 0:
            rank = first_rank
        elif value != values[index - 1][1]:
            rank = before + index + 1
        tied = any(
            0 <= other < len(values) and values[other][1] == value for other in (index - 1, index + 1)
        ) or (index == 0 and rank <= before)
        found.append(Standing(rank, member, value, tied))
    return tuple(found)


def steps(value: int) -> tuple[tuple[int, int], ...]:
    """The (level, step) pairs that a shown member with this value counts in; none at zero and below."""
    if value <= 0:
        return ()
    return tuple((level, value >> STEP_BITS * level) for level in range(STEP_LEVELS))


def moved(movements: Iterable[Movement]) -> Moves:
    """Movements summed by (guild, member, period key, kind), without those that cancel out."""
    days: dict[tuple[int, int, int, int, BoardKind], int] = {}
    for each in movements:
        sheet = each.sheet
        key = (sheet.guild, sheet.member, sheet.local_day, sheet.week_start, each.kind)
        days[key] = days.get(key, 0) + each.by
    found: Moves = {}
    for (guild, member, local_day, week_start, kind), by in days.items():
        for _, period in periods_of(local_day, week_start):
            found[guild, member, period, kind] = found.get((guild, member, period, kind), 0) + by
    return {key: by for key, by in sorted(found.items()) if by}


def runs(days: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """For (local day, week start) of kept half hours: (local day, week start, length of the run it ends).

    Each week has one rest day, which keeps a run alive without counting, as in `streak.py`. A rest day
    belongs to the week of the day after the gap.
    """
    run, rested, last = 0, -1, None
    for day, week_start in sorted(dict(sorted(days)).items()):
        if last is not None and day - last <= 3:
            alive = True
            for missed in range(last + 1, day):
                week = missed - (date.fromordinal(missed).weekday() - week_start) % 7
                alive, rested = alive and week != rested, week
            run = run + 1 if alive else 1
        else:
            alive, run = False, 1
        if not alive:
            rested = -1
        last = day
        yield day, week_start, run


def best_runs(days: Iterable[tuple[int, int]]) -> dict[str, int]:
    """The longest run reached in each period, by the period's key."""
    found: dict[str, int] = {}
    for day, week_start, run in runs(days):
        for _, period in periods_of(day, week_start):
            found[period] = max(found.get(period, 0), run)
    return found


def day_of(local_day: int) -> date:
    """The date of a local day's ordinal."""
    return date.min + timedelta(days=local_day - 1)
