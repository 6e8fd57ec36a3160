"""All due work, in one call that can be stepped by hand; tells when it wants to be called next."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.storage import (
    challenges,
    dares,
    farewell,
    heard,
    history,
    outbox,
    posts,
    prompts,
    questions,
    rewards,
    rounds,
    schedules,
    shadows,
    sites,
    slips,
    socials,
)
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.usecases.boards import Boards
from bot.usecases.circles import DampCircles
from bot.usecases.company import DARES_KEPT, Company
from bot.usecases.deliver import Deliver
from bot.usecases.endings import Endings
from bot.usecases.reminders import Reminders
from bot.usecases.rewards import Rewards
from bot.usecases.ring import Ring
from bot.usecases.social import Socials

OUTBOX_KEPT = timedelta(days=30)
"""How long rows that were carried out are remembered."""


@dataclass(slots=True)
class _Day:
    """The last day on which what is too old was forgotten."""

    done: date | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """Do what is due at a moment."""

    database: Database
    ledger: Ledger
    endings: Endings
    reminders: Reminders
    boards: Boards
    rewards: Rewards
    company: Company
    socials: Socials
    deliver: Deliver
    ring: Ring
    _day: _Day = field(default_factory=_Day)

    async def __call__(self, now: datetime) -> datetime | None:
        """Graces before endings, so that a late wake-up judges in the order in which things happened."""
        await self.ledger.flush()
        await self.endings.graces(now)
        await self.endings.ends(now)
        await self.company.starts(now)
        await self.endings.settle(now)
        await self.company.ends(now)
        await self.reminders(now)
        await self.boards(now)
        await self.rewards(now)
        await self.socials(now)
        await self._forget(now)
        await self.deliver(now)
        return await self.next_due(now)

    async def next_due(self, now: datetime) -> datetime | None:
        """The earliest moment at which anything is due."""
        async with self.database.read() as connection:
            moments = [
                await challenges.next_due(connection),
                await slips.next_due(connection),
                await schedules.next_due(connection),
                now if await posts.any_stale(connection) else None,
                await rewards.next_due(connection) if self._can_send else None,
                await questions.next_due(connection),
                await dares.next_due(connection),
                await rounds.next_due(connection),
                await socials.next_due(connection),
                await outbox.next_due(connection) if self.deliver.hand.free else None,
            ]
        return schedules.earliest(moments)

    @property
    def _can_send(self) -> bool:
        return self.deliver.hand.free and not self.deliver.full

    async def _forget(self, now: datetime) -> None:
        self.ring.forget_old(now)
        async with self.database.write() as connection:
            await questions.expire(connection, now)
        if self._day.done != now.date():
            async with self.database.write() as connection:
                await sites.expire(connection, now)
                await prompts.expire(connection, now)
                await shadows.expire(connection, now)
                await history.expire(connection, now)
                await heard.expire(connection, now)
                await dares.forget_old(connection, now - DARES_KEPT)
                await outbox.forget_old(connection, now - OUTBOX_KEPT)
                for guild in await farewell.gone(connection, now):
                    await farewell.forget(connection, guild)
            await DampCircles(self.database, self.ledger)(now=now)
            await self.ledger.expire(now)
            self._day.done = now.date()
