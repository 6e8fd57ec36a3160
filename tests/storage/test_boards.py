import random
from collections.abc import Mapping

import pytest
from sqlalchemy import select, text

from bot.core.leaderboard import Movement, Standing, moved, ranked
from bot.core.ledger import Sheet
from bot.storage import boards, standings
from bot.storage.boards import Board
from bot.storage.booking import LEDGER
from bot.storage.database import Database
from bot.storage.standings import STEP
from bot.storage.tables.ledger import KEPT, PAIRED
from tests.storage.plans import plan, scans

GUILD, DAY, WEEK = 1, 739_679, "2026-W10"
WEEKLY = Board(GUILD, WEEK, "points", before="2026-W09")


async def give(database: Database, points: Mapping[int, int], day: int = DAY) -> None:
    """Move members' points of a day, as bookings do."""
    movements = [
        Movement(Sheet(1, GUILD, member, day, day, 0, 1), "points", by) for member, by in points.items()
    ]
    async with database.write() as connection:
        await standings.move(connection, moved(movements))


async def page(database: Database, number: int = 1, board: Board = WEEKLY) -> boards.Page:
    async with database.read() as connection:
        return await boards.page(connection, board, number)


async def own(database: Database, member: int, board: Board = WEEKLY) -> Standing | None:
    async with database.read() as connection:
        return await boards.own(connection, board, member)


async def around(database: Database, member: int) -> tuple[Standing, ...]:
    async with database.read() as connection:
        mine = await boards.own(connection, WEEKLY, member)
        return () if mine is None else await boards.around(connection, WEEKLY, mine)


async def test_ranks_pages_and_neighbours_are_what_sorting_everybody_gives(database: Database) -> None:
    chance = random.Random(5)
    points = dict.fromkeys(range(1, 121), 0)
    for _ in range(6):
        change = {member: chance.choice((0, 1, 7, 30, 400, 2_000, -3)) for member in points}
        await give(database, change)
        points = {member: points[member] + change[member] for member in points}
    points = {member: value for member, value in points.items() if value > 0}
    everybody = ranked(sorted(points.items(), key=lambda each: (-each[1], each[0])))
    shown: list[Standing] = []
    for number in range(1, 14):
        found = await page(database, number)
        assert found.members == len(everybody)
        shown += found.standings
    assert tuple(shown) == everybody
    for index, standing in enumerate(everybody):
        assert await own(database, standing.member) == standing
        if index % 9 == 0:
            assert await around(database, standing.member) == everybody[max(index - 2, 0) : index + 3]


async def test_nobody_is_shown_without_points(database: Database) -> None:
    await give(database, {1: 0, 2: -5, 3: 4})
    assert await page(database) == boards.Page((Standing(1, 3, 4),), 1)
    assert (await own(database, 2), await own(database, 9)) == (None, None)


async def test_an_empty_board_is_empty(database: Database) -> None:
    assert await page(database) == boards.Page((), 0)
    assert await page(database, 3) == boards.Page((), 0)


async def test_who_is_hidden_leaves_no_gap_and_comes_back_as_they_were(database: Database) -> None:
    await give(database, {1: 30, 2: 20, 3: 10})
    async with database.write() as connection:
        assert await standings.hide(connection, GUILD, 2, "choice")
        assert not await standings.hide(connection, GUILD, 2, "gone")
    await give(database, {2: 15, 3: 1})
    assert await page(database) == boards.Page((Standing(1, 1, 30), Standing(2, 3, 11)), 2)
    assert await own(database, 2) == Standing(1, 2, 35)
    async with database.write() as connection:
        assert not await standings.show(connection, GUILD, 2, "gone")
    assert (await page(database)).members == 2
    async with database.write() as connection:
        assert await standings.show(connection, GUILD, 2, "choice")
        assert not await standings.show(connection, GUILD, 2, "choice")
    assert (await page(database)).standings == (Standing(1, 2, 35), Standing(2, 1, 30), Standing(3, 3, 11))


async def test_who_is_hidden_before_their_first_point_is_on_no_board(database: Database) -> None:
    async with database.write() as connection:
        await standings.hide(connection, GUILD, 2, "choice")
    await give(database, {1: 30, 2: 50})
    assert await page(database) == boards.Page((Standing(1, 1, 30),), 1)


async def test_steps_come_back_to_nothing(database: Database) -> None:
    await give(database, {1: 70, 2: 3_000})
    await give(database, {1: -70, 2: -2_999})
    async with database.write() as connection:
        await standings.drop(connection, GUILD, 2)
        rows = await connection.execute(select(STEP.c.members).where(STEP.c.members != 0))
        assert rows.all() == []


async def test_the_most_improved_took_part_in_both_weeks(database: Database) -> None:
    await give(database, {1: 30, 2: 20, 3: 5, 4: 9}, DAY - 7)
    await give(database, {1: 31, 2: 60, 3: 45, 5: 500})
    board = Board(GUILD, WEEK, "improved", before="2026-W09")
    expected = (Standing(1, 2, 40, True), Standing(1, 3, 40, True), Standing(3, 1, 1))
    assert await page(database, board=board) == boards.Page(expected, 3)
    assert await own(database, 3, board) == Standing(1, 3, 40, True)
    assert await own(database, 5, board) is None


@pytest.mark.parametrize("table", ["standing", "standing_step"])
async def test_boards_are_read_by_index_and_nothing_scans(database: Database, table: str) -> None:
    await give(database, {member: member for member in range(1, 400)})
    binds = {"guild": GUILD, "period": WEEK, "kind": "points", "member": 5, "value": 5, "rows": 10, "skip": 0}
    async with database.write() as connection:
        await connection.execute(text("ANALYZE"))
        if database.kind == "postgresql":
            await connection.execute(text("SET LOCAL enable_seqscan = off"))  # the test's table is tiny
        for statement in (boards.TOP, boards.OWN, boards.AROUND_ME, boards.COUNT, boards.BETTER):
            assert scans(await plan(connection, statement, binds), table) == []
        top = await plan(connection, boards.TOP, binds)
        assert any("ix_standing_board" in line for line in top)
        assert not any("TEMP B-TREE" in line or "Sort" in line for line in top)


async def test_bookings_use_the_partial_indexes(database: Database) -> None:
    queries = {
        "ix_ledger_pair": select(LEDGER.c.member).where(
            LEDGER.c.day == DAY, LEDGER.c.guild == GUILD, LEDGER.c.partner == 77, PAIRED
        ),
        "ix_ledger_kept": select(LEDGER.c.local_day).where(
            LEDGER.c.guild == GUILD, LEDGER.c.member == 5, KEPT
        ),
        "ix_ledger_day": select(LEDGER.c.id).where(
            LEDGER.c.guild == GUILD, LEDGER.c.member == 5, LEDGER.c.day == DAY
        ),
    }
    async with database.write() as connection:
        if database.kind == "postgresql":
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
        for index, query in queries.items():
            lines = await plan(connection, query, query.compile().params)
            assert any(index in line for line in lines), lines
