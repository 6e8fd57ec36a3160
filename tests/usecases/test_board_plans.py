"""Planning boards: what moderators type is read kindly, or refused with a reason; nothing by halves."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.core.calendar import Cadence
from bot.core.plan import read_day, read_kinds, read_time, read_weekday
from bot.core.posting import Style
from bot.core.refusal import Refused
from bot.usecases.board_plans import Plans, Wanted
from tests.usecases.house import BOARD, GUILD, MODERATOR, House

OTHER = 2222


async def plan(house: House, board: str | None = None, **typed: object) -> Plans | Refused:
    return await house.app.plan_board(guild=GUILD, wanted=Wanted(**typed), board=board)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)), ("09:30", time(9, 30)), ("9.05", time(9, 5)), ("7 pm", time(19)), ("12am", time(0)),
        ("12 PM", time(12)), ("23:59", time(23, 59)), ("24:00", None), ("13 pm", None), ("9:60", None),
        ("half past", None), ("", None), ("9:5", None),
    ],
)  # fmt: skip
def test_times_are_read_as_people_write_them(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("text", "weekday", "day"),
    [
        ("Monday", 0, None), ("sun", 6, None), ("Mo", None, None), ("funday", None, None), ("1", None, 1),
        ("31st", None, 31), ("last", None, 31), ("15.", None, 15), ("0", None, None), ("32", None, None),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(text: str, weekday: int | None, day: int | None) -> None:
    assert (read_weekday(text), read_day(text)) == (weekday, day)


def test_kinds_are_read_in_their_order_each_once_and_the_first_unknown_word_is_named() -> None:
    assert read_kinds("faces, Curious faces") == ["faces", "curious"]
    assert read_kinds("streak all") == ["streak", "points", "curious", "listener", "faces", "improved"]
    assert read_kinds("faces, followers") == "followers"
    assert read_kinds(" , ") == " , "


async def test_setup_gives_a_weekly_board_and_says_when_it_comes(house: House) -> None:
    found = await house.app.boards(guild=GUILD)
    assert isinstance(found, Plans)
    (one,) = found.boards
    assert (one.schedule.board, one.channel, one.next_at) == (
        "weekly", BOARD, datetime(2026, 11, 30, 9, tzinfo=UTC),
    )  # fmt: skip


async def test_a_board_is_added_whole(house: House) -> None:
    found = await plan(
        house,
        every="monthly",
        at="18:30",
        day="last",
        channel=OTHER,
        kinds="faces",
        numbers=False,
        look="day",
    )
    assert isinstance(found, Plans)
    made = next(one for one in found.boards if one.schedule.board == found.changed)
    assert made.schedule.cadence == Cadence("monthly", time(18, 30), 0, 31)
    assert made.schedule.style == Style(("faces",), False, "day")
    assert (made.channel, made.next_at) == (OTHER, datetime(2026, 11, 30, 18, 30, tzinfo=UTC))


async def test_a_change_keeps_what_was_not_named(house: House) -> None:
    await plan(house, every="daily", at="18:30", kinds="faces", channel=OTHER)
    found = await plan(house, "daily", numbers=False)
    assert isinstance(found, Plans)
    one = next(one.schedule for one in found.boards if one.schedule.board == "daily")
    assert one.cadence.at == time(18, 30)
    assert (one.channel, one.style) == (OTHER, Style(("faces",), False))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"at": "half past"}, "schedule.bad_time"),
        ({"every": "hourly"}, "schedule.bad_every"),
        ({"every": "weekly", "day": "15"}, "schedule.bad_weekday"),
        ({"every": "monthly", "day": "Monday"}, "schedule.bad_day"),
        ({"every": "daily", "day": "Monday"}, "schedule.no_day"),
        ({"kinds": "followers"}, "schedule.bad_kind"),
        ({"look": "neon"}, "schedule.bad_look"),
        ({"zone": "Mars/Olympus"}, "schedule.bad_zone"),
        ({"week_start": "someday"}, "schedule.bad_week_start"),
        ({"every": "weekly"}, "schedule.already"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_changes(
    house: House, typed: dict[str, Any], key: str
) -> None:
    before = await house.app.boards(guild=GUILD)
    outcome = await plan(house, None, **typed)
    assert isinstance(outcome, Refused) and outcome.advice.key == key
    assert await house.app.boards(guild=GUILD) == before


async def test_there_is_room_for_six_boards(house: House) -> None:
    for number in range(5):
        assert isinstance(await plan(house, every="daily", channel=OTHER + number), Plans)
    outcome = await plan(house, every="monthly")
    assert isinstance(outcome, Refused) and outcome.advice.key == "schedule.too_many"


async def test_a_board_needs_a_channel(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=None)
    outcome = await plan(house, every="daily")
    assert isinstance(outcome, Refused) and outcome.advice.key == "schedule.no_channel"
    assert isinstance(await plan(house, every="daily", channel=OTHER), Plans)


async def test_what_is_not_there_can_be_neither_changed_nor_taken_away(house: House) -> None:
    for outcome in (
        await plan(house, "daily", at="9"),
        await house.app.remove_board(guild=GUILD, board="daily"),
        await house.app.remove_board(guild=GUILD + 1, board="weekly"),
    ):
        assert isinstance(outcome, Refused) and outcome.advice.key == "schedule.unknown"


async def test_a_server_that_is_not_set_up_has_no_boards(house: House) -> None:
    for outcome in (
        await house.app.boards(guild=GUILD + 1),
        await house.app.plan_board(guild=GUILD + 1, wanted=Wanted(every="daily")),
    ):
        assert isinstance(outcome, Refused) and outcome.advice.key == "schedule.not_set_up"


async def test_a_board_taken_away_does_not_come_back_with_the_next_setting(house: House) -> None:
    await house.app.remove_board(guild=GUILD, board="weekly")
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="Europe/Vienna")
    found = await house.app.boards(guild=GUILD)
    assert isinstance(found, Plans) and found.boards == ()


async def test_moved_to_another_day_no_period_is_told_twice_nor_skipped(house: House) -> None:
    for day in ("Thursday", "Wednesday", "Sunday", "Monday", "Tuesday"):
        await plan(house, "weekly", day=day)
        await house.go(days=5)
    await house.go(days=10)
    told = [str(notice.args["period"]) for notice in house.messenger.sent if notice.kind == "board"]
    assert told == [f"2026-W{week}" for week in range(47, 47 + len(told))]
    assert len(told) >= 4


async def test_the_moment_that_is_shown_is_the_moment_it_comes(house: House) -> None:
    await house.go(days=7)
    await plan(house, "weekly", day="Sunday")
    found = await house.app.boards(guild=GUILD)
    assert isinstance(found, Plans)
    expected = found.boards[0].next_at
    assert expected is not None
    sent = len(house.messenger.sent)
    await house.go(seconds=(expected - house.clock.moment).total_seconds() - 1)
    assert len(house.messenger.sent) == sent
    await house.go(seconds=2)
    assert len(house.messenger.sent) == sent + 1
