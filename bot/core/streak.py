"""Streaks: days with a half hour, one after another, with one rest day in each week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """`length` days with a half hour in the run that is alive today (0: none), and the `longest` ever.

    Rest days keep a run alive and are not counted. `rested` says that this week's rest day is used up.
    """

    length: int = 0
    longest: int = 0
    rested: bool = False


def streak(days: Iterable[date], today: date, week_start: int = 0) -> Streak:
    """The streak over the member's local `days`; today itself may still come, so it never breaks a run.

    Pass the local date of each half hour as it was when it ended: who travels keeps the past.
    """
    run = longest = 0
    rest_week: date | None = None
    last: date | None = None

    def week(day: date) -> date:
        return day - _DAY * ((day.weekday() - week_start) % 7)

    def bridged(start: date, stop: date) -> bool:
        """True when rest days cover all days after `start` and before `stop`."""
        nonlocal rest_week
        if (stop - start).days > 3:  # two rest days in a row, of two weeks, are the most there can be
            return False
        day = start + _DAY
        while day < stop:
            if week(day) == rest_week:
                return False
            rest_week = week(day)
            day += _DAY
        return True

    for day in sorted(set(days)):
        if last is not None and bridged(last, day):
            run += 1
        else:
            run, rest_week = 1, None
        longest, last = max(longest, run), day
    if last is None:
        return Streak()
    if last < today and not bridged(last, today):
        return Streak(0, longest)
    return Streak(run, longest, rest_week == week(max(today, last)))
