"""Ten years of every zone that changes its clocks, walked minute by minute around each change.

`python -m tests.core.calendar_decade [--from 2026] [--years 10]` walks them all; CI takes a sample.
Zones with the same clock changes are walked once. The oracle knows nothing of the product's arithmetic: it
looks at a clock on the wall every minute; a post is due the first time that clock shows its time or later.
"""

import argparse
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo, available_timezones

from bot.core.calendar import Cadence, missed, next_slot

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
Change = tuple[datetime, int, int]
"""When (UTC, to the minute), and the seconds that clocks were and are ahead of UTC."""


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    found = moment.astimezone(zone).utcoffset()
    assert found is not None
    return int(found.total_seconds())


def changes(zone: ZoneInfo, start: datetime, end: datetime) -> tuple[Change, ...]:
    """Every change of the clock in the span, found by looking each day and halving to the minute."""
    found: list[Change] = []
    day, before = start, _offset(zone, start)
    while day < end:
        low, high = day, day + _DAY
        after = _offset(zone, high)
        if after != before:
            while high - low > _MINUTE:
                middle = low + _MINUTE * ((high - low) // (2 * _MINUTE))
                low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
            found.append((high, before, after))
        day, before = day + _DAY, after
    return tuple(found)


def groups(first_year: int, years: int) -> dict[tuple[Change, ...], list[str]]:
    """The names of all zones that change their clocks within the span, by their changes."""
    start, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(first_year + years, 1, 1, tzinfo=UTC)
    found: dict[tuple[Change, ...], list[str]] = {}
    for name in sorted(available_timezones()):
        if name not in ("Factory", "localtime"):
            found.setdefault(changes(ZoneInfo(name), start, end), []).append(name)
    found.pop((), None)
    return found


def _cadences(at: time, around: date) -> Iterator[Cadence]:
    yield Cadence("daily", at)
    for shift in (-1, 0, 1):
        day = around + _DAY * shift
        yield Cadence("weekly", at, weekday=day.weekday())
        yield Cadence("monthly", at, day=day.day)


def _due_days(cadence: Cadence, days: Sequence[date]) -> Iterator[date]:
    for day in days:
        if (
            cadence.every == "daily"
            or (cadence.every == "weekly" and day.weekday() == cadence.weekday)
            or (
                cadence.every == "monthly"
                and (day.day == cadence.day or ((day + _DAY).day == 1 and cadence.day > day.day))
            )
        ):
            yield day


def walk(zone: ZoneInfo, change: Change, step: int = 1) -> int:
    """Walk the days around one change for posts at every `step`th minute near it; returns how many.

    AssertionError where a post is early, late, made twice or left out.
    """
    moment, before, after = change
    start = moment - 2 * _DAY
    minutes = [start + _MINUTE * n for n in range(4 * 24 * 60)]
    clock = [m.astimezone(zone).replace(tzinfo=None) for m in minutes]
    shown = list(accumulate(clock, max))
    days = sorted({wall.date() for wall in clock})
    lived, inner = set(days), [days[0] + _DAY * n for n in range(1, (days[-1] - days[0]).days)]
    jump = clock[2 * 24 * 60 - 1]
    span = abs(after - before) // 60 + 30
    checked = 0
    for shift in range(-span, span + 1, step):
        at = (jump.replace(second=0, microsecond=0) + _MINUTE * shift).time()
        for cadence in _cadences(at, jump.date()):
            expected = []
            for day in _due_days(cadence, inner):
                if cadence.every == "daily" and day not in lived:
                    continue
                expected.append(minutes[bisect_left(shown, datetime.combine(day, at))])
            # As the schedule runs: the next post is looked up when the one before was made.
            made, now, posted = [], datetime.combine(inner[0], time(), UTC) - 2 * _DAY, ""
            last = minutes[bisect_left(shown, datetime.combine(inner[-1], time(23, 59)))]
            while (slot := next_slot(now, cadence, zone, posted)).at <= last:
                if slot.at.astimezone(zone).date() >= inner[0] and slot.at >= minutes[0]:
                    made.append(slot.at)
                assert slot.key > posted, (zone.key, cadence, slot)
                now, posted = slot.at, slot.key
            made = [m for m in made if m >= minutes[bisect_left(shown, datetime.combine(inner[0], time()))]]
            due = [e for e in expected if e <= last]
            assert [m.replace(second=0) for m in made] == due, (zone.key, cadence, made, due)
            checked += len(due)
    return checked


def tick(zone: ZoneInfo, change: Change, cadence: Cadence) -> list[tuple[str, datetime]]:
    """What is posted when one asks every minute, for two days before a change to two days after it."""
    start = change[0] - 2 * _DAY
    posted, made = "", []
    for n in range(4 * 24 * 60):
        now = start + _MINUTE * n
        if (slot := missed(posted, now, cadence, zone)) is not None:
            if posted:
                made.append((slot.key, now))
            posted = slot.key
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk every group of zones; 0 when all posts came exactly once."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--from", dest="first", type=int, default=2026)
    options.add_argument("--years", type=int, default=10)
    options.add_argument("--step", type=int, default=1)
    chosen = options.parse_args(arguments)
    found = groups(chosen.first, chosen.years)
    zones = sum(len(names) for names in found.values())
    print(f"{zones} zones change their clocks, in {len(found)} different ways", flush=True)
    checked = walked = 0
    for number, (all_changes, names) in enumerate(found.items(), 1):
        for change in all_changes:
            checked += walk(ZoneInfo(names[0]), change, chosen.step)
            walked += 1
        print(f"{number}/{len(found)} {names[0]} and {len(names) - 1} more", flush=True)
    print(f"{walked} changes, {checked} posts, each made exactly once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
