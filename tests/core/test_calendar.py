import random
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import (
    KINDS,
    Cadence,
    Kind,
    Period,
    Slot,
    completed,
    following,
    last_slot,
    local_day,
    local_moment,
    missed,
    next_due,
    next_slot,
    period_of,
    previous,
)
from tests.core.calendar_decade import changes, groups, tick, walk

BERLIN, NEW_YORK, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")
ST_JOHNS, NUUK, UTC_ZONE = ZoneInfo("America/St_Johns"), ZoneInfo("America/Nuuk"), ZoneInfo("UTC")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
ZONES = st.sampled_from([BERLIN, NEW_YORK, APIA, ST_JOHNS, NUUK, UTC_ZONE, ZoneInfo("Australia/Lord_Howe")])
MOMENTS = st.datetimes(
    datetime.fromisoformat("1985-01-01"), datetime.fromisoformat("2060-01-01"), timezones=st.just(UTC)
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "zone", "moment"),
    [
        ("2026-07-01T12:00", BERLIN, "2026-07-01T10:00"),
        ("2026-03-29T02:30", BERLIN, "2026-03-29T01:00"),  # no such time: right after the gap
        ("2026-03-29T03:00", BERLIN, "2026-03-29T01:00"),
        ("2026-10-25T02:30", BERLIN, "2026-10-25T00:30"),  # twice: the first time
        ("2026-10-25T03:00", BERLIN, "2026-10-25T02:00"),
        ("2024-03-30T23:30", NUUK, "2024-03-31T01:00"),  # the gap ends at midnight: the next day
        ("2011-12-30T09:00", APIA, "2011-12-30T10:00"),  # a day that was left out altogether
    ],
)
def test_a_wall_time_is_the_first_moment_when_the_clock_shows_it_or_later(
    wall: str, zone: ZoneInfo, moment: str
) -> None:
    assert local_moment(datetime.fromisoformat(wall), zone) == at(moment)


@pytest.mark.parametrize(
    ("moment", "kind", "week_start", "key", "start", "end"),
    [
        ("2026-11-24T05:00", "daily", 0, "2026-11-24", "2026-11-23T23:00", "2026-11-24T23:00"),
        ("2026-11-24T05:00", "weekly", 0, "2026-W48", "2026-11-22T23:00", "2026-11-29T23:00"),
        ("2026-11-22T05:00", "weekly", 0, "2026-W47", "2026-11-15T23:00", "2026-11-22T23:00"),
        ("2026-11-22T05:00", "weekly", 6, "2026-W48g", "2026-11-21T23:00", "2026-11-28T23:00"),
        ("2026-11-24T05:00", "weekly", 5, "2026-W48f", "2026-11-20T23:00", "2026-11-27T23:00"),
        ("2027-01-02T05:00", "weekly", 0, "2026-W53", "2026-12-27T23:00", "2027-01-03T23:00"),
        ("2026-10-31T23:30", "monthly", 0, "2026-11", "2026-10-31T23:00", "2026-11-30T23:00"),
        ("2026-11-24T05:00", "season", 0, "2026-Q4", "2026-09-30T22:00", "2026-12-31T23:00"),
        ("2028-02-29T05:00", "monthly", 0, "2028-02", "2028-01-31T23:00", "2028-02-29T23:00"),
        ("2026-11-24T05:00", "all_time", 0, "all", "1970-01-01T00:00", "9999-01-01T00:00"),
    ],
)  # fmt: skip
def test_a_moment_has_one_period_of_each_kind(
    moment: str, kind: Kind, week_start: int, key: str, start: str, end: str
) -> None:
    assert period_of(at(moment), kind, BERLIN, week_start) == Period(kind, key, at(start), at(end))


@given(MOMENTS, ZONES, st.sampled_from([k for k in KINDS if k != "all_time"]), st.integers(0, 6))
def test_periods_hold_their_moments_and_follow_each_other_without_gap_or_overlap(
    moment: datetime, zone: ZoneInfo, kind: Kind, week_start: int
) -> None:
    found = period_of(moment, kind, zone, week_start)
    before, after = previous(found, zone, week_start), following(found, zone, week_start)
    assert moment in found
    assert (before.end, after.start) == (found.start, found.end)
    assert before.key < found.key < after.key
    assert {period_of(m, kind, zone, week_start) for m in (found.start, found.end - MINUTE)} == {found}
    assert completed(moment, kind, zone, week_start) == before


def test_a_clock_set_back_over_midnight_does_not_return_to_yesterday() -> None:
    # Until 2011 Newfoundland's clocks went from 00:01 on Sunday back to 23:01 on Saturday.
    again = at("2010-11-07T03:00")
    assert local_day(again, ST_JOHNS) == date(2010, 11, 6)
    assert period_of(again, "daily", ST_JOHNS).key == "2010-11-07"


def test_all_time_has_no_neighbours() -> None:
    everything = period_of(at("2026-11-24T05:00"), "all_time", BERLIN)
    assert completed(at("2026-11-24T05:00"), "all_time", BERLIN) == everything
    with pytest.raises(ValueError, match="before all time"):
        previous(everything, BERLIN)
    with pytest.raises(ValueError, match="after all time"):
        following(everything, BERLIN)


@pytest.mark.parametrize(
    ("after", "cadence", "expected"),
    [
        ("2026-11-24T05:00", Cadence("daily", time(9)), Slot("2026-11-24", at("2026-11-24T08:00"))),
        ("2026-11-24T08:00", Cadence("daily", time(9)), Slot("2026-11-25", at("2026-11-25T08:00"))),
        ("2026-11-24T05:00", Cadence("weekly", time(9), weekday=0), Slot("2026-W49", at("2026-11-30T08:00"))),
        ("2026-11-24T05:00", Cadence("weekly", time(9), weekday=6), Slot("2026-W48", at("2026-11-29T08:00"))),
        ("2026-01-31T12:00", Cadence("monthly", time(9), day=31), Slot("2026-02", at("2026-02-28T08:00"))),
        ("2028-02-01T12:00", Cadence("monthly", time(9), day=30), Slot("2028-02", at("2028-02-29T08:00"))),
        ("2026-02-28T12:00", Cadence("monthly", time(9), day=29), Slot("2026-03", at("2026-03-29T07:00"))),
        ("2026-03-28T12:00", Cadence("daily", time(2, 30)), Slot("2026-03-29", at("2026-03-29T01:00"))),
        ("2026-10-24T12:00", Cadence("daily", time(2, 30)), Slot("2026-10-25", at("2026-10-25T00:30"))),
        ("2026-10-25T00:30", Cadence("daily", time(2, 30)), Slot("2026-10-26", at("2026-10-26T01:30"))),
    ],
)
def test_the_next_slot_stands_at_the_local_time(after: str, cadence: Cadence, expected: Slot) -> None:
    assert next_slot(at(after), cadence, BERLIN) == expected
    assert next_due(at(after), cadence, BERLIN) == expected.at


def test_a_day_that_a_zone_left_out_has_no_daily_post_but_its_week_and_month_have_theirs() -> None:
    eve = at("2011-12-29T12:00")
    assert next_slot(eve, Cadence("daily", time(9)), APIA).key == "2011-12-29"
    assert next_slot(at("2011-12-29T20:00"), Cadence("daily", time(9)), APIA).key == "2011-12-31"
    friday = next_slot(eve, Cadence("weekly", time(9), weekday=4), APIA)
    assert friday == Slot("2011-W52", at("2011-12-30T10:00"))
    assert next_slot(eve, Cadence("monthly", time(9), day=30), APIA) == Slot("2011-12", friday.at)


def test_a_bot_that_was_down_for_weeks_catches_up_once() -> None:
    daily = Cadence("daily", time(9))
    slot = missed("2026-10-01", at("2026-11-24T05:00"), daily, BERLIN)
    assert slot == Slot("2026-11-23", at("2026-11-23T08:00"))
    assert missed(slot.key, at("2026-11-24T05:00"), daily, BERLIN) is None


def test_a_new_schedule_catches_nothing_up() -> None:
    now, weekly = at("2026-11-24T05:00"), Cadence("weekly", time(9), weekday=0)
    posted = last_slot(now, weekly, BERLIN).key
    assert posted == "2026-W48"
    assert missed(posted, now, weekly, BERLIN) is None
    assert next_slot(now, weekly, BERLIN, posted).key == "2026-W49"


@pytest.mark.parametrize(
    ("zone", "other", "left_out"),
    [
        ("Europe/Berlin", "America/New_York", 0),
        ("America/New_York", "Europe/Berlin", 0),
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", 0),
        ("Pacific/Honolulu", "Pacific/Auckland", 0),
        ("Pacific/Honolulu", "Pacific/Kiritimati", 1),  # a day forward: a date may be left out
        ("Pacific/Pago_Pago", "Pacific/Kiritimati", 1),
    ],
)
@pytest.mark.parametrize("every", ["daily", "weekly", "monthly"])
def test_a_change_of_zone_never_posts_a_period_twice_nor_skips_one(
    zone: str, other: str, left_out: int, every: str
) -> None:
    cadence = Cadence(every, time(9), weekday=1, day=24)  # type: ignore[arg-type] # one of the three
    for hours in range(72):
        moved = at("2026-11-23T00:00") + timedelta(hours=hours)
        now, posted = at("2026-09-01T00:00"), "2026-08-31" if every == "daily" else "2026-08"
        if every == "weekly":
            posted = "2026-W35"
        keys = []
        while now < at("2027-02-01T00:00"):
            here = ZoneInfo(zone) if now < moved else ZoneInfo(other)
            if (slot := missed(posted, now, cadence, here)) is not None:
                keys.append(slot.key)
                posted = slot.key
            # The wake-up stands at the next slot; a change of zone wakes at once.
            due = next_due(now, cadence, here, posted)
            now = min(due, moved) if now < moved else due
        assert keys == sorted(set(keys))
        spans = {period_of(at(f"{day}T12:00"), every, UTC_ZONE).key for day in _days(keys, every)}  # type: ignore[arg-type]
        assert set(keys) <= spans
        assert len(spans - set(keys)) <= left_out


def _days(keys: list[str], every: str) -> list[str]:
    """All days from the first key's period to the last one's."""
    if every == "weekly":
        first, last = (
            date.fromisocalendar(int(k[:4]), int(k[6:]), 4) for k in (keys[0], keys[-1])
        )  # Thursday
    elif every == "monthly":
        first, last = (date.fromisoformat(f"{k}-15") for k in (keys[0], keys[-1]))
    else:
        first, last = date.fromisoformat(keys[0]), date.fromisoformat(keys[-1])
    return [(first + DAY * n).isoformat() for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": 7},
        {"weekday": -1},
        {"day": 0},
        {"day": 32},
        {"every": "hourly"},
        {"at": time(9, tzinfo=UTC)},
    ],
)
def test_a_cadence_out_of_range_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cadence"):
        Cadence(**({"every": "daily", "at": time(9)} | wrong))  # type: ignore[arg-type] # that is the point


def test_every_way_of_changing_clocks_in_ten_years_posts_exactly_once_a_period() -> None:
    chance = random.Random(1126)
    found = groups(2026, 10)
    assert sum(len(names) for names in found.values()) > 150
    checked = 0
    for all_changes, names in found.items():
        for change in chance.sample(all_changes, min(3, len(all_changes))):
            checked += walk(ZoneInfo(chance.choice(names)), change, step=31)
    assert checked > 3000


def test_changes_of_the_past_that_were_stranger_post_exactly_once_too() -> None:
    for name in ("Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Antarctica/Casey", "Asia/Gaza"):
        zone = ZoneInfo(name)
        for change in changes(zone, at("2009-01-01T00:00"), at("2013-01-01T00:00")):
            assert walk(zone, change, step=61) > 0


@pytest.mark.parametrize("since", ["2026-01-01T00:00", "2026-06-01T00:00"])
@pytest.mark.parametrize("hour", [time(2), time(2, 30), time(3), time(12)])
def test_one_who_asks_every_minute_posts_once_a_day_across_a_change(since: str, hour: time) -> None:
    change = changes(BERLIN, at(since), at(since) + timedelta(days=200))[0]
    made = tick(BERLIN, change, Cadence("daily", hour))
    assert len(made) in (3, 4, 5)
    keys = [date.fromisoformat(key) for key, _ in made]
    assert keys == [keys[0] + DAY * n for n in range(len(keys))]
    pauses = {after - before for (_, before), (_, after) in pairwise(made)}
    assert pauses <= {DAY + MINUTE * shift for shift in (-60, -30, 0, 30, 60)}


def test_weeks_that_begin_on_different_days_are_different_weeks() -> None:
    moment = at("2026-11-27T12:00")
    weeks = {period_of(moment, "weekly", BERLIN, start).key for start in range(7)}
    assert len(weeks) == 7
