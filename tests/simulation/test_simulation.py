from functools import cache

import pytest

from tests.simulation.__main__ import TARGET, Gain, bounds, report, simulate, with_price, worst_of
from tests.simulation.ways import FARMING


@cache
def gains() -> dict[str, Gain]:
    """A smaller server, for three weeks."""
    return {gain.kind: gain for gain in simulate(members=90, weeks=3, seed=3)}


def test_farming_gains_less_than_a_third_of_talking() -> None:
    talking = gains()["regular"]
    by_message = {kind: gains()[kind].by_message / talking.by_message for kind in FARMING}
    by_half_hour = {kind: gains()[kind].by_half_hour / talking.by_half_hour for kind in FARMING}
    assert {kind: round(part, 2) for kind, part in by_message.items() if part >= TARGET} == {}
    assert {kind: round(part, 2) for kind, part in by_half_hour.items() if part >= TARGET} == {}


def test_too_few_people_are_said_to_be_too_few(capsys: pytest.CaptureFixture[str]) -> None:
    assert not report(simulate(members=30, weeks=1))
    assert "more --members" in capsys.readouterr().out


def test_nobody_who_talks_is_taken_for_a_circle() -> None:
    assert [gains()[kind].damped < 0.02 for kind in ("regular", "casual", "quiet")] == [True] * 3
    assert gains()["ring of six"].damped > 0.4


@pytest.mark.parametrize("bound", [("half_hour_cap", 150), ("meeting", 120)])
def test_a_server_cannot_set_a_price_at_which_farming_pays(bound: tuple[str, int]) -> None:
    """Two of the bounds; `python -m tests.simulation --bounds` tries all of them."""
    assert bound in set(bounds())
    assert worst_of(simulate(90, 3, 3, with_price(*bound)))[0] < TARGET
