import pytest

from bot.core.leaderboard import Standing
from bot.core.ledger import Tally
from bot.core.rewards import (
    Badge,
    Handover,
    Regular,
    SeasonEnd,
    badges,
    hand_over,
    holders,
    quiet_regular,
    season_end,
)


def test_who_shares_first_place_shares_the_role() -> None:
    top = (Standing(1, 5, 30, True), Standing(1, 7, 30, True), Standing(3, 9, 20))
    assert holders(top, (Standing(1, 9, 4),), 11) == {"top": (5, 7), "curious": (9,), "quiet": (11,)}


def test_a_first_place_that_too_many_share_is_nobodys() -> None:
    crowd = tuple(Standing(1, member, 5, True) for member in range(4))
    assert holders(crowd, (), None) == {"top": (), "curious": (), "quiet": ()}


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        pytest.param([], None, id="nobody"),
        pytest.param([Regular(1, 2, 40, 4), Regular(2, 2, 30, 3)], 1, id="the most faithful"),
        pytest.param([Regular(1, 2, 40, 4), Regular(2, 3, 90, 4)], 2, id="then the one who came most"),
        pytest.param([Regular(1, 2, 40, 4), Regular(2, 2, 30, 4)], 2, id="then the quieter"),
        pytest.param([Regular(2, 2, 30, 4), Regular(1, 2, 30, 4)], 1, id="then the first, so that it is one"),
        pytest.param([Regular(50, 2, 30, 4)], None, id="not who is on the board anyway"),
        pytest.param([Regular(60, 2, 30, 4)], None, id="not who had it lately"),
        pytest.param([Regular(1, 2, 30, 2)], None, id="not who came only now"),
        pytest.param([Regular(1, 0, 30, 4)], None, id="not who was away this week"),
        pytest.param([Regular(1, 2, 0, 4)], None, id="not who said nothing to anybody"),
    ],
)
def test_the_quiet_regular_is(week: list[Regular], expected: int | None) -> None:
    assert quiet_regular(week, shown=(50,), had_it=(60,)) == expected


def test_roles_change_hands_by_what_differs() -> None:
    assert hand_over(
        {"top": 900, "curious": 901}, {"top": (5, 6), "curious": (7,)}, {"top": (6, 8), "curious": ()}
    ) == Handover(take=((5, 900), (7, 901)), give=((8, 900),))


def test_a_role_for_two_things_is_kept_by_who_has_it_for_either() -> None:
    assert hand_over(
        {"top": 900, "curious": 900}, {"top": (5,), "curious": ()}, {"top": (), "curious": (5,)}
    ) == Handover((), ())


def test_a_kind_without_a_role_gives_nothing() -> None:
    assert hand_over({}, {"top": (5,)}, {"top": (6,)}) == Handover((), ())


def test_badges_say_how_far_along_one_is() -> None:
    found = badges(12, 7, Tally(met=9, answers=25, openers=0))
    assert [badge.key for badge in found if badge.earned] == [
        "first_half_hour",
        "ten_half_hours",
        "good_listener",
        "week_long",
    ]
    assert Badge("ten_faces", 9, 10) in found


def test_a_season_names_all_who_share_its_first_three_places() -> None:
    standings = (Standing(1, 5, 30), Standing(2, 6, 20, True), Standing(2, 7, 20, True), Standing(4, 8, 10))
    assert season_end("2026-Q1", standings, 40, 9000, 120) == SeasonEnd(
        "2026-Q1", standings[:3], 40, 9000, 120
    )
