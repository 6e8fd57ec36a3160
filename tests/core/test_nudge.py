from datetime import UTC, datetime, timedelta

import pytest

from bot.core.challenge import Challenge, complete
from bot.core.nudge import (
    MERGE,
    Kind,
    NudgePlan,
    Way,
    budget_for,
    first_way,
    halfway_of,
    next_way,
    plan,
    silence_after,
)
from bot.core.wishes import Consent, NudgeWay, Wishes

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
RUNNING = Challenge(1, 10, 20, 30, NOON, NOON + timedelta(minutes=30), "classic")
QUIET = Wishes(quiet_from=11 * 60, quiet_until=13 * 60)


@pytest.mark.parametrize(("kind", "budget"), [("slip", 3), ("quiet", 2), ("halfway", 2)])
def test_one_of_three_is_kept_for_a_slip(kind: Kind, budget: int) -> None:
    assert budget_for(kind) == budget


def test_a_slip_waits_for_its_neighbours() -> None:
    assert plan("slip", RUNNING, Wishes(), "UTC", NOON) == NudgePlan("dm", NOON + MERGE, RUNNING.settles_at)


@pytest.mark.parametrize(
    ("wishes", "way"),
    [
        (Wishes(), "dm"),
        (Wishes(dm_closed=True), "here"),
        (Wishes(nudges="here"), "here"),
        (Wishes(nudges="off"), "inbox"),
    ],
)
def test_where_it_tries_first(wishes: Wishes, way: Way) -> None:
    assert first_way(wishes) == way


def test_the_rungs() -> None:
    assert [next_way("dm"), next_way("here"), next_way("inbox"), next_way("channel")] == [
        "here",
        "inbox",
        None,
        None,
    ]


@pytest.mark.parametrize("kind", ["quiet", "halfway"])
def test_quiet_hours_and_off_hold_back_all_but_slips(kind: Kind) -> None:
    assert plan(kind, RUNNING, QUIET, "UTC", NOON) is None
    assert plan(kind, RUNNING, Wishes(nudges="off"), "UTC", NOON) is None
    assert plan(kind, RUNNING, Wishes(), "UTC", NOON) is not None
    assert plan("slip", RUNNING, QUIET, "UTC", NOON) is not None


@pytest.mark.parametrize("kind", ["slip", "quiet", "halfway"])
def test_nothing_is_planned_after_the_end(kind: Kind) -> None:
    assert plan(kind, RUNNING, Wishes(), "UTC", RUNNING.ends_at) is None
    assert plan(kind, complete(RUNNING), Wishes(), "UTC", NOON) is None


@pytest.mark.parametrize(
    ("wishes", "server_zone", "quiet"),
    [
        (Wishes(), "UTC", False),
        (QUIET, "UTC", True),
        (QUIET, "Asia/Tokyo", False),
        (Wishes(zone="Asia/Tokyo", quiet_from=20 * 60, quiet_until=7 * 60), "UTC", True),
        (Wishes(quiet_from=22 * 60, quiet_until=7 * 60), "UTC", False),
        (Wishes(quiet_from=12 * 60, quiet_until=12 * 60), "UTC", False),
        (Wishes(quiet_from=11 * 60, quiet_until=12 * 60), "UTC", False),
    ],
)
def test_quiet_hours_are_in_the_members_zone_and_may_pass_midnight(
    wishes: Wishes, server_zone: str, quiet: bool
) -> None:
    assert wishes.quiet_at(NOON, server_zone) is quiet


def test_moments() -> None:
    assert halfway_of(NOON, NOON + timedelta(minutes=30)) == NOON + timedelta(minutes=15)
    assert halfway_of(NOON, NOON + timedelta(minutes=9)) is None
    assert silence_after(NOON, NOON + timedelta(minutes=30)) == NOON + timedelta(minutes=10)
    assert silence_after(NOON + timedelta(minutes=20), NOON + timedelta(minutes=30)) is None


@pytest.mark.parametrize(
    ("wishes", "hour", "awake"),
    [
        (QUIET, 12, NOON + timedelta(hours=1)),
        (QUIET, 14, NOON + timedelta(hours=2)),
        (Wishes(quiet_from=22 * 60, quiet_until=7 * 60 + 30), 23, NOON + timedelta(hours=19, minutes=30)),
        (Wishes(zone="Asia/Tokyo", quiet_from=20 * 60, quiet_until=23 * 60), 12, NOON + timedelta(hours=2)),
        (Wishes(), 3, NOON - timedelta(hours=9)),
    ],
)
def test_what_can_wait_waits_until_quiet_hours_are_over(wishes: Wishes, hour: int, awake: datetime) -> None:
    assert wishes.awake(NOON.replace(hour=hour), "UTC") == awake


@pytest.mark.parametrize(("way", "closed"), [("dm", False), ("here", True), ("off", True)])
def test_choosing_dms_on_the_card_asks_for_them_again(way: NudgeWay, closed: bool) -> None:
    agreed = Wishes(dm_closed=True, zone="Europe/Vienna").agreeing(Consent(3, way))
    assert agreed == Wishes(nudges=way, consent_version=3, dm_closed=closed, zone="Europe/Vienna")
