import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.ledger import Booked, Deed, Line, Sheet, Tally, sheet_of
from bot.core.scoring import SLIPS, OutOfBounds, Prices, credit, finished, shipped
from bot.storage import boards, rebuild, standings
from bot.storage.boards import Board
from bot.storage.booking import LEDGER
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.pairs import MET
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from tests.databases import SECRET

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
MIRA, NOAH, OLU, GUILD = 11, 12, 13, 1
KEYED = Keyed(SECRET)
TARIFF = shipped("classic", NOW)
PAIR, OTHER = KEYED.pair(GUILD, MIRA, NOAH), KEYED.pair(GUILD, MIRA, OLU)


@pytest.fixture
def prices(database: Database) -> PriceStore:
    return PriceStore(database)


@pytest.fixture
def ledger(database: Database, prices: PriceStore) -> Ledger:
    return Ledger(database, prices, KEYED)


def sheet(
    member: int = MIRA,
    half_hour: int = 0,
    days: int = 0,
    zone: str = "Europe/Berlin",
    tariff: Prices = TARIFF,
) -> Sheet:
    return sheet_of(
        half_hour or member, GUILD, member, NOW + timedelta(days=days), ZoneInfo(zone), tariff.version
    )


def deed(
    message: int,
    finding: str,
    partner: int = 0,
    revision: int = 0,
    mark: int | None = None,
    on: Sheet | None = None,
) -> Deed:
    at = NOW + timedelta(minutes=4 * (message % 100))
    return Deed(on or sheet(), message, revision, finding, at, partner, mark)


def answered(message: int = 100, partner: int = PAIR, on: Sheet | None = None) -> Deed:
    return credit(on or sheet(), message, partner, "reply", NOW)


async def value(database: Database, member: int = MIRA, period: str = "all") -> int:
    """A member's points as the board has them, and as the ledger adds up: the same."""
    async with database.read() as connection:
        own = await boards.own(connection, Board(GUILD, period, "points"), member)
        summed = await rebuild.summed(connection, GUILD)
    shown = own.value if own is not None else 0
    assert shown == max(summed.get((GUILD, member, period, "points"), 0), 0)
    return shown


async def count(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(LEDGER))).scalar_one())


async def test_a_question_counts_when_somebody_answers(database: Database, ledger: Ledger) -> None:
    asked = await ledger.book_now([deed(100, "question")])
    assert (asked.points(MIRA), asked.is_fresh("question")) == (0, True)
    assert (await ledger.book_now([answered()])).points(MIRA) == 60
    assert await value(database) == await value(database, period="2026-W10") == 60


async def test_a_replay_books_nothing(database: Database, ledger: Ledger) -> None:
    deeds = [deed(100, "question"), answered(), deed(100, "question")]
    await ledger.book_now(deeds)
    rows = await count(database)
    assert await ledger.book_now(deeds) == Booked()
    assert (await count(database), await value(database)) == (rows, 60)


async def test_a_delete_is_reversed_in_the_period_of_what_it_reverses(
    database: Database, ledger: Ledger
) -> None:
    await ledger.book_now([deed(100, "question"), answered(), deed(101, "reply", PAIR)])
    later = NOW + timedelta(days=20)
    assert (await ledger.withdraw(GUILD, [100, 999], later)).points(MIRA) == -60
    assert await value(database, period="2026-W10") == 10
    assert await ledger.withdraw(GUILD, [100], later) == Booked()


async def test_after_thirty_days_a_delete_changes_nothing(database: Database, ledger: Ledger) -> None:
    await ledger.book_now([deed(100, "question"), answered()])
    assert await ledger.withdraw(GUILD, [100], NOW + timedelta(days=31)) == Booked()
    assert await value(database) == 60


async def test_many_deletes_are_one_booking(database: Database, ledger: Ledger) -> None:
    await ledger.book_now([deed(message, "reply", KEYED.pair(GUILD, MIRA, message)) for message in (1, 2, 3)])
    assert (await ledger.withdraw(GUILD, [1, 2, 3, 4], NOW)).points(MIRA) == -30
    assert await value(database) == 0


async def test_a_delete_of_what_booked_nothing_calls_nobody(ledger: Ledger) -> None:
    async def also(connection: AsyncConnection, booked: Booked) -> None:
        raise AssertionError

    assert await ledger.withdraw(GUILD, [5], NOW, also) == Booked()


async def test_an_edit_forgives_and_an_older_one_that_comes_late_does_not_undo_it(
    database: Database, ledger: Ledger
) -> None:
    await ledger.book_now([deed(99, "question"), answered(99), deed(100, "pitch")])
    assert await value(database) == 35
    assert (await ledger.book_now([deed(100, "edited", revision=20)])).points(MIRA) == 25
    late = [deed(100, "edited", revision=10), deed(100, "link", revision=10)]
    assert (await ledger.book_now(late)).points(MIRA) == 0
    assert await value(database) == 60


async def test_an_accepted_appeal_gives_the_points_back_once(database: Database, ledger: Ledger) -> None:
    await ledger.book_now([deed(100, "question"), answered(), deed(101, "slip"), deed(101, "pitch")])
    assert await value(database) == 35
    assert (await ledger.pardon(GUILD, 101, 0, MIRA, "pitch")).points(MIRA) == 10
    assert (await ledger.pardon(GUILD, 101, 0, MIRA)).points(MIRA) == 15
    assert await ledger.pardon(GUILD, 101, 0, MIRA) == Booked()
    assert await value(database) == 60


async def test_what_hangs_on_a_booking_is_committed_with_it(database: Database, ledger: Ledger) -> None:
    heard: list[Booked] = []

    async def also(connection: AsyncConnection, booked: Booked) -> None:
        heard.append(booked)
        await standings.hide(connection, GUILD, NOAH, "choice")

    booked = await ledger.book_now([deed(100, "reply", PAIR)], also)
    assert heard == [booked]
    async with database.write() as connection:
        assert await standings.show(connection, GUILD, NOAH, "choice")


async def test_one_that_fails_takes_nobody_with_it(database: Database, ledger: Ledger) -> None:
    async def fail(connection: AsyncConnection, booked: Booked) -> None:
        raise RuntimeError("no")

    waiting = [
        asyncio.ensure_future(ledger.book([deed(100, "reply", PAIR)])),
        asyncio.ensure_future(ledger.book([deed(101, "pitch")], fail)),
        asyncio.ensure_future(ledger.book([deed(102, "reply", OTHER)])),
    ]
    await asyncio.sleep(0)
    assert await ledger.flush() == 3
    first, second, third = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(first, Booked) and isinstance(third, Booked) and isinstance(second, RuntimeError)
    assert (first.points(MIRA), third.points(MIRA)) == (10, 10)
    assert await value(database) == 20


async def test_a_group_tells_everybody_their_own(ledger: Ledger) -> None:
    waiting = [
        asyncio.ensure_future(ledger.book([deed(100, "question")])),
        asyncio.ensure_future(ledger.book([answered()])),
        asyncio.ensure_future(ledger.book([deed(7, "reply", PAIR, on=sheet(NOAH))])),
    ]
    await asyncio.sleep(0)
    await ledger.flush()
    asked, told, replied = await asyncio.gather(*waiting)
    assert asked.points(MIRA) + told.points(MIRA) == 60
    assert (asked.points(NOAH), told.points(NOAH), replied.points(NOAH)) == (0, 0, 10)
    assert (asked.is_fresh("question"), told.is_fresh("question"), told.is_fresh("replied")) == (
        True,
        False,
        True,
    )


async def test_who_gives_up_waiting_is_booked_all_the_same(database: Database, ledger: Ledger) -> None:
    booking = asyncio.ensure_future(ledger.book_now([deed(100, "reply", PAIR)]))
    await asyncio.sleep(0)
    booking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await booking
    await ledger.flush()
    assert await value(database) == 10


async def test_two_processes_book_the_same_things_once(database: Database) -> None:
    deeds = [deed(100, "question"), answered(), deed(101, "reply", PAIR), deed(102, "answer", OTHER)]
    second = Database.open(database.url, SECRET)
    ledgers = [Ledger(each, PriceStore(each), KEYED) for each in (database, second)]
    await asyncio.gather(*(each.book_now([one]) for one in deeds for each in ledgers for _ in range(3)))
    await second.close()
    assert await value(database) == 85


async def test_a_change_of_prices_holds_for_half_hours_that_start_later(
    database: Database, ledger: Ledger, prices: PriceStore
) -> None:
    old = await prices.in_force(GUILD, "classic", NOW)
    changed = await prices.change(GUILD, "classic", {"question": 50}, NOW + timedelta(hours=1), by=5)
    assert isinstance(changed, Prices) and changed.question == 50
    assert await prices.in_force(GUILD, "classic", NOW) == old == TARIFF
    assert await prices.in_force(GUILD, "classic", NOW + timedelta(hours=2)) == changed
    assert await PriceStore(database).in_force(2, "classic", NOW + timedelta(hours=2)) == TARIFF
    new = sheet(half_hour=77, days=1, tariff=changed)
    await ledger.book_now([deed(100, "question"), deed(500, "question", on=new)])
    await ledger.book_now([answered(500, OTHER, on=new), answered(100)])
    assert await value(database) == 20 + 40 + 50 + 40
    assert await value(database, period="2026-03-04") == 60


async def test_own_prices_are_bounded_and_can_be_given_up(prices: PriceStore) -> None:
    assert await prices.change(GUILD, "strict", {"pitch": 101}, NOW, by=5) == OutOfBounds("pitch", 0, 100)
    await prices.change(GUILD, "strict", {"pitch": 1}, NOW, by=5)
    again = await prices.reset(GUILD, "strict", NOW, by=5)
    assert replace(again, version=0) == replace(shipped("strict", NOW), version=0)
    assert await prices.by_version([again.version, TARIFF.version]) == {
        again.version: again,
        TARIFF.version: TARIFF,
    }


async def test_a_new_zone_changes_no_total_and_not_the_half_hour_that_runs(
    database: Database, ledger: Ledger
) -> None:
    late = NOW.replace(hour=23, minute=30)
    here, there = (
        sheet_of(MIRA, GUILD, MIRA, late, ZoneInfo(zone), TARIFF.version) for zone in ("UTC", "Asia/Tokyo")
    )
    await ledger.book_now([deed(100, "question", on=here)])
    await ledger.book_now([answered(on=there)])
    assert await value(database, period="2026-03-04") == await value(database) == 60
    assert await value(database, period="2026-03-05") == 0


async def test_settling_forgets_the_words_and_remembers_who_said_them_first(
    database: Database, ledger: Ledger
) -> None:
    await ledger.book_now([deed(100, "reply", PAIR, mark=0b1111), deed(101, "reply", OTHER, mark=0b1110)])
    assert await value(database) == 10
    await ledger.settle(GUILD, MIRA, MIRA)
    async with database.read() as connection:
        rows = await connection.execute(select(LEDGER.c.message, LEDGER.c.fingerprint, LEDGER.c.twin))
        assert sorted(rows.all()) == [(100, None, 100), (101, None, 100)]
    assert (await ledger.withdraw(GUILD, [100], NOW)).points(MIRA) == 0
    assert await value(database) == 10


async def test_pairs_are_forgotten_after_thirty_days_and_points_stay(
    database: Database, ledger: Ledger
) -> None:
    await ledger.book_now([deed(100, "question"), answered(), deed(101, "reply", PAIR)])
    assert await ledger.expire(NOW + timedelta(days=30)) == 0
    assert await ledger.expire(NOW + timedelta(days=31)) > 0
    async with database.read() as connection:
        partners = (await connection.execute(select(LEDGER.c.partner))).scalars().all()
        assert all(partner <= 0 for partner in partners)
        assert (await connection.execute(select(func.count()).select_from(MET))).scalar_one() == 0
    assert await value(database) == 70


async def test_two_meet_again_after_thirty_days(database: Database, ledger: Ledger) -> None:
    for day, expected in ((0, 60), (30, 80), (61, 140)):
        on = sheet(half_hour=1 + day, days=day)
        await ledger.book_now([deed(1000 + day, "question", on=on), answered(1000 + day, on=on)])
        assert await value(database) == expected


async def test_erasing_somebody_leaves_others_their_points_and_not_the_partner(
    database: Database, ledger: Ledger
) -> None:
    await ledger.book_now([deed(100, "question"), answered(), deed(101, "reply", OTHER)])
    await ledger.book_now([deed(7, "reply", PAIR, on=sheet(NOAH))])
    async with database.write() as connection:
        await standings.hide(connection, GUILD, NOAH, "choice")
        assert await ledger.erase(connection, NOAH) == 1 + 5
    async with database.read() as connection:
        rows = (await connection.execute(select(LEDGER.c.member, LEDGER.c.partner))).all()
        assert {member for member, _ in rows} == {MIRA}
        assert {partner for _, partner in rows if partner > 0} == {OTHER}
    assert (await value(database), await value(database, NOAH)) == (70, 0)
    assert (await ledger.withdraw(GUILD, [100], NOW)).points(MIRA) == -60


async def test_a_partner_who_never_took_part_can_be_erased_too(database: Database, ledger: Ledger) -> None:
    await ledger.book_now([deed(100, "question"), answered()])
    async with database.write() as connection:
        assert await ledger.erase(connection, NOAH, GUILD) == 0
    async with database.read() as connection:
        assert max((await connection.execute(select(LEDGER.c.partner))).scalars()) == 0
    assert await value(database) == 60


async def test_a_forgotten_half_hour_leaves_nothing(database: Database, ledger: Ledger) -> None:
    await ledger.book_now([deed(7, "reply", PAIR, on=sheet(NOAH))])
    before = await value(database, NOAH)
    await ledger.book_now([deed(6, "reply", PAIR), deed(100, "pitch"), answered(6)])
    async with database.write() as connection:
        await ledger.forget(connection, GUILD, MIRA, MIRA)
    async with database.read() as connection:
        assert MIRA not in (await connection.execute(select(LEDGER.c.member))).scalars().all()
    assert (await value(database), await value(database, NOAH)) == (0, before)


async def test_a_recap_and_the_lines_of_a_message_say_why(ledger: Ledger) -> None:
    await ledger.book_now(
        [
            deed(100, "question"),
            answered(),
            deed(100, "reply", OTHER),
            deed(101, "question"),
            deed(102, "answer", OTHER),
            deed(103, "pitch"),
            finished(sheet(), NOW),
        ]
    )
    assert await ledger.recap(GUILD, MIRA, MIRA) == Tally(
        points=60, earned=85, lost=25, questions=1, answers=1, replies=1, met=1, slips=1
    )
    assert await ledger.totals(GUILD, MIRA) == await ledger.recap(GUILD, MIRA, MIRA)
    assert await ledger.lines(GUILD, 100) == (
        Line("meeting", 100, 40, "both"),
        Line("question", 100, 20, "answered"),
        Line("reply", 100, 10, "given"),
    )
    assert await ledger.lines(GUILD, 101) == (Line("question", 101, 0, "waiting"),)
    assert await ledger.lines(GUILD, 103) == (Line("pitch", 103, -25, "slip"),)
    assert await ledger.lines(GUILD, 999) == ()


async def test_runs_of_days_are_counted_in_any_order(database: Database, ledger: Ledger) -> None:
    for day in (2, 0, 1, 9):
        await ledger.book_now([finished(sheet(half_hour=50 + day, days=day), NOW)])
    async with database.read() as connection:
        for period, expected in (("all", 3), ("2026-W10", 3), ("2026-W11", 1)):
            own = await boards.own(connection, Board(GUILD, period, "streak"), MIRA)
            assert own is not None and own.value == expected


def test_politics_is_nowhere_in_the_ledgers_words() -> None:
    assert "politics" not in SLIPS
