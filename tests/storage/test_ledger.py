from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.core.ledger import Deed, Sheet, sheet_of
from bot.core.scoring import credit, finished, shipped
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed
from tests.databases import SECRET

NOW = datetime(2026, 3, 4, 18, 30, tzinfo=UTC)
MIRA, NOAH, GUILD, PAIR = 11, 12, 1, 777


def sheet(member: int = MIRA, half_hour: int = 1) -> Sheet:
    version = shipped("classic", NOW).version
    return sheet_of(half_hour, GUILD, member, NOW, ZoneInfo("Europe/Berlin"), version)


def deed(finding: str, message: int, member: int = MIRA, partner: int = 0, revision: int = 0) -> Deed:
    at = NOW + timedelta(minutes=message % 100 * 4)
    return Deed(sheet(member, member), message, revision, finding, at, partner)


async def test_a_question_counts_when_somebody_answers(database: Database) -> None:
    ledger = Ledger(database, PriceStore(database), Keyed(SECRET))
    first = await ledger.book_now([deed("question", 100)])
    assert first.points(MIRA) == 0
    second = await ledger.book_now([credit(sheet(), 100, PAIR, "reply", NOW)])
    assert second.points(MIRA) == 20 + 40
    again = await ledger.book_now([credit(sheet(), 100, PAIR, "reply", NOW)])
    assert again.fresh == () and again.entries == ()
    third = await ledger.book_now([deed("deleted", 100)])
    assert third.points(MIRA) == -60
    async with database.read() as connection:
        rows = await connection.execute(text("SELECT finding, turn, points, share FROM ledger ORDER BY id"))
        print(*rows.all(), sep="\n")
        rows = await connection.execute(text("SELECT * FROM standing"))
        print(*rows.all(), sep="\n")
        rows = await connection.execute(
            text("SELECT * FROM standing_step WHERE kind='points' AND period='all'")
        )
        print(*rows.all(), sep="\n")
    await ledger.book_now([finished(sheet(), NOW)])
