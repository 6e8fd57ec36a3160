"""Dare a friend: they accept, decline, or let it pass; who is dared is a keyed hash until they act."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core import challenge as rules
from bot.core.place import Place
from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import challenges, dares, members, outbox, servers
from bot.storage.dares import Dare
from bot.storage.database import Database
from bot.storage.outbox import Effect
from bot.storage.seal import Keyed
from bot.usecases.gate import Gate
from bot.usecases.waker import Waker

EXPIRES = timedelta(hours=1)
REST = timedelta(days=1)
"""After declining, nobody dares them for so long."""


@dataclass(frozen=True, slots=True)
class Dared:
    """It stands until it expires."""

    dare: Dare

    @property
    def expires(self) -> datetime:
        """When it is over."""
        return self.dare.expires_at


@dataclass(frozen=True, slots=True)
class SendDare:
    """Dare somebody."""

    database: Database
    gate: Gate
    keyed: Keyed
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        challenger: int,
        target: int,
        place: Place,
        minutes: int = rules.DEFAULT_MINUTES,
        target_is_bot: bool = False,
    ) -> Dared | Refused:
        """The card is the command's own public answer; say where it stands with `dare_posted`."""
        now = self.clock.now()
        if challenger == target:
            return refused("dare.self")
        if target_is_bot:
            return refused("dare.bot")
        if not rules.minutes_fit(minutes):
            return refused("start.minutes", least=rules.LEAST_MINUTES, most=rules.MOST_MINUTES)
        guild, dared = place.guild, dare_key(self.keyed, place.guild, target)
        async with self.database.write() as connection:
            server = await servers.get(connection, guild)
            if server is None:
                return refused("dare.not_set_up")
            if not server.watches(place):
                return refused("dare.not_watched", *sorted(server.watched))
            blocked = dare_key(self.keyed, guild, challenger)
            wishes = await members.get(connection, guild, target)
            if wishes.dares == "nobody" or await dares.blocks(connection, guild, target, blocked):
                return refused("dare.blocked")
            if await challenges.running(connection, target) is not None:
                return refused("dare.running")
            for earlier in await dares.latest_to(connection, guild, dared):
                if earlier.state == "open" and earlier.expires_at > now:
                    return refused("dare.pending")
                declined = earlier.answered_at if earlier.state == "declined" else None
                if declined is not None and now - declined < REST:
                    return refused("dare.too_soon", until=int((declined + REST).timestamp()))
            wanted = Dare(0, guild, challenger, dared, minutes, "open", now, now + EXPIRES)
            dare = await dares.add(connection, wanted)
        self.wake(dare.expires_at)
        return Dared(dare)


@dataclass(frozen=True, slots=True)
class DarePosted:
    """Note where a dare's card stands."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(self, *, dare: int, channel: int, message: int, target: int | None = None) -> bool:
        """So that it can be changed when it expires; True where `target` is told by DM, as they asked."""
        now = self.clock.now()
        async with self.database.write() as connection:
            await dares.posted(connection, dare, channel, message)
            found = await dares.get(connection, dare)
            if target is None or found is None:
                return False
            wishes = await members.get(connection, found.guild, target)
            server = await servers.get(connection, found.guild)
            asleep = server is None or wishes.quiet_at(now, server.zone)
            if wishes.dares != "dm" or wishes.dm_closed or asleep:
                return False
            await outbox.add(connection, _told(found, target, channel, message, now), now)
        self.wake(now)
        return True


def _told(dare: Dare, target: int, channel: int, message: int, now: datetime) -> Effect:
    """The DM of a dare: only for whoever asked to be told, and only while it stands."""
    return Effect(
        kind="dare.told",
        guild=dare.guild,
        member=target,
        key=f"dare.told:{dare.id}",
        way="dm",
        args={
            "dare": dare.id,
            "challenger": dare.challenger,
            "minutes": dare.minutes,
            "channel": channel,
            "message": message,
            "expires": int(dare.expires_at.timestamp()),
        },
        not_before=now,
        not_after=dare.expires_at,
    )


@dataclass(frozen=True, slots=True)
class DareAnswered:
    """Accepted: a start follows as usual, consent first."""

    dare: Dare
    accepted: bool


@dataclass(frozen=True, slots=True)
class AnswerDare:
    """Accept or decline."""

    database: Database
    keyed: Keyed
    clock: Clock

    async def __call__(self, *, dare: int, by: int, accept: bool) -> DareAnswered | Refused:
        """Only who was dared answers, and only while it stands."""
        now = self.clock.now()
        async with self.database.write() as connection:
            found = await dares.get(connection, dare)
            if found is None:
                return refused("dare.over")
            if found.target != dare_key(self.keyed, found.guild, by):
                return refused("dare.not_yours")
            answered = await dares.answer(connection, dare, "accepted" if accept else "declined", now)
            if answered is None:
                return refused("dare.over")
        return DareAnswered(answered, accept)


@dataclass(frozen=True, slots=True)
class Blocked:
    """They will not dare this member again."""

    dare: Dare


@dataclass(frozen=True, slots=True)
class BlockDares:
    """Never again from this person."""

    database: Database
    keyed: Keyed
    clock: Clock

    async def __call__(self, *, dare: int, by: int) -> Blocked | Refused:
        """Declines the dare, if it still stands, and blocks who sent it."""
        async with self.database.write() as connection:
            found = await dares.get(connection, dare)
            if found is None:
                return refused("dare.over")
            if found.target != dare_key(self.keyed, found.guild, by):
                return refused("dare.not_yours")
            await dares.answer(connection, dare, "declined", self.clock.now())
            sender = dare_key(self.keyed, found.guild, found.challenger)
            await dares.block(connection, found.guild, by, sender)
        return Blocked(found)


def dare_key(keyed: Keyed, guild: int, member: int) -> int:
    """Who is dared, or blocked, as the rows know them."""
    return keyed.word("dare", f"{guild}:{member}")
