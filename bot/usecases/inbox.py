"""What waits for a member: it is looked for first, and marked as read once it was shown."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.ports import Clock, Notice
from bot.storage import members, outbox
from bot.storage.database import Database
from bot.usecases.deliver import told
from bot.usecases.notices import Notices
from bot.usecases.waker import Waker

MOST = 5
"""Notices shown at once."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Notices that could not be sent, oldest first; `more` of them wait still."""

    items: tuple[Notice, ...]
    more: int = 0
    looked: tuple[int, ...] = ()
    """Rows that were looked at: the items', and those that have nothing to say any more."""


@dataclass(frozen=True, slots=True)
class ReadInbox:
    """Look for what waits, and mark it as read once it was shown."""

    database: Database
    notices: Notices
    clock: Clock
    wake: Waker

    async def __call__(self, *, guild: int, member: int, unasked: bool = False) -> Inbox:
        """What still has something to say, a few at a time.

        `unasked`: the member is here, and did not ask for it; whoever wants no nudges gets none.
        """
        now = self.clock.now()
        async with self.database.read() as connection:
            found = await outbox.inbox(connection, guild, member, now)
            if unasked and found and (await members.get(connection, guild, member)).nudges == "off":
                return Inbox(())
        waiting, items = found[:MOST], []
        if not waiting:
            return Inbox(())
        for effect in waiting:
            notice = await self.notices.of(effect, now)
            if notice is not None:
                items.append(replace(notice, via="inbox"))
        return Inbox(tuple(items), len(found) - len(waiting), tuple(effect.id for effect in waiting))

    async def shown(self, inbox: Inbox) -> None:
        """The member has it before their eyes: a slip's grace begins."""
        if not inbox.looked:
            return
        now = self.clock.now()
        async with self.database.write() as connection:
            await outbox.read(connection, inbox.looked)
            for notice in inbox.items:
                await told(connection, notice, now)
        for notice in inbox.items:
            grace = notice.args.get("grace")
            if isinstance(grace, int) and notice.kind == "nudge.slip":
                self.wake(now + timedelta(seconds=grace))
