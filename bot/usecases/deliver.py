"""Step the outbox: claim what is due, carry it out, write down what became of it."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.nudge import next_way
from bot.ports import Notice, Receipt
from bot.storage import challenges, members, outbox, pauses, schedules, servers, slips
from bot.storage.database import Database, Transaction
from bot.storage.outbox import Effect
from bot.usecases.hand import Hand
from bot.usecases.notices import Notices

log = logging.getLogger(__name__)
BATCH = 20
"""Effects in flight at once; Discord's own limit is fifty requests a second."""
ATTEMPTS = 8
"""After so many doubtful or failed tries a notice is given up."""
SLOWEST = 300.0
UNREACHABLE = frozenset({"50007", "50278", "dm_closed", "no_mutual_guild"})
"""Reasons for which a member's DMs stay closed until they ask for them again."""


@dataclass(frozen=True, slots=True)
class Deliver:
    """Carry out what is due."""

    database: Database
    notices: Notices
    hand: Hand

    async def __call__(self, now: datetime) -> int:
        """Deliver everything that is due at `now`; returns how many were sent."""
        sent = 0
        if not self.hand.free:
            return sent
        while True:
            async with self.database.write() as connection:
                paused = await pauses.until(connection, "dm")
                quiet = paused is not None and paused > now
                claimed = await outbox.claim(connection, now, BATCH, without_dms=quiet)
            if not claimed:
                return sent
            results = await asyncio.gather(
                *(self._one(effect, now) for effect in claimed), return_exceptions=True
            )
            for effect, result in zip(claimed, results, strict=True):
                if isinstance(result, BaseException):
                    log.error("delivering %s %d failed: %r", effect.kind, effect.id, result)
                    async with self.database.write() as connection:
                        await self._retry(connection, effect, now, 0.0, doubtful=True)
                else:
                    sent += result

    async def _one(self, effect: Effect, now: datetime) -> int:
        if effect.not_after <= now:
            return await self._drop(effect, "expired")
        if effect.way == "here" and effect.doubtful:
            async with self.database.write() as connection:  # it cannot be looked for: at most once
                await outbox.again(connection, effect, now, "inbox", doubtful=False)
            return 0
        notice = await self.notices.of(effect, now)
        if notice is None:
            return await self._drop(effect, "cancelled")
        receipt = await self.hand.deliver(notice)
        async with self.database.write() as connection:
            return await self._write(connection, effect, notice, receipt, now)

    async def _drop(self, effect: Effect, state: str) -> int:
        async with self.database.write() as connection:
            await outbox.finish(connection, effect, state, None, None)
            if effect.kind.startswith("nudge.") and effect.challenge is not None and effect.way != "inbox":
                await challenges.give_back_nudge(connection, effect.challenge)
        return 0

    async def _write(
        self, connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
    ) -> int:
        if receipt.pauses_all:
            until = await pauses.longer(connection, "dm", now, receipt.reason)
            log.warning("direct messages pause until %s: Discord answered %s", until, receipt.reason)
        if receipt.delivery == "sent":
            if await outbox.finish(connection, effect, "sent", receipt.channel, receipt.message):
                await self._sent(connection, effect, notice, receipt, now)
            return 1
        if receipt.delivery == "closed":
            await self._closed(connection, effect, receipt, now)
        elif receipt.delivery == "later":
            await self._retry(connection, effect, now, receipt.retry_after, effect.doubtful)
        elif receipt.delivery == "doubtful":
            await self._retry(connection, effect, now, receipt.retry_after, doubtful=True)
        else:
            log.info("%s %d came to nothing: %s %s", effect.kind, effect.id, receipt.delivery, receipt.reason)
            await outbox.finish(connection, effect, receipt.delivery, None, None)
            if effect.kind in ("nudge.quiet", "nudge.halfway") and effect.challenge is not None:
                await challenges.give_back_nudge(connection, effect.challenge)
        return 0

    async def _sent(
        self, connection: Transaction, effect: Effect, notice: Notice, receipt: Receipt, now: datetime
    ) -> None:
        if effect.way == "dm":
            await pauses.lift(connection, "dm")
        if effect.kind == "nudge.slip":
            await told(connection, notice, now)
        elif effect.kind == "board" and receipt.channel and receipt.message:
            args = effect.args
            await schedules.keep_post(
                connection,
                effect.guild,
                str(args["board"]),
                str(args["period"]),
                receipt.channel,
                receipt.message,
            )

    async def _closed(self, connection: Transaction, effect: Effect, receipt: Receipt, now: datetime) -> None:
        if effect.way == "dm" and effect.member is not None and receipt.reason in UNREACHABLE:
            wishes = await members.get(connection, effect.guild, effect.member)
            await members.save(connection, effect.guild, effect.member, replace(wishes, dm_closed=True))
        way = next_way(effect.way)
        if way is None or effect.edits is not None:
            await outbox.finish(connection, effect, "closed", None, None)
        else:
            await outbox.again(connection, effect, now, way, doubtful=False)

    async def _retry(
        self, connection: Transaction, effect: Effect, now: datetime, after: float, doubtful: bool
    ) -> None:
        if effect.attempts >= ATTEMPTS and doubtful:
            await outbox.finish(connection, effect, "failed", None, None)
            return
        wait = timedelta(seconds=max(after, min(SLOWEST, 2.0**effect.attempts)))
        await outbox.again(connection, effect, now + wait, effect.way, doubtful)


async def told(connection: Transaction, notice: Notice, now: datetime) -> None:
    """The member knows of these slips: their grace begins."""
    server = await servers.get(connection, notice.guild)
    listed = notice.args.get("slips")
    if server is not None and isinstance(listed, list):
        await slips.told(connection, [one["slip"] for one in listed], now, server.grace)
