"""Roles of the week: decided once the week is over, given and taken back through the outbox."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.calendar import Period, completed, following, local_day, period_of, previous
from bot.core.leaderboard import Standing
from bot.core.rewards import RoleKind, hand_over, holders, quiet_regular
from bot.core.server import Server
from bot.storage import boards, deeds, rewards, servers, standings
from bot.storage.boards import Board
from bot.storage.database import Database, Transaction
from bot.storage.rewards import REMEMBERED, Held
from bot.usecases.hand import Hand
from bot.usecases.handover import give, take_back

BATCH = 50
SETTLED = timedelta(minutes=15)
"""After a week's end: by then its last half hours are counted."""
AWAY = timedelta(days=1)
REST = 4
"""Weeks for which a quiet regular makes room for others."""
Earned = dict[RoleKind, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Rewards:
    """Decides the weeks that are over."""

    database: Database
    hand: Hand

    async def __call__(self, now: datetime) -> None:
        """However many weeks were missed, only the latest is decided."""
        if not self.hand.free:
            return  # nobody can say who is still there
        async with self.database.read() as connection:
            due = await rewards.due(connection, now, BATCH)
        for guild in due:
            await self._decide(guild, now)

    async def _decide(self, guild: int, now: datetime) -> None:
        async with self.database.write() as connection:
            server = await servers.get(connection, guild)
            given = await rewards.of(connection, guild)
            if server is None:  # the bot was sent away, perhaps not for ever
                await rewards.postpone(connection, guild, now + AWAY)
                return
            if not given:
                await rewards.stop(connection, guild)
                return
        zone = ZoneInfo(server.zone)
        week = completed(now - SETTLED, "weekly", zone, server.week_start)
        earned = await self._earned(server, week, zone, given.keys())
        async with self.database.write() as connection:
            after = next_decision(now, server)
            if not await rewards.decide(connection, guild, week.key, after):
                await rewards.postpone(connection, guild, after)
                return
            await _hand_over(connection, guild, week.key, earned, now)
            await rewards.forget_before(connection, guild, _weeks_before(week, REMEMBERED, server))

    async def _earned(
        self, server: Server, week: Period, zone: ZoneInfo, kinds: Collection[RoleKind]
    ) -> Earned:
        """Who gets what: only people who are there, and whom boards show."""
        guild, first = server.guild, local_day(week.start, zone)
        while True:
            async with self.database.read() as connection:
                earned = await _ask(connection, server, week, first)
            wanted = {kind: members for kind, members in earned.items() if kind in kinds}
            listed = sorted({member for members in wanted.values() for member in members})
            here = await self.hand.present(guild, listed)
            gone = [member for member in listed if member not in here]
            if not gone:
                return wanted
            async with self.database.write() as connection:
                for member in gone:
                    await standings.hide(connection, guild, member, "gone")


async def _ask(connection: Transaction, server: Server, week: Period, first: date) -> Earned:
    guild = server.guild
    top = (await boards.page(connection, Board(guild, week.key, "points"))).standings
    curious = (await boards.page(connection, Board(guild, week.key, "curious"))).standings
    had_it = await rewards.lately(connection, guild, "quiet", _weeks_before(week, REST, server))
    loud = {one.member for one in (*_podium(top), *_podium(curious))}
    quiet = quiet_regular(await deeds.regulars(connection, guild, week.key, first), loud, had_it)
    return holders(top, curious, quiet)


def _podium(standings_: Collection[Standing]) -> list[Standing]:
    return [one for one in standings_ if one.rank <= 3]


def _weeks_before(week: Period, weeks: int, server: Server) -> str:
    for _ in range(weeks):
        week = previous(week, ZoneInfo(server.zone), server.week_start)
    return week.key


async def _hand_over(connection: Transaction, guild: int, week: str, earned: Earned, now: datetime) -> None:
    given = await rewards.of(connection, guild)
    roles = {kind: reward.role for kind, reward in given.items()}
    before = [one for one in await rewards.held(connection, guild) if one.week != week]
    held = {kind: {one.member for one in before if one.kind == kind} for kind in roles}
    change = hand_over(roles, held, earned)
    takes, gives = set(change.take), set(change.give)
    theirs = {(member, roles[kind]) for kind, members in earned.items() for member in members}
    stale = [  # roles that are not given any more, unless for something else
        one for one in before if roles.get(one.kind) != one.role and (one.member, one.role) not in theirs
    ]
    leaving = {(one.member, one.role): one for one in before if (one.member, one.role) in takes}
    await take_back(connection, [*leaving.values(), *stale], now)
    states = {(one.member, one.role): one.state for one in before}
    for kind, members in sorted(earned.items()):
        for member in members:
            one = Held(guild, kind, week, member, roles[kind])
            if (member, one.role) in gives:
                await give(connection, one, now)
                gives.discard((member, one.role))
            else:  # it stays theirs
                await rewards.give(connection, replace(one, state=states.get((member, one.role), "due")))
    await rewards.finish(connection, guild, week)


def next_decision(now: datetime, server: Server) -> datetime:
    """When the running week is decided."""
    zone = ZoneInfo(server.zone)
    week = period_of(now - SETTLED, "weekly", zone, server.week_start)
    end = week.end + SETTLED
    return end if end > now else following(week, zone, server.week_start).end + SETTLED
