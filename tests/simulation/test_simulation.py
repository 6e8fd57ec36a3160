from functools import cache

from tests.simulation.__main__ import TARGET, Gain, simulate
from tests.simulation.ways import FARMING


@cache
def gains() -> dict[str, Gain]:
    """A smaller server, for three weeks."""
    return {gain.kind: gain for gain in simulate(members=90, weeks=3, seed=3)}


def test_farming_gains_less_than_a_third_of_talking() -> None:
    talking = gains()["regular"].by_message
    farming = {kind: gains()[kind].by_message / talking for kind in FARMING}
    assert {kind: round(part, 2) for kind, part in farming.items() if part >= TARGET} == {}


def test_nobody_who_talks_is_taken_for_a_circle() -> None:
    assert [gains()[kind].damped < 0.02 for kind in ("regular", "casual", "quiet")] == [True] * 3
    assert gains()["ring of six"].damped > 0.4
