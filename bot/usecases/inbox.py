"""What waits for a member: reading is being told."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.ports import Clock, Notice
from bot.storage import outbox
from bot.storage.database import Database
from bot.usecases.deliver import told
from bot.usecases.notices import Notices
from bot.usecases.waker import Waker


@dataclass(frozen=True, slots=True)
class Inbox:
    """Notices that could not be sent, oldest first."""

    items: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class ReadInbox:
    """Show what waits, and mark it as read; a slip's grace begins now."""

    database: Database
    notices: Notices
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, member: int) -> Inbox:
        """Everything that still has something to say."""
        now = self.clock.now()
        async with self.database.read() as connection:
            waiting = await outbox.inbox(connection, guild, member, now)
        items = []
        for effect in waiting:
            notice = await self.notices.of(effect, now)
            if notice is not None:
                items.append(replace(notice, via="inbox"))
        async with self.database.write() as connection:
            await outbox.read(connection, [effect.id for effect in waiting])
            for notice in items:
                await told(connection, notice, now)
        for notice in items:
            grace = notice.args.get("grace")
            if isinstance(grace, int) and notice.kind == "nudge.slip":
                self.wake(now + timedelta(seconds=grace))
        return Inbox(tuple(items))
