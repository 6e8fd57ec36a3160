import itertools
import random
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.core.leaderboard import Moves
from bot.core.ledger import Deed
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.prices import PriceStore
from bot.storage.rebuild import plain, summed
from bot.storage.seal import Keyed
from bot.storage.standings import STANDING
from tests.databases import SECRET
from tests.storage.ledger_worlds import moved_to, world

_guilds = itertools.count(1)
EXAMPLES = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
seeds, sizes = st.integers(0, 2**32), st.integers(1, 45)


async def boards_after(database: Database, deeds: Sequence[Deed], chance: random.Random | None) -> Moves:
    """Book deeds in a new server, in groups of random sizes, and read all its standings."""
    guild = next(_guilds)
    ledger = Ledger(database, PriceStore(database), Keyed(SECRET))
    rest = moved_to(deeds, guild)
    while rest:
        size = chance.randint(1, 8) if chance else 1
        await ledger.book_now(rest[:size])
        rest = rest[size:]
    async with database.read() as connection:
        rows = await connection.execute(
            select(
                STANDING.c.guild, STANDING.c.member, STANDING.c.period, STANDING.c.kind, STANDING.c.value
            ).where(STANDING.c.guild == guild)
        )
        kept = plain((row[0], row[1], row[2], row[3], row[4]) for row in rows)
        assert kept == await summed(connection, guild)
    return {(0, member, period, kind): value for (_, member, period, kind), value in kept.items()}


@EXAMPLES
@given(seed=seeds, size=sizes)
async def test_the_order_of_arrival_and_replays_change_no_total(
    database: Database, seed: int, size: int
) -> None:
    deeds = world(seed, size).deeds
    chance = random.Random(seed)
    shuffled = [*deeds, *chance.sample(deeds, len(deeds) // 2)]
    chance.shuffle(shuffled)
    assert await boards_after(database, shuffled, chance) == await boards_after(database, deeds, None)


@EXAMPLES
@given(seed=seeds, size=sizes)
async def test_what_was_edited_away_or_deleted_leaves_no_trace_in_a_total(
    database: Database, seed: int, size: int
) -> None:
    happened = world(seed, size)
    assert await boards_after(database, happened.deeds, None) == await boards_after(
        database, happened.left, None
    )


@EXAMPLES
@given(
    seed=seeds, size=sizes, zone=st.sampled_from(("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata"))
)
async def test_a_time_zone_moves_points_between_periods_and_changes_no_total(
    database: Database, seed: int, size: int, zone: str
) -> None:
    def ever(moves: Moves) -> Moves:
        return {key: value for key, value in moves.items() if key[2] == "all" and key[3] != "streak"}

    here = await boards_after(database, world(seed, size).deeds, None)
    there = await boards_after(database, world(seed, size, zone).deeds, None)
    assert ever(here) == ever(there)
