"""Recurring social hours: each is announced, as a Discord event, once the last one has ended."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.calendar import Cadence, next_slot
from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import outbox, servers, socials
from bot.storage.database import Database
from bot.storage.history import noted
from bot.storage.outbox import Effect
from bot.storage.socials import Social
from bot.usecases.waker import Waker

MOST = 7
SHORTEST, LONGEST = 15, 240


@dataclass(frozen=True, slots=True)
class AddSocial:
    """Plan one for every week."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, guild: int, by: int, channel: int, weekday: int, at: time, minutes: int = 60
    ) -> Social | Refused:
        """`weekday` 0 is Monday; `at` in the server's zone."""
        now = self.clock.now()
        if not 0 <= weekday <= 6 or not SHORTEST <= minutes <= LONGEST:
            return refused("social.bad_time", least=SHORTEST, most=LONGEST)
        async with self.database.write() as connection, noted(connection, guild, by, now):
            if await servers.get(connection, guild) is None:
                return refused("start.not_set_up")
            if len(await socials.of(connection, guild)) >= MOST:
                return refused("social.too_many", most=MOST)
            social = await socials.add(connection, Social(0, guild, channel, weekday, at, minutes), now)
        self.wake(now)
        return social


@dataclass(frozen=True, slots=True)
class ListSocials:
    """A server's social hours."""

    database: Database

    async def __call__(self, *, guild: int) -> tuple[Social, ...]:
        """By day and time."""
        async with self.database.read() as connection:
            return tuple(await socials.of(connection, guild))


@dataclass(frozen=True, slots=True)
class RemoveSocial:
    """No such social hour any more; an event that was announced stays."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int, social: int, by: int = 0) -> bool:
        """False when it is not there."""
        async with self.database.write() as connection, noted(connection, guild, by, self.clock.now()):
            return await socials.remove(connection, guild, social)


@dataclass(frozen=True, slots=True)
class Socials:
    """Due work of social hours."""

    database: Database

    async def __call__(self, now: datetime) -> None:
        """Announce the next one, and look again when it has ended."""
        async with self.database.write() as connection:
            for social in await socials.due(connection, now, 100):
                server = await servers.get(connection, social.guild)
                zone = ZoneInfo(server.zone if server is not None else "UTC")
                cadence = Cadence(every="weekly", at=social.at, weekday=social.weekday)
                starts = next_slot(now, cadence, zone).at
                ends = starts + timedelta(minutes=social.minutes)
                await socials.aim(connection, social.id, ends)
                if server is None:
                    continue
                effect = Effect(
                    kind="event.create",
                    guild=social.guild,
                    channel=social.channel,
                    key=f"social:{social.id}:{int(starts.timestamp())}",
                    way="channel",
                    args={
                        "social": social.id,
                        "channel": social.channel,
                        "starts": int(starts.timestamp()),
                        "ends": int(ends.timestamp()),
                    },
                    not_before=now,
                    not_after=starts,
                )
                await outbox.add(connection, effect, now)
