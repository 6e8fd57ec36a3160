"""Somebody or something is gone: a member, a channel, the bot's own place in a server."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.core.challenge import withdraw
from bot.ports import Clock
from bot.storage import challenges, outbox, posts, questions, schedules, servers, standings
from bot.storage.database import Database
from bot.storage.history import noted
from bot.usecases.aftermath import tell_trouble
from bot.usecases.gate import Gate
from bot.usecases.ring import Ring
from bot.usecases.waker import Waker


@dataclass(frozen=True, slots=True)
class Departed:
    """A member left, or cannot be found any more."""

    database: Database
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, member: int) -> None:
        """Their half hour is over without a word, and the boards pass them by until they are back."""
        now = self.clock.now()
        async with self.database.write() as connection:
            running = await challenges.running(connection, member)
            if running is not None and running.guild == guild:
                left = withdraw(running, now)
                if await challenges.write_state(connection, left, "active"):
                    await outbox.cancel_nudges(connection, left.id)
                    self.gate.put(left)
            await questions.close_of(connection, guild, member)
            await standings.hide(connection, guild, member, "gone")
        self.wake(now)  # posts that stand show them no more


@dataclass(frozen=True, slots=True)
class ChannelGone:
    """A channel was deleted."""

    database: Database
    gate: Gate
    ring: Ring
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, channel: int) -> None:
        """It is watched no more; its open questions and posts are forgotten; half hours go on elsewhere.

        Boards that went there keep their plan, and moderators are told once.
        """
        now = self.clock.now()
        self.ring.clear(channel)
        async with self.database.write() as connection, noted(connection, guild, 0, now):
            await questions.close_in(connection, channel)
            await posts.forget_channel(connection, channel)
            server = await servers.get(connection, guild)
            if server is None:
                return
            left = replace(
                server,
                watched=server.watched - {channel},
                exempt_channels=server.exempt_channels - {channel},
                leaderboard_channel=(
                    None if server.leaderboard_channel == channel else server.leaderboard_channel
                ),
                appeals_channel=None if server.appeals_channel == channel else server.appeals_channel,
            )
            lost = await schedules.homeless(connection, guild, channel, server.leaderboard_channel == channel)
            if left != server:
                await servers.save(connection, left)
                self.gate.put_server(left)
            if lost:
                await tell_trouble(connection, guild, lost, channel, schedules.GONE, now)
        if lost:
            self.wake(now)


@dataclass(frozen=True, slots=True)
class GuildGone:
    """The bot was removed from a server; an outage is something else and comes here never."""

    database: Database
    gate: Gate
    clock: Clock

    async def __call__(self, *, guild: int) -> None:
        """Every half hour there is over without a word; what is kept or owed waits for the bot's return."""
        now = self.clock.now()
        async with self.database.write() as connection:
            await servers.mark_gone(connection, guild, now)
            for running in await challenges.running_in(connection, guild):
                left = withdraw(running, now)
                if await challenges.write_state(connection, left, "active"):
                    await outbox.cancel_nudges(connection, left.id)
            for board in await posts.keep_undone(connection, guild):
                await schedules.owed(connection, guild, board)
            await outbox.cancel_all(connection, guild)
        self.gate.drop_server(guild)


@dataclass(frozen=True, slots=True)
class GuildBack:
    """The bot was invited again, or has come up."""

    database: Database
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int) -> None:
        """What was set up before holds again, and boards are due again."""
        if self.gate.set_up(guild):
            return
        now = self.clock.now()
        async with self.database.write() as connection:
            await servers.mark_gone(connection, guild, None)
            server = await servers.get(connection, guild)
            if server is not None:
                await schedules.aim(connection, guild, ZoneInfo(server.zone), now)
        if server is not None:
            self.gate.put_server(server)
            self.wake(now)
