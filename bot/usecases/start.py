"""Start a half hour, with consent first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.core import challenge as rules
from bot.core.challenge import Challenge
from bot.core.nudge import halfway_of, silence_after
from bot.core.place import Place
from bot.core.refusal import Refused, refused
from bot.core.server import Server
from bot.core.wishes import Consent, Wishes
from bot.ports import Clock
from bot.storage import challenges, members, servers, standings
from bot.storage.database import Database
from bot.usecases.endings import Endings
from bot.usecases.gate import Gate
from bot.usecases.waker import Waker


@dataclass(frozen=True, slots=True)
class Started:
    """It runs."""

    challenge: Challenge
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class ConsentNeeded:
    """Show the card first; `renewed`: they agreed once, to less than is watched now."""

    version: int
    minutes: int
    renewed: bool
    server: Server


@dataclass(frozen=True, slots=True)
class Start:
    """Start a half hour for one member."""

    database: Database
    endings: Endings
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(
        self,
        *,
        member: int,
        place: Place,
        minutes: int = rules.DEFAULT_MINUTES,
        roles: Collection[int] = (),
        readable: bool = True,
        visible: bool = True,
        consent: Consent | None = None,
        round: int | None = None,
        ends_at: datetime | None = None,
    ) -> Started | ConsentNeeded | Refused:
        """Start now, or say what stands in the way; nothing is judged before "I'm in".

        `ends_at` is the common end of a round; otherwise `minutes` decide.
        """
        now = self.clock.now()
        await self._end_the_last(member, now)
        async with self.database.write() as connection:
            server = await servers.get(connection, place.guild)
            no = unfit(server, place, minutes, roles, readable, visible)
            if no is not None or server is None:
                return no or refused("start.not_set_up")
            running = await challenges.running(connection, member)
            if running is not None and running.ends_at > now:
                return already(running, place.guild)
            wishes = await members.get(connection, place.guild, member)
            if consent is not None and consent.version == server.consent_version:
                wishes = wishes.agreeing(consent)
                await members.save(connection, place.guild, member, wishes)
                await members.agreed(connection, place.guild, member, now)
            if wishes.consent_version != server.consent_version:
                return ConsentNeeded(server.consent_version, minutes, wishes.consent_version > 0, server)
            ends_at = ends_at or rules.ends(minutes, now)
            wanted = Challenge(
                id=0,
                guild=place.guild,
                member=member,
                channel=place.channel,
                starts_at=now,
                ends_at=ends_at,
                preset=server.preset,
                round=round,
                watched=server.watched,
                spared=server.exempt_channels,
                shadow=server.shadow,
            )
            challenge = await challenges.begin(
                connection, wanted, halfway_of(now, ends_at), silence_after(now, ends_at)
            )
            if challenge is None:
                running = await challenges.running(connection, member)  # of two presses, the other one
                return already(running, place.guild) if running else refused("start.one_moment")
            # They are here, after all, and posts that stand show them again.
            back = await standings.show(connection, place.guild, member, "gone")
        self.gate.learn(place.guild, member)
        self.gate.put(challenge)
        due = min(ends_at, silence_after(now, ends_at) or ends_at, halfway_of(now, ends_at) or ends_at)
        self.wake(now if back else due)
        return Started(challenge, wishes)

    async def _end_the_last(self, member: int, now: datetime) -> None:
        """A half hour whose time is up, and that nobody has come by to end yet, is ended first."""
        async with self.database.read() as connection:
            running = await challenges.running(connection, member)
        if running is not None and running.ends_at <= now:
            await self.endings.graces(now)
            await self.endings.ends(now)


def already(running: Challenge, guild: int) -> Refused:
    """One half hour at a time, in all servers together."""
    key = "start.already_here" if running.guild == guild else "start.already_elsewhere"
    return refused(key, ends=unix(running.ends_at))


def unix(moment: datetime) -> int:
    """A moment as Discord's timestamps take it."""
    return round(moment.timestamp())


def unfit(
    server: Server | None,
    place: Place,
    minutes: int,
    roles: Collection[int] = (),
    readable: bool = True,
    visible: bool = True,
) -> Refused | None:
    """Why no half hour can be lived here, or None."""
    if server is None:
        return refused("start.not_set_up")
    if not rules.minutes_fit(minutes):
        return refused("start.minutes", least=rules.LEAST_MINUTES, most=rules.MOST_MINUTES)
    if not server.watches(place):
        return refused("start.not_watched", *sorted(server.watched))
    if not visible:
        return refused("start.blind")
    if not readable:
        return refused("start.unreadable")
    if server.exempts(roles):
        return refused("start.exempt")
    return None
