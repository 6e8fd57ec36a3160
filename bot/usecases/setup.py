"""Set a server up, or change what it chose."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.core.calendar import Cadence, last_slot
from bot.core.policy import PRESETS
from bot.core.refusal import KEEP, Keep, Refused, refused
from bot.core.server import Server
from bot.core.zones import is_zone
from bot.ports import Clock
from bot.storage import posts, schedules, servers
from bot.storage.database import Database, Transaction
from bot.storage.history import noted
from bot.usecases.gate import Gate
from bot.usecases.requeue import move_queue
from bot.usecases.waker import Waker

WEEKLY = Cadence(every="weekly", at=time(9), weekday=0)
"""Until moderators choose otherwise, the board is posted on Mondays at nine."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """The settings now; `renewed`: members will be asked for their consent again."""

    server: Server
    renewed: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Setup:
    """Set a server up."""

    database: Database
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        guild: int,
        by: int,
        watched: Collection[int] | Keep = KEEP,
        exempt_channels: Collection[int] | Keep = KEEP,
        exempt_roles: Collection[int] | Keep = KEEP,
        leaderboard_channel: int | Keep | None = KEEP,
        appeals_channel: int | Keep | None = KEEP,
        zone: str | Keep = KEEP,
        preset: str | Keep = KEEP,
    ) -> SetUp | Refused:
        """Change what is given and keep the rest."""
        if not isinstance(zone, Keep) and not is_zone(zone):
            return refused("setup.bad_zone", zone=zone[:40])
        if not isinstance(preset, Keep) and preset not in PRESETS:
            return refused("setup.bad_preset")
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now):
            before = await servers.get(connection, guild)
            old = before or Server(guild=guild, watched=frozenset())
            new = replace(
                old,
                watched=old.watched if isinstance(watched, Keep) else frozenset(watched),
                exempt_channels=(
                    old.exempt_channels if isinstance(exempt_channels, Keep) else frozenset(exempt_channels)
                ),
                exempt_roles=old.exempt_roles if isinstance(exempt_roles, Keep) else frozenset(exempt_roles),
                leaderboard_channel=(
                    old.leaderboard_channel if isinstance(leaderboard_channel, Keep) else leaderboard_channel
                ),
                appeals_channel=(
                    old.appeals_channel if isinstance(appeals_channel, Keep) else appeals_channel
                ),
                zone=old.zone if isinstance(zone, Keep) else zone,
                preset=old.preset if isinstance(preset, Keep) else preset,
            )
            if not new.watched:
                return refused("setup.no_channels")
            renewed = before is not None and widens(old, new)
            if renewed:
                new = replace(new, consent_version=old.consent_version + 1)
            await servers.save(connection, new)
            await follow(connection, old, new, now)
            await schedules.aim(connection, guild, ZoneInfo(new.zone), now)
        self.gate.put_server(new)
        self.wake(now)
        return SetUp(new, renewed, before is None)


async def follow(connection: Transaction, old: Server, new: Server, now: datetime) -> None:
    """What goes along to a new place: appeals to a queue, and boards to the leaderboard's channel.

    A leaderboard's first place brings a first board.
    """
    await move_queue(connection, old, new, now)
    if new.leaderboard_channel in (None, old.leaderboard_channel):
        return
    if not await schedules.of(connection, new.guild):
        posted = last_slot(now, WEEKLY, ZoneInfo(new.zone)).key
        await schedules.ensure(connection, new.guild, "weekly", WEEKLY, posted)
    following = await schedules.rehouse(connection, new.guild)
    await posts.redirect(connection, new.guild, following, new.leaderboard_channel, now)


def widens(old: Server, new: Server) -> bool:
    """True when more is watched than members agreed to."""
    return bool(new.watched - old.watched or old.exempt_channels - new.exempt_channels)
