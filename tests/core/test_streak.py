from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.streak import Streak, streak

TODAY = date(2026, 11, 24)  # a Tuesday


def november(*days: int) -> list[date]:
    return [date(2026, 11, day) for day in days]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streak()),
        (november(24), Streak(1, 1)),
        (november(23), Streak(1, 1)),  # today may still come
        (november(22, 23, 24), Streak(3, 3)),
        (november(24, 24, 23, 24), Streak(2, 2)),  # twice a day counts once, in any order
        (november(22, 24), Streak(2, 2, rested=True)),  # Monday was this week's rest
        (november(21, 24), Streak(2, 2, rested=True)),  # Sunday of last week and Monday of this
        (november(20, 24), Streak(1, 1)),  # Saturday and Sunday: one too many
        (november(22), Streak(1, 1, rested=True)),
        (november(20), Streak(0, 1)),
        (november(16, 18, 19, 20, 21, 22, 24), Streak(7, 7, rested=True)),  # one rest in each week
        (november(16, 18, 20, 21, 22, 23, 24), Streak(5, 5)),  # two in one week broke it
        (november(2, 3, 4, 5, 6, 7, 24), Streak(1, 6)),
        (november(24, 25), Streak(2, 2)),  # flown west: yesterday's tomorrow is no harm
    ],
)
def test_a_streak_lives_with_one_rest_day_a_week(days: list[date], expected: Streak) -> None:
    assert streak(days, TODAY) == expected


def test_the_week_starts_where_the_server_says() -> None:
    days = november(20, 23, 24)  # Saturday and Sunday were free
    assert streak(days, TODAY, week_start=0) == Streak(2, 2)
    assert streak(days, TODAY, week_start=6) == Streak(3, 3, rested=True)


@given(st.sets(st.dates(TODAY - timedelta(days=60), TODAY)), st.integers(0, 6))
def test_a_streak_is_bounded_by_its_days_and_one_more_day_never_shortens_the_longest(
    days: set[date], week_start: int
) -> None:
    found = streak(days, TODAY, week_start)
    assert 0 <= found.length <= found.longest <= len(days)
    assert (found.longest == 0) == (not days)
    if TODAY - timedelta(days=1) in days or TODAY in days:
        assert found.length > 0
    more = streak(days | {TODAY}, TODAY, week_start)
    assert more.length == (found.length if TODAY in days else found.length + 1)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400), st.integers(0, 6))
def test_a_year_with_every_sunday_off_is_one_streak(start: date, length: int, week_start: int) -> None:
    all_days = [start + timedelta(days=n) for n in range(length)]
    days = [day for day in all_days if day.weekday() != 6]
    if days:
        assert streak(days, days[-1], week_start).length == len(days)
