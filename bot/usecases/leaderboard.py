"""Read a board: a page of it, and where the asker stands. Names come at rendering."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.calendar import Kind, Period, period_of, previous
from bot.core.leaderboard import PAGE, BoardKind, Leaderboard
from bot.ports import Clock
from bot.storage import boards, servers
from bot.storage.boards import Board
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class ReadLeaderboard:
    """Reads boards; "improved" has none for all time."""

    database: Database
    clock: Clock

    async def __call__(
        self,
        *,
        guild: int,
        asker: int | None = None,
        period_kind: Kind = "weekly",
        kind: BoardKind = "points",
        page: int = 1,
        at: datetime | None = None,
    ) -> Leaderboard:
        """The board of the period that holds `at` (default: now); past the last page comes the last one."""
        async with self.database.read() as connection:
            server = await servers.get(connection, guild)
            zone = ZoneInfo(server.zone if server is not None else "UTC")
            week_start = server.week_start if server is not None else 0
            period = period_of(at or self.clock.now(), period_kind, zone, week_start)
            board = Board(guild, period.key, kind, key_before(period, zone, week_start))
            number = max(page, 1)
            found = await boards.page(connection, board, number)
            pages = max(-(-found.members // PAGE), 1)
            if number > pages:
                number = pages
                found = await boards.page(connection, board, number)
            shown = Leaderboard(guild, kind, period, found.standings, number, pages)
            if asker is None:
                return shown
            own = await boards.own(connection, board, asker)
            if own is None:
                return shown
            return replace(shown, own=own, around=await boards.around(connection, board, own))


def key_before(period: Period, zone: ZoneInfo, week_start: int) -> str:
    """The key of the period before; "" where there is none."""
    return "" if period.kind == "all_time" else previous(period, zone, week_start).key
