"""A member's own half hours, streak and talk, for their own eyes."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.core.calendar import local_day
from bot.core.streak import streak
from bot.ports import Clock
from bot.storage import challenges, members, servers
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.usecases.honours import honours


@dataclass(frozen=True, slots=True)
class Me:
    """All time, in one server; `days` are the local days with a kept half hour, as they were then."""

    half_hours: int
    streak: int
    longest: int
    rested: bool
    questions: int
    answers: int
    replies: int
    openers: int
    met: int
    points: int
    days: tuple[date, ...]
    today: date
    running: bool = False
    """A half hour runs here right now; it counts once it is kept."""
    badges: tuple[str, ...] = ()
    """Stable keys, for the texts of `badge.<key>`; see honours."""


@dataclass(frozen=True, slots=True)
class ReadMe:
    """Read how a member is doing."""

    database: Database
    ledger: Ledger
    clock: Clock

    async def __call__(self, *, guild: int, member: int) -> Me:
        """In one server."""
        async with self.database.read() as connection:
            days = await challenges.days(connection, guild, member)
            wishes = await members.get(connection, guild, member)
            server = await servers.get(connection, guild)
            now_in = await challenges.running(connection, member)
        zone = ZoneInfo(wishes.zone or (server.zone if server is not None else "UTC"))
        today = local_day(self.clock.now(), zone)
        run = streak(days, today, server.week_start if server is not None else 0)
        tally = await self.ledger.totals(guild, member)
        async with self.database.read() as connection:
            earned = await honours(
                connection, server, guild, member, len(days), run.longest, tally, self.clock.now()
            )
        return Me(
            half_hours=len(days),
            streak=run.length,
            longest=run.longest,
            rested=run.rested,
            questions=tally.questions,
            answers=tally.answers,
            replies=tally.replies,
            openers=tally.openers,
            met=tally.met,
            points=tally.points,
            days=tuple(sorted(set(days))),
            today=today,
            running=now_in is not None and now_in.guild == guild,
            badges=earned,
        )
