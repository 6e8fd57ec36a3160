"""A leaderboard for one reader: any period up to now, with today's names and nobody who left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.core.board import Done, days_of, worth_naming
from bot.core.calendar import Kind, Period, period_of, previous
from bot.core.leaderboard import BoardKind, Leaderboard
from bot.ports import Clock
from bot.storage import deeds, schedules, servers, standings
from bot.storage.database import Database
from bot.usecases.hand import Hand
from bot.usecases.leaderboard import ReadLeaderboard
from bot.usecases.waker import Waker

FARTHEST = 60
"""How many periods one can look back."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page of a board, the names of everybody on it, and how it is to be shown.

    `back` is how many periods ago it was; `numbers` is False where one of the server's boards goes without:
    then `deeds` says what everybody on the page did, and they are shown as equals.
    """

    board: Leaderboard
    names: Mapping[int, str]
    zone: str
    back: int
    numbers: bool
    deeds: Mapping[int, tuple[Done, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadBoard:
    """Reads a board for one reader."""

    database: Database
    leaderboard: ReadLeaderboard
    hand: Hand
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        guild: int,
        asker: int,
        period_kind: Kind = "weekly",
        kind: BoardKind = "points",
        page: int = 1,
        back: int = 0,
    ) -> Read:
        """The running period, or the one that was `back` periods ago; who is found gone is hidden."""
        async with self.database.read() as connection:
            server = await servers.get(connection, guild)
            known = await schedules.of(connection, guild)
        zone = server.zone if server is not None else "UTC"
        week_start = server.week_start if server is not None else 0
        back = min(max(back, 0), FARTHEST) if period_kind != "all_time" else 0
        at = _ago(self.clock.now(), period_kind, ZoneInfo(zone), week_start, back).start
        numbers = all(one.style.numbers for one in known)
        when = at if back else None
        while True:
            board = await self.leaderboard(
                guild=guild, asker=asker, period_kind=period_kind, kind=kind, page=page, at=when
            )
            listed = sorted({one.member for one in (*board.standings, *board.around)})
            names = await self.hand.present(guild, listed)
            gone = [member for member in listed if member not in names and member != asker]
            if not gone:
                did = {} if numbers else await self._deeds(board, listed, ZoneInfo(zone))
                return Read(board, names, zone, back, numbers, did)
            async with self.database.write() as connection:
                for member in gone:
                    await standings.hide(connection, guild, member, "gone")
            self.wake(self.clock.now())  # posts that stand show them no more

    async def _deeds(
        self, board: Leaderboard, members: Sequence[int], zone: ZoneInfo
    ) -> dict[int, tuple[Done, ...]]:
        first, last = days_of(board.period, zone)
        async with self.database.read() as connection:
            did = await deeds.of_members(
                connection, board.guild, board.period.key, first or date.min, last or date.max, members
            )
        return {member: worth_naming(done) for member, done in did.items()}


def _ago(now: datetime, kind: Kind, zone: ZoneInfo, week_start: int, back: int) -> Period:
    period = period_of(now, kind, zone, week_start)
    for _ in range(back):
        period = previous(period, zone, week_start)
    return period
