"""Local time: periods that points are counted in, and the moments when boards are due.

One rule serves every wall time: it happens at the first moment when the local clock shows it or later.
So a 02:30 that a spring change skips happens right after the gap, and a 01:30 that autumn repeats happens
once, the first time. Zones come in as arguments; nothing here asks what time it is.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Kind = Literal["daily", "weekly", "monthly", "season", "all_time"]
"""Stored for ever: never rename or reuse one. A season is a quarter of a year."""
KINDS: tuple[Kind, ...] = ("daily", "weekly", "monthly", "season", "all_time")

DAY_ONE = datetime(1970, 1, 1, tzinfo=UTC)
LAST_DAY = datetime(9999, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_BEGINS: tuple[str, ...] = ("", *"bcdefg")
"""What the key of a week ends in, by the weekday that it begins with."""
_MONDAY_ZERO = date(1, 1, 1).toordinal()  # 0001-01-01 was a Monday


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span that points are counted in: `start <= moment < end`, both UTC.

    `key` names it within its kind and sorts by time: "2026-11-24", "2026-W48" (from Sunday on "2026-W48g"),
    "2026-11", "2026-Q4", "all".
    """

    kind: Kind
    key: str
    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def local_moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment, in UTC, when clocks in `zone` show the naive `wall` or later."""
    first = wall.replace(tzinfo=zone, fold=0)
    moment = first.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
        return moment
    # The wall time falls into a gap: the change lies between its two readings. Halve down to the second.
    low = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    high, after = moment, moment.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == after:
            high = middle
        else:
            low = middle
    return high


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The date that a calendar on the wall in `zone` shows at `moment`."""
    return moment.astimezone(zone).date()


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return local_moment(datetime.combine(day, time()), zone)


def _first_day(day: date, kind: Kind, week_start: int) -> date:
    """The first day of the period of `kind` that holds `day`."""
    match kind:
        case "weekly":
            return day - _DAY * ((day.weekday() - week_start) % 7)
        case "monthly":
            return day.replace(day=1)
        case "season":
            return date(day.year, day.month - (day.month - 1) % 3, 1)
        case _:
            return day


def _next_first(first: date, kind: Kind) -> date:
    months = {"monthly": 1, "season": 3}.get(kind)
    if months is None:
        return first + (7 * _DAY if kind == "weekly" else _DAY)
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _key(first: date, kind: Kind) -> str:
    match kind:
        case "weekly":
            # Whatever day a week starts on, it holds one Thursday: ISO names weeks by it, and so do we.
            # Weeks that begin on another day than Monday are others: their keys say so.
            return _iso_week(first + _DAY * ((3 - first.weekday()) % 7)) + _BEGINS[first.weekday()]
        case "monthly":
            return f"{first.year}-{first.month:02}"
        case "season":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case _:
            return first.isoformat()


def _period(first: date, kind: Kind, zone: ZoneInfo) -> Period:
    return Period(kind, _key(first, kind), _midnight(first, zone), _midnight(_next_first(first, kind), zone))


def period_of(moment: datetime, kind: Kind, zone: ZoneInfo, week_start: int = 0) -> Period:
    """The period of `kind` that holds `moment`; `week_start` is 0 for Monday to 6 for Sunday."""
    if kind == "all_time":
        return Period(kind, "all", DAY_ONE, LAST_DAY)
    first = _first_day(local_day(moment, zone), kind, week_start)
    found = _period(first, kind, zone)
    while moment >= found.end:  # a clock set back over midnight shows yesterday again: today goes on
        first = _next_first(first, kind)
        found = _period(first, kind, zone)
    return found


def previous(period: Period, zone: ZoneInfo, week_start: int = 0) -> Period:
    """The period before; all time has none (ValueError)."""
    if period.kind == "all_time":
        raise ValueError("nothing comes before all time")
    return period_of(period.start - timedelta(microseconds=1), period.kind, zone, week_start)


def following(period: Period, zone: ZoneInfo, week_start: int = 0) -> Period:
    """The period after; all time has none (ValueError)."""
    if period.kind == "all_time":
        raise ValueError("nothing comes after all time")
    return period_of(period.end, period.kind, zone, week_start)


def completed(moment: datetime, kind: Kind, zone: ZoneInfo, week_start: int = 0) -> Period:
    """The period a board posted at `moment` tells about: the last that is over (all time: itself)."""
    running = period_of(moment, kind, zone, week_start)
    return running if kind == "all_time" else previous(running, zone, week_start)


Every = Literal["daily", "weekly", "monthly", "season"]
"""Stored for ever: never rename or reuse one."""
EVERY: tuple[Every, ...] = ("daily", "weekly", "monthly", "season")


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a board is posted, at the local time `at`.

    `weekday` (0 Monday to 6 Sunday) counts for weekly ones; `day` (1 to 31) for monthly ones and in the first
    month of a season, where a month that is too short uses its last day. ValueError out of range.
    """

    every: Every
    at: time
    weekday: int = 0
    day: int = 1

    def __post_init__(self) -> None:
        if self.every not in EVERY:
            raise ValueError(f"unknown cadence {self.every!r}")
        if self.at.tzinfo is not None or not 0 <= self.weekday <= 6 or not 1 <= self.day <= 31:
            raise ValueError("a cadence needs a local time, a weekday from 0 to 6, a day from 1 to 31")


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment when a board is due, in UTC; `key` names the day, week, month or season of its one post."""

    key: str
    at: datetime


def _index(day: date, cadence: Cadence) -> int:
    match cadence.every:
        case "daily":
            return day.toordinal()
        case "weekly":
            return (day.toordinal() - _MONDAY_ZERO) // 7
        case "monthly":
            return day.year * 12 + day.month - 1
        case "season":
            return day.year * 4 + (day.month - 1) // 3


def _slot(index: int, cadence: Cadence, zone: ZoneInfo) -> Slot | None:
    """The slot of one day, week or month; None for a day that a zone left out altogether."""
    match cadence.every:
        case "daily":
            day = date.fromordinal(index)
        case "weekly":
            day = date.fromordinal(_MONDAY_ZERO + index * 7 + cadence.weekday)
        case "monthly" | "season":
            months = index if cadence.every == "monthly" else index * 3
            year, month = months // 12, months % 12 + 1
            day = date(year, month, min(cadence.day, monthrange(year, month)[1]))
    at = local_moment(datetime.combine(day, cadence.at), zone)
    if cadence.every == "daily" and _midnight(day, zone) == _midnight(day + _DAY, zone):
        return None
    return Slot(_iso_week(day) if cadence.every == "weekly" else _key(day, cadence.every), at)


def next_slot(after: datetime, cadence: Cadence, zone: ZoneInfo, posted: str = "") -> Slot:
    """The first slot later than `after` that is newer than the key `posted`."""
    index = _index(local_day(after, zone), cadence) - 1
    while True:
        slot = _slot(index, cadence, zone)
        if slot is not None and slot.at > after and slot.key > posted:
            return slot
        index += 1


def last_slot(now: datetime, cadence: Cadence, zone: ZoneInfo) -> Slot:
    """The latest slot at or before `now`; a new schedule takes its key for `posted`, to begin at the next."""
    index = _index(local_day(now, zone), cadence) + 1
    while True:
        slot = _slot(index, cadence, zone)
        if slot is not None and slot.at <= now:
            return slot
        index -= 1


def next_due(after: datetime, cadence: Cadence, zone: ZoneInfo, posted: str = "") -> datetime:
    """The moment of `next_slot`."""
    return next_slot(after, cadence, zone, posted).at


def missed(posted: str, now: datetime, cadence: Cadence, zone: ZoneInfo) -> Slot | None:
    """The one slot to post now, or None: the latest that is due, unless it or a newer one was posted.

    However long a bot was down, and whatever the zone was before, this is at most one post. (A server that
    moves across the date line, by 24 hours or more, leaves out a date, as its calendar does.)
    """
    slot = last_slot(now, cadence, zone)
    return slot if slot.key > posted else None
