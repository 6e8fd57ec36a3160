"""Step the outbox: claim what is due, carry it out, write down what became of it."""

import asyncio
import logging
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core.nudge import LISTENS, first_way, next_way, wished_way
from bot.ports import Clock, Notice, Receipt
from bot.storage import challenges, members, outbox, pauses, posts, servers, slips
from bot.storage.database import Database, Transaction
from bot.storage.outbox import Effect
from bot.usecases.aftermath import after
from bot.usecases.departures import Departed
from bot.usecases.hand import Hand
from bot.usecases.notices import Notices
from bot.usecases.waker import Waker

log = logging.getLogger(__name__)
BATCH = 20
"""Effects claimed at once."""
MOST = 40
"""Effects on their way at once; Discord's own limit is fifty requests a second."""
PATIENCE = 2.0
"""Seconds of the machine's time that one step waits for its sends."""
BUDGETED = frozenset({"nudge.slip", "nudge.quiet", "nudge.halfway"})
"""Kinds that were counted when they were written: one that comes to nothing is given back."""
PUT_OFF = frozenset({"nudge.quiet", "nudge.halfway"})
"""Kinds that nobody needs who wishes for quiet."""
WISHED = BUDGETED | {"nudge.repaired", "recap"}
"""Kinds that go the way the member wishes for, at the moment when they are sent."""
SLOWEST = 300.0
"""Seconds between tries, at most; a notice is given up when its own time is over."""
GONE = frozenset({"no_mutual_guild", "unknown_member", "unknown_user"})
"""Reasons that say that a member is not in the server any more."""
UNREACHABLE = frozenset({"dm_closed"}) | GONE
"""Reasons for which a member's DMs stay closed until they ask for them again."""


@dataclass(frozen=True, slots=True)
class Deliver:
    """Carry out what is due. A slow send never holds up the clock: it goes on beside it, and wakes us."""

    database: Database
    notices: Notices
    hand: Hand
    departed: Departed
    clock: Clock
    wake: Waker
    _flying: dict[int, asyncio.Task[int]] = field(default_factory=dict)

    async def __call__(self, now: datetime) -> int:
        """Deliver what is due at `now`; returns how many were sent before patience ran out."""
        sent = 0
        if not self.hand.free:
            return sent
        deadline = time.monotonic() + PATIENCE
        while not self.full and (left := deadline - time.monotonic()) > 0:
            claimed = await self._claim(now)
            if not claimed:
                break
            done, slow = await asyncio.wait([self._launch(one, now) for one in claimed], timeout=left)
            sent += sum(task.result() for task in done if not task.cancelled())
            for task in slow:
                task.add_done_callback(lambda _: self.wake(self.clock.now()))
        return sent

    @property
    def full(self) -> bool:
        """True while as much is on its way as may be: whichever arrives first wakes us."""
        return len(self._flying) >= MOST

    async def finish(self, patience: float) -> None:
        """Wait for what is on its way; what takes longer is looked for at the next start."""
        if self._flying:
            _, slow = await asyncio.wait(list(self._flying.values()), timeout=patience)
            for task in slow:
                task.cancel()
            await asyncio.gather(*slow, return_exceptions=True)

    async def _claim(self, now: datetime) -> list[Effect]:
        async with self.database.write() as connection:
            limit = min(BATCH, MOST - len(self._flying))
            return await outbox.claim(connection, now, limit, besides=list(self._flying))

    def _launch(self, effect: Effect, now: datetime) -> asyncio.Task[int]:
        task = asyncio.create_task(self._safely(effect, now), name=f"outbox {effect.id}")
        self._flying[effect.id] = task
        task.add_done_callback(lambda _: self._flying.pop(effect.id, None))
        return task

    async def _safely(self, effect: Effect, now: datetime) -> int:
        try:
            return await self._one(effect, now)
        except Exception as error:
            # The row's words may be in the error's text: its type is enough.
            log.error("delivering %s %d failed: %s", effect.kind, effect.id, type(error).__name__)
            async with self.database.write() as connection:
                await self._retry(connection, effect, now, 0.0, doubtful=True)
            return 0

    async def _one(self, effect: Effect, now: datetime) -> int:
        if effect.not_after <= now:
            return await self._drop(effect, "expired")
        if effect.kind in WISHED and await self._wished_otherwise(effect, now):
            return 0
        if effect.way == "dm" and await self._paused(effect, now):
            return 0
        if effect.way == "here" and effect.doubtful:
            async with self.database.write() as connection:  # it cannot be looked for: at most once
                await outbox.again(connection, effect, now, "inbox", doubtful=False)
            return 0
        notice = await self.notices.of(effect, now)
        if notice is None:
            return await self._drop(effect, "cancelled")
        receipt = await self.hand.deliver(notice)
        now = max(now, self.clock.now())
        async with self.database.write() as connection:
            sent = await self._write(connection, effect, notice, receipt, now)
        if receipt.delivery == "closed" and receipt.reason in GONE and effect.member is not None:
            await self.departed(guild=effect.guild, member=effect.member)
        return sent

    async def _wished_otherwise(self, effect: Effect, now: datetime) -> bool:
        """True where the member wishes for less by now: it goes a quieter way, or nowhere."""
        if effect.member is None or effect.doubtful or effect.edits is not None:
            return False  # it may be there already
        async with self.database.write() as connection:
            wishes = await members.get(connection, effect.guild, effect.member)
            server = await servers.get(connection, effect.guild)
            way = wished_way(effect.way, wishes)
            if effect.kind in PUT_OFF and (
                way == "inbox" or (server is not None and wishes.quiet_at(now, server.zone))
            ):
                await outbox.finish(connection, effect, "cancelled", None, None)
            elif way != effect.way:
                await outbox.again(connection, effect, now, way, doubtful=False)
                if way != "inbox":
                    return True
            else:
                return False
            if effect.kind in BUDGETED and effect.challenge is not None:
                await challenges.give_back_nudge(connection, effect.challenge)
        return True

    async def _paused(self, effect: Effect, now: datetime) -> bool:
        """True where direct messages pause: it is put back, to be told here meanwhile or by DM afterwards."""
        async with self.database.write() as connection:
            until = await pauses.until(connection, "dm")
            if until is None or until <= now:
                return False
            if effect.doubtful or effect.edits is not None:
                await outbox.again(connection, effect, until, "dm", effect.doubtful)
            else:
                await outbox.again(connection, effect, now, "here", doubtful=False)
            return True

    async def _drop(self, effect: Effect, state: str) -> int:
        async with self.database.write() as connection:
            await outbox.finish(connection, effect, state, None, None)
            if effect.kind == "board" and state == "expired":
                await posts.touch_carried(connection, effect.id)  # whoever hides must not stay shown
            if effect.kind in BUDGETED and effect.challenge is not None and effect.way != "inbox":
                await challenges.give_back_nudge(connection, effect.challenge)
        return 0

    async def _write(
        self, connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
    ) -> int:
        if receipt.pauses_all:
            least = timedelta(seconds=receipt.retry_after)
            until = await pauses.longer(connection, "dm", now, receipt.reason, least)
            log.warning("direct messages pause until %s: Discord answered %s", until, receipt.reason)
        if receipt.delivery == "sent":
            if await outbox.finish(connection, effect, "sent", receipt.channel, receipt.message):
                await self._sent(connection, effect, notice, receipt, now)
            return 1
        if receipt.delivery == "closed":
            await self._closed(connection, effect, receipt, now)
        elif receipt.pauses_all and effect.way == "dm" and not effect.doubtful and effect.edits is None:
            await outbox.again(connection, effect, now, "here", doubtful=False)
        elif receipt.delivery == "later":
            await self._retry(connection, effect, now, receipt.retry_after, effect.doubtful)
        elif receipt.delivery == "doubtful":
            await self._retry(connection, effect, now, receipt.retry_after, doubtful=True)
        else:
            log.info("%s %d came to nothing: %s %s", effect.kind, effect.id, receipt.delivery, receipt.reason)
            await outbox.finish(connection, effect, receipt.delivery, None, None)
            if effect.kind in ("nudge.quiet", "nudge.halfway") and effect.challenge is not None:
                await challenges.give_back_nudge(connection, effect.challenge)
            if effect.kind == "nudge.quiet" and effect.challenge is not None:
                await challenges.listen_again(connection, effect.challenge, now + LISTENS)
        await after(connection, effect, notice, receipt, now)
        return 0

    async def _sent(
        self, connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
    ) -> None:
        if effect.way == "dm":
            await pauses.lift(connection, "dm")
        if effect.kind == "nudge.slip":
            await told(connection, notice, now)
        await after(connection, effect, notice, receipt, now)

    async def _closed(self, connection: Transaction, effect: Effect, receipt: Receipt, now: datetime) -> None:
        if effect.way == "dm" and effect.member is not None and receipt.reason in UNREACHABLE:
            wishes = await members.get(connection, effect.guild, effect.member)
            await members.save(connection, effect.guild, effect.member, replace(wishes, dm_closed=True))
        way = next_way(effect.way)
        paused = await pauses.until(connection, "dm")
        if effect.way == "here" and paused is not None and now < paused < effect.not_after:
            wishes = await members.get(connection, effect.guild, effect.member or 0)
            if first_way(wishes) == "dm":  # it came here only because direct messages pause
                await outbox.again(connection, effect, paused, "dm", doubtful=False)
                return
        if way is None or effect.edits is not None:
            await outbox.finish(connection, effect, "closed", None, None)
        else:
            await outbox.again(connection, effect, now, way, doubtful=False)

    async def _retry(
        self, connection: Transaction, effect: Effect, now: datetime, after: float, doubtful: bool
    ) -> None:
        wait = timedelta(seconds=max(after, min(SLOWEST, 2.0 ** min(effect.attempts, 20))))
        await outbox.again(connection, effect, now + wait, effect.way, doubtful)


async def told(connection: Transaction, notice: Notice, now: datetime) -> None:
    """The member knows of these slips: their grace begins."""
    server = await servers.get(connection, notice.guild)
    listed = notice.args.get("slips")
    if server is not None and isinstance(listed, list):
        await slips.told(connection, [one["slip"] for one in listed], now, server.grace)
