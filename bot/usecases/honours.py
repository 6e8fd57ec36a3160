"""A member's badges: first places of the week that is over, and what they came to in all their half hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.calendar import completed
from bot.core.leaderboard import BoardKind
from bot.core.ledger import Tally
from bot.core.rewards import badges
from bot.core.server import Server
from bot.storage import boards, deeds, rewards
from bot.storage.boards import Board
from bot.storage.database import Transaction
from bot.usecases.gather_board import worth_telling

_FIRSTS: tuple[BoardKind, ...] = ("points", "curious", "listener", "faces", "streak")
_GROWN = {
    "first_half_hour": "ten_half_hours",
    "ten_half_hours": "hundred_half_hours",
    "ten_faces": "fifty_faces",
    "week_long": "month_long",
}
"""A badge steps back for its elder."""


async def honours(
    connection: Transaction,
    server: Server | None,
    guild: int,
    member: int,
    half_hours: int,
    longest: int,
    total: Tally,
    now: datetime,
) -> tuple[str, ...]:
    """The keys of their badges: what passes comes first, then what was harder to earn; none where a server
    shows none."""
    if server is not None and not server.badges:
        return ()
    zone = ZoneInfo(server.zone if server is not None else "UTC")
    week = completed(now, "weekly", zone, server.week_start if server is not None else 0)
    found: list[str] = []
    for kind in _FIRSTS:
        own = await boards.own(connection, Board(guild, week.key, kind), member)
        if own is not None and own.rank == 1 and own.value >= worth_telling(kind):
            found.append(kind)
    held = await rewards.held_by(connection, member, guild)
    if any(one.kind == "quiet" and one.state == "given" for one in held):
        found.append("quiet")
    if await deeds.in_company(connection, guild, member):
        found.append("together")
    earned = [badge.key for badge in badges(half_hours, longest, total) if badge.earned]
    return (*found, *(key for key in reversed(earned) if _GROWN.get(key) not in earned))
