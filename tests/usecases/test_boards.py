from datetime import UTC, datetime

from bot.core.posting import Posting
from tests.usecases.house import BOARD, GUILD, MODERATOR, NOON, House


def boards(house: House) -> list[tuple[object, bool]]:
    return [
        (notice.args["period"], notice.payload.late)
        for notice in house.messenger.sent
        if notice.kind == "board" and isinstance(notice.payload, Posting)
    ]


async def test_a_week_has_one_post_at_nine_on_monday_in_the_servers_zone(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="America/New_York")
    due = await house.app.tick(house.clock.moment)
    assert due == datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
    await house.go(days=14)
    assert boards(house) == [("2026-W48", False), ("2026-W49", False)]


async def test_a_post_that_was_slept_through_comes_late_and_once(house: House) -> None:
    await house.sleep_through(days=17)
    await house.go(days=1)
    assert boards(house) == [("2026-W49", True)]


async def test_without_a_channel_nothing_is_posted(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=None)
    await house.go(days=15)
    assert boards(house) == []
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=BOARD)
    await house.go(days=7)
    assert len(boards(house)) == 1


async def test_setting_up_twice_gives_one_board(house: House) -> None:
    for zone in ("Europe/Berlin", "Asia/Kolkata", "UTC"):
        await house.app.setup(guild=GUILD, by=MODERATOR, zone=zone)
    await house.go(days=7)
    assert len(boards(house)) == 1
    assert house.clock.moment > NOON
