"""What moderators choose to give: roles of the week, and a season's closing post."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from bot.core.calendar import Cadence, completed, last_slot
from bot.core.posting import PLAIN
from bot.core.refusal import Refused, refused
from bot.core.rewards import RoleKind
from bot.core.server import Server
from bot.ports import Clock
from bot.storage import outbox, posts, rewards, schedules, servers
from bot.storage.database import Database, Transaction
from bot.storage.history import noted
from bot.storage.rewards import Held, Reward
from bot.usecases.handover import give, take_back
from bot.usecases.rewards import SETTLED, next_decision
from bot.usecases.waker import Waker

SEASON = "season"
CLOSING = Cadence(every="season", at=time(9), day=1)
Obstacle = Literal["everyone", "managed", "powerful", "too_high", "no_right"]
"""Why a role cannot be a reward: see the texts of `rewards.<obstacle>`."""


@dataclass(frozen=True, slots=True)
class RoleChoice:
    """A role that moderators named, and what stands in the way of giving it."""

    id: int
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class Giving:
    """What a server gives, to how many it is given now, when it is decided next; whether seasons close and
    one's own card shows badges."""

    rewards: Mapping[RoleKind, Reward]
    held: Mapping[RoleKind, int]
    next_at: datetime | None
    seasons: bool
    badges: bool = True


@dataclass(frozen=True, slots=True)
class ReadRewards:
    """Read what a server gives."""

    database: Database

    async def __call__(self, *, guild: int) -> Giving:
        """As it stands."""
        async with self.database.read() as connection:
            return await _giving(connection, guild)


@dataclass(frozen=True, slots=True)
class SetRewards:
    """Change what a server gives."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        guild: int,
        roles: Mapping[RoleKind, RoleChoice] | None = None,
        off: Collection[RoleKind] = (),
        seasons: bool | None = None,
        badges: bool | None = None,
        by: int = 0,
    ) -> Giving | Refused:
        """Give these roles from the next decision on; take back at once what is given no more."""
        now = self.clock.now()
        for choice in (roles or {}).values():
            if choice.obstacle is not None:
                return refused(f"rewards.{choice.obstacle}", role=f"<@&{choice.id}>")
        async with self.database.write() as connection, noted(connection, guild, by, now):
            server = await servers.get(connection, guild)
            if server is None:
                return refused("schedule.not_set_up")
            if seasons is True and server.leaderboard_channel is None:
                return refused("schedule.no_channel")
            await set_roles(connection, server, roles or {}, off, now)
            await _seasons(connection, server, seasons, now)
            if badges is not None and badges != server.badges:
                await servers.save(connection, replace(server, badges=badges))
            found = await _giving(connection, guild)
        self.wake(now)
        return found


async def set_roles(
    connection: Transaction,
    server: Server,
    roles: Mapping[RoleKind, RoleChoice],
    off: Collection[RoleKind],
    now: datetime,
) -> None:
    """Give these roles, and none of the kinds in `off`; roles that somebody holds move along."""
    guild = server.guild
    before = await rewards.of(connection, guild)
    for kind in sorted({*roles, *off}):
        role = roles[kind].id if kind in roles else None
        if kind in before and before[kind].role == role:
            continue
        held = await rewards.held(connection, guild)
        has = [one for one in held if one.kind == kind]
        others = {(one.member, one.role) for one in held if one.kind != kind}
        await take_back(connection, [one for one in has if (one.member, one.role) not in others], now)
        for one in has:
            await rewards.over(connection, one)
        await rewards.set_role(connection, guild, kind, role)
        if role is not None:
            for one in has:
                await give(connection, Held(guild, kind, one.week, one.member, role), now)
    if not await rewards.of(connection, guild):
        await rewards.stop(connection, guild)
    elif await rewards.planned(connection, guild) is None:
        zone = ZoneInfo(server.zone)
        week = completed(now - SETTLED, "weekly", zone, server.week_start)
        await rewards.plan(connection, guild, week.key, next_decision(now, server))


async def _seasons(connection: Transaction, server: Server, wanted: bool | None, now: datetime) -> None:
    if wanted is True:
        zone = ZoneInfo(server.zone)
        posted = last_slot(now, CLOSING, zone).key
        if not await _closes(connection, server.guild):
            known = await schedules.of(connection, server.guild)
            style = known[0].style if known else PLAIN  # a server's boards look alike until it says otherwise
            style = replace(style, numbers=all(one.style.numbers for one in known))
            await schedules.ensure(connection, server.guild, SEASON, CLOSING, posted, style=style)
        await schedules.aim(connection, server.guild, zone, now)
    elif wanted is False:
        for one in await schedules.of(connection, server.guild):
            if one.cadence.every == "season":
                await schedules.remove(connection, server.guild, one.board)


async def _closes(connection: Transaction, guild: int) -> bool:
    return any(one.cadence.every == "season" for one in await schedules.of(connection, guild))


async def _giving(connection: Transaction, guild: int) -> Giving:
    planned = await rewards.planned(connection, guild)
    server = await servers.get(connection, guild)
    held: dict[RoleKind, int] = {}
    for one in await rewards.held(connection, guild):
        held[one.kind] = held.get(one.kind, 0) + 1
    return Giving(
        await rewards.of(connection, guild),
        held,
        planned[1] if planned is not None else None,
        await _closes(connection, guild),
        server is None or server.badges,
    )


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Something was mended: roles that could not be given, boards and appeals not posted, try again."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int) -> int:
        """How many roles are tried again; boards and appeals that wait are looked at once more."""
        now = self.clock.now()
        async with self.database.write() as connection:
            known = await rewards.of(connection, guild)
            planned = await rewards.planned(connection, guild)
            refused_ = await rewards.held(connection, guild, ("refused",))
            again = [
                one
                for one in refused_
                if planned is not None
                and one.week == planned[0]
                and one.kind in known
                and known[one.kind].role == one.role
            ]
            for one in again:
                await give(connection, Held(guild, one.kind, one.week, one.member, one.role), now)
            waiting = [one.board for one in await schedules.of(connection, guild) if one.trouble]
            if waiting:
                await posts.redirect(connection, guild, waiting, None, now)
            asked = await outbox.hasten(connection, guild, "appeal.queue", now)
            owed = await outbox.hasten(connection, guild, "role.remove", now)
        if again or waiting or asked or owed:
            self.wake(now)
        return len(again)
