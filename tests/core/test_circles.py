import itertools

import pytest

from bot.core.circles import DAMPED, DAMPED_MORE, FEW, WINDOW, Tie, circles


def pair(one: int, other: int) -> int:
    return min(one, other) * 10_000 + max(one, other)


def both(one: int, other: int, days: int) -> list[Tie]:
    """Two who both took half hours, and talked on so many days."""
    return [Tie(one, pair(one, other), days), Tie(other, pair(one, other), days)]


def circle(*members: int, days: int = 10) -> list[Tie]:
    """Each with each."""
    return [tie for one, other in itertools.combinations(members, 2) for tie in both(one, other, days)]


def community(size: int, first: int = 100) -> list[Tie]:
    """People who each talked once or twice with fifteen of the others."""
    return [
        tie
        for number in range(size)
        for step in range(1, 9)
        for tie in both(first + number, first + (number + step) % size, 1 + step % 2)
    ]


@pytest.mark.parametrize("size", [2, 3, 4, 6, 8, 12])
def test_a_closed_circle_is_damped_and_nobody_else(size: int) -> None:
    ring = range(1, size + 1)
    assert circles([*circle(*ring), *community(40)]) == dict.fromkeys(ring, DAMPED_MORE)


def test_a_circle_that_lets_some_air_in_is_damped_less() -> None:
    air = [tie for one in (1, 2, 3, 4) for tie in both(one, 100 + one, 3)]
    assert circles([*circle(1, 2, 3, 4), *air, *community(40)]) == dict.fromkeys((1, 2, 3, 4), DAMPED)


def test_puppets_outside_half_hours_make_a_circle_too() -> None:
    puppets = [Tie(1, pair(1, 9000 + n), WINDOW) for n in range(5)]
    assert circles([*puppets, *community(40)]) == {1: DAMPED_MORE}


def test_puppets_made_anew_each_week_make_a_circle_as_well() -> None:
    puppets = [Tie(1, pair(1, 9000 + n), (3, 7, 4)[n // 5]) for n in range(15)]
    assert circles([*puppets, *community(40)]) == {1: DAMPED_MORE}


@pytest.mark.parametrize(
    "ties",
    [
        pytest.param([], id="nobody"),
        pytest.param(community(40), id="a community"),
        pytest.param(circle(1, 2, days=WINDOW), id="a server of two"),
        pytest.param(circle(*range(1, FEW)), id="a small server where everybody knows everybody"),
        pytest.param(circle(*range(1, 11)), id="a server that is one circle"),
        pytest.param([*circle(1, 2, 3, days=2), *community(40)], id="three who talked twice"),
        pytest.param(
            [*(tie for other in range(2, 14) for tie in both(1, other, 1)), *community(40)],
            id="somebody who met twelve people once",
        ),
        pytest.param(
            [
                *circle(1, 2, 3),
                *(tie for n in (1, 2, 3) for o in range(8) for tie in both(n, 100 + o, 2)),
                *community(40),
            ],
            id="friends who talk with others as well",
        ),
    ],
)
def test_it_stays_silent_for(ties: list[Tie]) -> None:
    assert circles(ties) == {}


def test_the_order_of_ties_makes_no_difference() -> None:
    ties = [*circle(1, 2, 3, 4), *circle(5, 6), *community(40)]
    assert circles(ties) == circles(ties[::-1]) == dict.fromkeys(range(1, 7), DAMPED_MORE)
