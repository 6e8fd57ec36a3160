"""The ledger's values: whose half hour a booking belongs to, what was done, and the rows that say so.

A *deed* is a plain fact ("replied to somebody"), without a price. What a member's deeds are worth together is
worked out by `worth.py` from those that stand; the ledger books the difference to what it holds already.
So an edit or a delete is a reversal in the period of what it reverses, a replay books nothing, and the order
in which deeds arrive cannot change a total.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.core.calendar import KINDS, Kind, period_of

PAIR_DAYS = 30
"""Days for which pairs are kept, and for which edits and deletes are booked."""

TALK = ("question", "answer", "reply", "opener")
"""Done by the member's own message; they stand while that revision of the message does."""
CREDITS = ("replied", "reacted")
"""Done by somebody else to the member's message; they stand while the message does."""
DERIVED = ("thanks", "meeting")
"""Booked by the ledger itself, from what both sides of a pair did."""
EDITED, DELETED, FINISHED, RING, PARDON = "edited", "deleted", "finished", "ring", "pardon:"
"""Marks; `pardon:` is followed by a rule's name. All of these names are stored for ever."""


def day_number(moment: datetime) -> int:
    """The UTC day of a moment as an ordinal: caps and pairs count by it, so no time zone changes a total."""
    return moment.astimezone(UTC).date().toordinal()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The half hour that a booking belongs to: it lies, whole, in the day on which it promised to end.

    `day` is the ordinal of that day in UTC (caps, pairs); `local_day` the ordinal of that day in the server's
    zone and `week_start` (0 Monday to 6 Sunday) say which periods it counts in; `version` names the prices in
    force when it started. None of it ever changes, whatever the server changes later.
    """

    half_hour: int
    guild: int
    member: int
    day: int
    local_day: int
    week_start: int
    version: int

    def periods(self) -> tuple[tuple[Kind, str], ...]:
        """The periods that it counts in, as (kind, key)."""
        return periods_of(self.local_day, self.week_start)


@lru_cache(4096)
def periods_of(local_day: int, week_start: int) -> tuple[tuple[Kind, str], ...]:
    """The kinds and keys of all periods that hold a local day."""
    noon = datetime.combine(date.fromordinal(local_day), datetime.min.time(), UTC).replace(hour=12)
    zone = ZoneInfo("UTC")
    return tuple((kind, period_of(noon, kind, zone, week_start).key) for kind in KINDS)


def sheet_of(
    half_hour: int,
    guild: int,
    member: int,
    ends_at: datetime,
    zone: ZoneInfo,
    version: int,
    week_start: int = 0,
) -> Sheet:
    """The sheet of a half hour that promised to end at `ends_at`."""
    local_day = ends_at.astimezone(zone).date().toordinal()
    return Sheet(half_hour, guild, member, day_number(ends_at), local_day, week_start, version)


class Key(NamedTuple):
    """What makes a booking one: booking the same key again does nothing."""

    guild: int
    message: int
    revision: int
    member: int
    finding: str
    partner: int


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done, not priced yet.

    `finding` is a signal's or rule's name, a credit or a mark; `partner` the keyed hash of the pair (0:
    none); `fingerprint` the keyed fingerprint of the words, where near-duplicates are worth nothing; `share`
    a percentage that comes with the deed itself (only marks use it).
    """

    sheet: Sheet
    message: int
    revision: int
    finding: str
    at: datetime
    partner: int = 0
    fingerprint: int | None = None
    share: int = 0

    @property
    def key(self) -> Key:
        """Its key in the ledger."""
        return Key(
            self.sheet.guild, self.message, self.revision, self.sheet.member, self.finding, self.partner
        )


@dataclass(frozen=True, slots=True)
class Held:
    """What the ledger holds of one key, its rows summed up; `turns` is how many rows there are.

    `share` is the percentage of its price that the pair leaves it; `twin` the first message with nearly the
    same words, known once the half hour is settled.
    """

    key: Key
    sheet: Sheet
    at: datetime
    fingerprint: int | None = None
    twin: int | None = None
    points: int = 0
    share: int = 0
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger: `turn` 0 books a key, each later turn corrects it by `points` and `share`."""

    key: Key
    sheet: Sheet
    turn: int
    at: datetime
    points: int
    share: int = 0
    fingerprint: int | None = None


@dataclass(frozen=True, slots=True)
class Booked:
    """What one booking changed: the deeds that were new, and all rows that they caused, for whomever."""

    fresh: tuple[Deed, ...] = ()
    entries: tuple[Entry, ...] = ()

    def points(self, member: int) -> int:
        """The net change for one member."""
        return sum(entry.points for entry in self.entries if entry.key.member == member)

    def is_fresh(self, finding: str) -> bool:
        """True when a deed of that name was new."""
        return any(deed.finding == finding for deed in self.fresh)


@dataclass(frozen=True, slots=True)
class Line:
    """One deed and what it is worth now, with the reason as a stable key (see worth.py)."""

    finding: str
    message: int
    points: int
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts and points of some lines; `points == earned - lost`."""

    points: int = 0
    earned: int = 0
    lost: int = 0
    questions: int = 0
    answers: int = 0
    replies: int = 0
    openers: int = 0
    met: int = 0
    slips: int = 0


def tally(lines: Iterable[Held], standing: Iterable[Key], rules: Iterable[str]) -> Tally:
    """Sum up what stands: questions and openers count when they earned, answers and replies when given."""
    standing_keys, names = set(standing), frozenset(rules)
    count = dict.fromkeys(("question", "answer", "reply", "opener", "meeting", "slip"), 0)
    earned = lost = 0
    for held in lines:
        earned += max(held.points, 0)
        lost -= min(held.points, 0)
        finding = held.key.finding
        if held.key not in standing_keys:
            continue
        if finding in names:
            count["slip"] += 1
        elif finding in ("answer", "reply") or (finding in count and held.points > 0):
            count[finding] += 1
    return Tally(
        points=earned - lost,
        earned=earned,
        lost=lost,
        questions=count["question"],
        answers=count["answer"],
        replies=count["reply"],
        openers=count["opener"],
        met=count["meeting"],
        slips=count["slip"],
    )
