from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.challenge import (
    Challenge,
    complete,
    count_slip,
    minutes_fit,
    restore,
    settle,
    withdraw,
)
from bot.core.policy import Preset

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
END = NOON + timedelta(minutes=30)
ACTIVE = Challenge(1, 10, 20, 30, NOON, END, "classic")


@pytest.mark.parametrize(("minutes", "fits"), [(4, False), (5, True), (30, True), (120, True), (121, False)])
def test_lengths(minutes: int, fits: bool) -> None:
    assert minutes_fit(minutes) is fits


def test_it_covers_its_window_and_nothing_after() -> None:
    assert [ACTIVE.covers(moment) for moment in (NOON - timedelta(seconds=1), NOON, END)] == [
        False,
        True,
        False,
    ]
    broken = replace(ACTIVE, state="broken", ended_at=NOON + timedelta(minutes=5))
    assert not broken.covers(NOON + timedelta(minutes=5))
    assert broken.covers(NOON + timedelta(minutes=4))


def test_late_answers_count_until_settlement_save_for_who_left() -> None:
    over = complete(ACTIVE)
    assert over.credits(END + timedelta(minutes=9)) and not over.credits(END + timedelta(minutes=10))
    assert not withdraw(ACTIVE, NOON + timedelta(minutes=1)).credits(NOON + timedelta(minutes=2))


def test_only_an_active_one_completes_or_is_left() -> None:
    assert complete(ACTIVE) == replace(ACTIVE, state="completed", ended_at=END)
    broken = replace(ACTIVE, state="broken", ended_at=NOON)
    assert complete(broken) == broken
    assert withdraw(broken, NOON) == broken
    assert withdraw(ACTIVE, END) == ACTIVE


@pytest.mark.parametrize(
    ("preset", "states"),
    [
        ("gentle", ["active", "active", "active", "active"]),
        ("classic", ["active", "active", "broken", "broken"]),
        ("strict", ["broken", "broken", "broken", "broken"]),
    ],
)
def test_presets(preset: Preset, states: list[str]) -> None:
    challenge = replace(ACTIVE, preset=preset)
    seen = []
    for minute in range(1, 5):
        challenge = count_slip(challenge, NOON + timedelta(minutes=minute))
        seen.append(challenge.state)
    assert seen == states
    assert challenge.slips == 4


def test_a_slip_counted_after_the_end_breaks_nothing() -> None:
    late = count_slip(replace(ACTIVE, preset="strict"), END)
    assert (late.state, late.slips) == ("active", 1)


def test_a_slip_that_was_none_brings_the_half_hour_back() -> None:
    broken = count_slip(replace(ACTIVE, preset="strict"), NOON + timedelta(minutes=5))
    in_time = restore(broken, NOON + timedelta(minutes=10))
    assert (in_time.state, in_time.slips, in_time.ended_at) == ("active", 0, None)
    began = NOON + timedelta(minutes=8)
    busy = restore(broken, NOON + timedelta(minutes=10), free=False, other=began)
    late = restore(broken, END + timedelta(days=1))
    later = restore(broken, END + timedelta(days=1), other=END + timedelta(hours=2))
    assert late == later == replace(broken, state="completed", slips=0, ended_at=END)
    assert busy == replace(late, ended_at=began)


def test_what_others_broke_stays_broken() -> None:
    challenge = ACTIVE
    for minute in range(1, 5):
        challenge = count_slip(challenge, NOON + timedelta(minutes=minute))
    assert restore(challenge, NOON + timedelta(minutes=9)).state == "broken"


def test_settlement_comes_once_and_not_early() -> None:
    over = complete(ACTIVE)
    assert settle(over, END + timedelta(minutes=9)) == over
    settled = settle(over, END + timedelta(minutes=10))
    assert settled.settled_at == END + timedelta(minutes=10)
    assert settle(settled, END + timedelta(hours=1)) == settled
    assert settle(ACTIVE, END + timedelta(hours=1)) == ACTIVE
