"""Where a member stands: the running half hour so far, or what the last one came to."""

from dataclasses import dataclass

from bot.core.challenge import Challenge
from bot.core.recap import Recap
from bot.core.wishes import Wishes
from bot.ports import Clock
from bot.storage import challenges, members, outbox
from bot.storage.database import Database
from bot.usecases.recaps import Recaps


@dataclass(frozen=True, slots=True)
class Status:
    """`running` with its `recap` so far; else `last` with its own. `waiting` counts notices in the inbox."""

    running: Challenge | None
    last: Challenge | None
    recap: Recap | None
    elsewhere: bool
    waiting: int
    wishes: Wishes


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """Read where a member stands; a recap that was waiting is told by this."""

    database: Database
    recaps: Recaps
    clock: Clock

    async def __call__(self, *, guild: int, member: int) -> Status:
        """The status in one server."""
        now = self.clock.now()
        async with self.database.read() as connection:
            latest = await challenges.latest(connection, guild, member)
            anywhere = await challenges.running(connection, member)
            wishes = await members.get(connection, guild, member)
            waiting = await outbox.inbox(connection, guild, member, now)
        running = latest if latest is not None and latest.state == "active" else None
        told = [
            notice.id
            for notice in waiting
            if notice.kind == "recap" and latest is not None and notice.challenge == latest.id
        ]
        if told and running is None:
            async with self.database.write() as connection:
                await outbox.read(connection, told)
        return Status(
            running=running,
            last=None if running is not None else latest,
            recap=None if latest is None else await self.recaps.of(latest),
            elsewhere=anywhere is not None and anywhere.guild != guild,
            waiting=len(waiting) - (len(told) if running is None else 0),
            wishes=wishes,
        )
