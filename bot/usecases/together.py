"""A round: a window that many share, with a button to join and one start."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core import challenge as rules
from bot.core.place import Place
from bot.core.refusal import Refused, refused
from bot.core.wishes import Consent
from bot.ports import Clock
from bot.storage import members, rounds, servers
from bot.storage.database import Database
from bot.storage.rounds import Round
from bot.usecases.start import ConsentNeeded, Start, Started, unfit
from bot.usecases.waker import Waker

FURTHEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Opened:
    """It waits for its start."""

    round: Round


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Open a round."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, host: int, place: Place, starts_at: datetime, minutes: int = rules.DEFAULT_MINUTES
    ) -> Opened | Refused:
        """At most a week ahead; the card is the command's own answer, told with `round_posted`."""
        now = self.clock.now()
        async with self.database.write() as connection:
            server = await servers.get(connection, place.guild)
            no = unfit(server, place, minutes)
            if no is not None:
                return no
            if starts_at < now - timedelta(minutes=1) or starts_at > now + FURTHEST:
                return refused("together.bad_start", days=FURTHEST.days)
            starts_at = max(starts_at, now)
            ends_at = rules.ends(minutes, starts_at)
            wanted = Round(
                0, place.guild, host, place.channel, minutes, starts_at, ends_at, parent=place.parent
            )
            opened = await rounds.open(connection, wanted)
        self.wake(opened.starts_at)
        return Opened(opened)


@dataclass(frozen=True, slots=True)
class RoundPosted:
    """Note where a round's card stands."""

    database: Database

    async def __call__(self, *, round: int, channel: int, message: int) -> None:
        """So that it can be changed at the start."""
        async with self.database.write() as connection:
            await rounds.posted(connection, round, channel, message)


@dataclass(frozen=True, slots=True)
class Joined:
    """In; `started` is their half hour where the round runs already."""

    round: Round
    count: int
    started: Started | None = None


@dataclass(frozen=True, slots=True)
class JoinRound:
    """Join a round, with consent first, before its start or while it runs."""

    database: Database
    start: Start
    clock: Clock

    async def __call__(
        self,
        *,
        round: int,
        member: int,
        place: Place,
        roles: Collection[int] = (),
        consent: Consent | None = None,
    ) -> Joined | ConsentNeeded | Refused:
        """Who joins late ends with the others."""
        now = self.clock.now()
        async with self.database.write() as connection:
            found = await rounds.get(connection, round)
            if found is None or found.state in ("over", "cancelled") or now >= found.ends_at:
                return refused("together.over")
            server = await servers.get(connection, found.guild)
            if server is None:
                return refused("start.not_set_up")
            if server.exempts(roles):
                return refused("start.exempt")
            wishes = await members.get(connection, found.guild, member)
            if consent is not None and consent.version == server.consent_version:
                wishes = wishes.agreeing(consent)
                await members.save(connection, found.guild, member, wishes)
                await members.agreed(connection, found.guild, member, now)
            if wishes.consent_version != server.consent_version:
                return ConsentNeeded(
                    server.consent_version, found.minutes, wishes.consent_version > 0, server
                )
            if found.state == "open":
                await rounds.join(connection, found, member)
                return Joined(found, len(await rounds.members(connection, round)))
        left = max(1, int((found.ends_at - now).total_seconds() // 60))
        if left < rules.LEAST_MINUTES:
            return refused("together.nearly_over")
        started = await self.start(
            member=member,
            place=place,
            minutes=found.minutes,
            roles=roles,
            round=found.id,
            ends_at=found.ends_at,
        )
        if not isinstance(started, Started):
            return started
        async with self.database.write() as connection:
            await rounds.join(connection, found, member)
            return Joined(found, len(await rounds.members(connection, round)), started)


@dataclass(frozen=True, slots=True)
class Left:
    """Out again; so many are still in."""

    round: Round
    count: int


@dataclass(frozen=True, slots=True)
class LeaveRound:
    """Leave before the start; a running half hour is left with stop."""

    database: Database

    async def __call__(self, *, round: int, member: int) -> Left | None:
        """None when they had not joined, or it has begun."""
        async with self.database.write() as connection:
            if not await rounds.leave(connection, round, member):
                return None
            found = await rounds.get(connection, round)
            return None if found is None else Left(found, len(await rounds.members(connection, round)))
