from datetime import UTC, datetime

from tests.usecases.house import BOARD, GUILD, MODERATOR, House


async def test_the_next_board_is_told_before_and_after_a_post(house: House) -> None:
    await house.app.setup(guild=GUILD, by=MODERATOR, zone="America/New_York")
    assert await house.app.next_board(guild=GUILD) == datetime(2026, 11, 30, 14, 0, tzinfo=UTC)
    await house.go(days=14)
    after = await house.app.next_board(guild=GUILD)
    assert after is not None
    assert after > house.clock.moment


async def test_without_a_channel_or_a_server_there_is_no_next_board(house: House) -> None:
    assert await house.app.next_board(guild=GUILD + 1) is None
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=None)
    assert await house.app.next_board(guild=GUILD) is None
    await house.app.setup(guild=GUILD, by=MODERATOR, leaderboard_channel=BOARD)
    assert await house.app.next_board(guild=GUILD) is not None
