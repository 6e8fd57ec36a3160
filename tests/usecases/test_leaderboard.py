from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.leaderboard import Leaderboard, Movement, Standing, moved
from bot.core.ledger import sheet_of
from bot.core.refusal import Refused, refused
from bot.core.scoring import shipped
from bot.storage import standings
from bot.usecases.prices import ChangePrices, PricesChanged
from tests.usecases.house import GUILD, JONAS, MIRA, MODERATOR, NOON, TARO, House


async def give(house: House, points: dict[int, int], at: datetime = NOON) -> None:
    """Points of a day, as bookings would move them."""
    movements = [
        Movement(sheet_of(1, GUILD, member, at, ZoneInfo("UTC"), 0), "points", by)
        for member, by in points.items()
    ]
    async with house.database.write() as connection:
        await standings.move(connection, moved(movements))


async def test_a_board_is_read_with_ones_own_place_in_it(house: House) -> None:
    await house.set_up()
    await give(house, {MIRA: 30, JONAS: 20, TARO: 20} | {100 + n: n for n in range(1, 16)})
    board = await house.app.leaderboard(guild=GUILD, asker=JONAS)
    assert (board.page, board.pages, board.period.key) == (1, 2, "2026-W48")
    assert board.standings[:3] == (
        Standing(1, MIRA, 30),
        Standing(2, JONAS, 20, tied=True),
        Standing(2, TARO, 20, tied=True),
    )
    assert board.own == Standing(2, JONAS, 20, tied=True)
    assert [each.member for each in board.around] == [MIRA, JONAS, TARO, 115]


async def test_past_the_last_page_comes_the_last_one(house: House) -> None:
    await house.set_up()
    await give(house, {n: n for n in range(1, 13)})
    board = await house.app.leaderboard(guild=GUILD, page=99)
    assert (board.page, board.pages, board.standings) == (2, 2, (Standing(11, 2, 2), Standing(12, 1, 1)))


async def test_who_has_no_points_has_no_place(house: House) -> None:
    await house.set_up()
    await give(house, {MIRA: 30})
    board = await house.app.leaderboard(guild=GUILD, asker=TARO)
    assert (board.own, board.around) == (None, ())


async def test_an_empty_server_has_an_empty_board(house: House) -> None:
    board = await house.app.leaderboard(guild=GUILD, asker=TARO, period_kind="all_time")
    assert board == Leaderboard(GUILD, "points", board.period)


@pytest.mark.parametrize(("back", "expected"), [(0, (Standing(1, JONAS, 15),)), (1, ()), (-1, ())])
async def test_the_most_improved_compares_with_the_week_before(
    house: House, back: int, expected: tuple[Standing, ...]
) -> None:
    await house.set_up()
    await give(house, {MIRA: 30, JONAS: 20}, NOON - timedelta(days=7))
    await give(house, {MIRA: 25, JONAS: 35, TARO: 90})
    board = await house.app.leaderboard(guild=GUILD, kind="improved", at=NOON - timedelta(days=7 * back))
    assert board.standings == expected


async def test_rebuilding_gives_the_same_board(house: House) -> None:
    await house.set_up()
    await house.begin(MIRA)
    asked, _ = await house.say(MIRA, "What did you all cook this weekend?")
    await house.say(JONAS, "A big pot of lentil soup, and bread with it", to=asked)
    before = await house.app.leaderboard(guild=GUILD, asker=MIRA)
    assert before.own is not None and before.own.value > 0
    await house.app.rebuild_standings()
    assert await house.app.leaderboard(guild=GUILD, asker=MIRA) == before


async def test_prices_change_from_now_on_and_say_so(house: House) -> None:
    change: ChangePrices = house.app.change_prices
    changed = await change(guild=GUILD, by=MODERATOR, preset="classic", values={"question": 25})
    assert isinstance(changed, PricesChanged)
    assert (changed.prices.question, changed.since) == (25, house.clock.now())
    back = await change(guild=GUILD, by=MODERATOR, preset="classic")
    assert isinstance(back, PricesChanged)
    assert back.prices.question == shipped("classic", datetime(2026, 1, 1, tzinfo=UTC)).question


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"question": 101}, refused("points.bounds", name="question", least=0, most=100)),
        ({"clean": -1}, refused("points.bounds", name="clean", least=0, most=150)),
        ({"kindness": 5}, refused("points.unknown_price", name="kindness")),
    ],
)
async def test_prices_out_of_bounds_are_refused(
    house: House, values: dict[str, int], answer: Refused
) -> None:
    change: ChangePrices = house.app.change_prices
    assert await change(guild=GUILD, by=MODERATOR, preset="classic", values=values) == answer
