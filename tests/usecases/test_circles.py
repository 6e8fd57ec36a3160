import itertools
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core.circles import Damped
from bot.core.ledger import Deed, Sheet, sheet_of
from bot.core.scoring import credit, shipped
from bot.storage.seal import Keyed
from bot.usecases.circles import DampCircles, ReadDamping
from tests.databases import SECRET
from tests.usecases.house import GUILD, NOON, House

RING = (1, 2, 3)
KEYED = Keyed(SECRET)
VERSION = shipped("classic", NOON).version


def sheet(member: int, day: int) -> Sheet:
    ends_at = NOON + timedelta(days=day)
    return sheet_of(member * 100 + day, GUILD, member, ends_at, ZoneInfo("UTC"), VERSION)


def talk(one: int, other: int, day: int) -> list[Deed]:
    """A question and its answer, each way."""
    found: list[Deed] = []
    for me in (one, other):
        message = 1_000_000 + (day * 100 + one) * 100_000 + other * 100 + me
        pair = KEYED.pair(GUILD, one, other)
        at = NOON + timedelta(days=day)
        found += [
            Deed(sheet(me, day), message, 0, "question", at),
            credit(sheet(me, day), message, pair, "reply", at),
        ]
    return found


async def live(house: House, days: int) -> None:
    """A ring that talks every day, and others who meet now and then."""
    for day in range(days):
        deeds = [each for pair in itertools.combinations(RING, 2) for each in talk(*pair, day)]
        for member in range(10, 30):
            deeds += talk(member, 10 + (member - 10 + day + 1) % 20, day)
        await house.app.ledger.book_now(deeds)


async def test_a_closed_circle_is_damped_once_a_day_and_moderators_see_how_much(house: House) -> None:
    await live(house, 8)
    damp, read = DampCircles(house.database, house.app.ledger), ReadDamping(house.database, house.clock)
    now = NOON + timedelta(days=8)
    before = [(await house.app.ledger.totals(GUILD, member)).points for member in (1, 10)]
    assert (await damp(now=now), await damp(now=now)) == (3, 0)
    after = [(await house.app.ledger.totals(GUILD, member)).points for member in (1, 10)]
    assert after[0] < before[0] and after[1] == before[1]
    house.clock.moment = now
    assert await read(guild=GUILD) == Damped(3, 3 * (before[0] - after[0]))
    assert await read(guild=GUILD + 1) == Damped()


async def test_a_quiet_day_damps_nobody(house: House) -> None:
    await live(house, 1)
    assert await DampCircles(house.database, house.app.ledger)(now=NOON + timedelta(days=1)) == 0
