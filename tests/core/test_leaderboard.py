from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.core.leaderboard import (
    STEP_BITS,
    STEP_LEVELS,
    Movement,
    Standing,
    best_runs,
    moved,
    ranked,
    runs,
    steps,
)
from bot.core.ledger import Sheet
from bot.core.streak import streak

DAY = date(2026, 3, 4).toordinal()


def test_ties_are_ties_and_the_next_rank_skips() -> None:
    assert ranked([(5, 30), (7, 20), (9, 20), (4, 10)]) == (
        Standing(1, 5, 30),
        Standing(2, 7, 20, tied=True),
        Standing(2, 9, 20, tied=True),
        Standing(4, 4, 10),
    )


def test_a_tie_goes_on_over_the_page() -> None:
    assert ranked([(9, 20), (4, 10), (3, 5)], first_rank=2, before=3) == (
        Standing(2, 9, 20, tied=True),
        Standing(5, 4, 10),
        Standing(6, 3, 5),
    )


def test_nobody_is_ranked_where_nobody_is() -> None:
    assert ranked([]) == ()


@given(values=st.lists(st.integers(-5, 200_000), max_size=60), mine=st.integers(1, 200_000))
def test_a_rank_is_a_sum_of_steps(values: list[int], mine: int) -> None:
    counted = Counter(step for value in values for step in steps(value))
    better = 0
    for level in range(STEP_LEVELS):
        step = mine >> STEP_BITS * level
        last = step | (1 << STEP_BITS) - 1 if level < STEP_LEVELS - 1 else 10**9
        better += sum(n for (at, where), n in counted.items() if at == level and step < where <= last)
    assert better == sum(value > mine for value in values)


@given(days=st.sets(st.integers(0, 60)), week_start=st.integers(0, 6))
def test_runs_are_streaks(days: set[int], week_start: int) -> None:
    dates = [date.fromordinal(DAY + day) for day in sorted(days)]
    found = {day: run for day, _, run in runs((DAY + day, week_start) for day in days)}
    for number, today in enumerate(dates, 1):
        assert found[today.toordinal()] == streak(dates[:number], today, week_start).length


def test_the_longest_run_of_a_period_is_the_longest_reached_in_it() -> None:
    monday = date(2026, 3, 2).toordinal()
    best = best_runs((monday - 2 + day, 0) for day in range(4))
    assert {key: best[key] for key in ("2026-W09", "2026-W10", "2026-02", "2026-03", "all")} == {
        "2026-W09": 2,
        "2026-W10": 4,
        "2026-02": 1,
        "2026-03": 4,
        "all": 4,
    }


def test_movements_add_up_in_every_period_and_cancel_out() -> None:
    sheet = Sheet(1, 1, 11, DAY, DAY, 0, 1)
    tomorrow = Sheet(2, 1, 11, DAY + 1, DAY + 1, 0, 1)
    assert moved(
        [
            Movement(sheet, "points", 5),
            Movement(tomorrow, "points", 3),
            Movement(sheet, "faces", 1),
            Movement(sheet, "faces", -1),
        ]
    ) == {
        (1, 11, "2026-03", "points"): 8,
        (1, 11, "2026-03-04", "points"): 5,
        (1, 11, "2026-03-05", "points"): 3,
        (1, 11, "2026-Q1", "points"): 8,
        (1, 11, "2026-W10", "points"): 8,
        (1, 11, "all", "points"): 8,
    }


def test_a_gap_of_a_month_breaks_a_run() -> None:
    assert [run for _, _, run in runs([(DAY, 0), (DAY + 30, 0)])] == [1, 1]
