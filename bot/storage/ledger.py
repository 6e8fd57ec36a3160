"""The ledger's writer: deeds queue up, and one transaction commits a group with whatever hangs on it."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.finding import RuleName
from bot.core.ledger import DELETED, PAIR_DAYS, PARDON, Booked, Deed, Entry, Line, Tally, day_number
from bot.core.scoring import SLIPS, booked_as
from bot.storage import accounts, forgetting
from bot.storage.booking import ConflictError, book
from bot.storage.database import Database
from bot.storage.prices import PriceStore
from bot.storage.seal import Keyed

Also = Callable[[AsyncConnection, Booked], Awaitable[None]]
"""What is written in the same transaction, after the rows: outbox rows, slips. To raise undoes all."""

GROUP = 200
"""Submissions in one transaction at most."""
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Submission:
    deeds: tuple[Deed, ...]
    also: Also | None
    done: asyncio.Future[Booked]


class Ledger:
    """Books deeds exactly once. `flush()` is the pump's one step; `run()` only calls it."""

    def __init__(self, database: Database, prices: PriceStore, keyed: Keyed) -> None:
        self._database = database
        self._prices = prices
        self._keyed = keyed
        self._queue: list[_Submission] = []
        self._some = asyncio.Event()
        self._flushing = asyncio.Lock()

    async def book(self, deeds: Sequence[Deed], also: Also | None = None) -> Booked:
        """Queue deeds and wait until their group is committed; what `also` raised undoes them."""
        return await self._submit(deeds, also)

    async def book_now(self, deeds: Sequence[Deed], also: Also | None = None) -> Booked:
        """Book deeds, and whatever waits before them, without a pump."""
        done = self._submit(deeds, also)
        await self.flush()
        return await done

    def _submit(self, deeds: Sequence[Deed], also: Also | None) -> asyncio.Future[Booked]:
        done: asyncio.Future[Booked] = asyncio.get_running_loop().create_future()
        self._queue.append(_Submission(tuple(deeds), also, done))
        self._some.set()
        return done

    async def flush(self) -> int:
        """Commit what is queued; how many submissions that were. Who gives up waiting does not stop it."""
        return await asyncio.shield(asyncio.ensure_future(self._drain()))

    async def _drain(self) -> int:
        done = 0
        async with self._flushing:
            while self._queue:
                group, self._queue = self._queue[:GROUP], self._queue[GROUP:]
                done += len(group)
                await self._commit(group)
            self._some.clear()
        return done

    async def run(self) -> None:
        """The pump: flush whenever something is queued, until cancelled."""
        while True:
            await self._some.wait()
            await self.flush()

    async def withdraw(
        self, guild: int, messages: Sequence[int], now: datetime, also: Also | None = None
    ) -> Booked:
        """Reverse what deleted messages booked, for thirty days; messages that booked nothing do nothing."""
        await self.flush()
        async with self._database.read() as connection:
            lines = await accounts.of_messages(connection, guild, messages, day_number(now) - PAIR_DAYS)
        sheets = {(line.key.member, line.key.message): line.sheet for line in lines}
        deeds = [Deed(sheet, message, 0, DELETED, now) for (_, message), sheet in sheets.items()]
        return await self.book_now(deeds, also) if deeds else Booked()

    async def pardon(
        self,
        guild: int,
        message: int,
        revision: int,
        member: int,
        rule: RuleName | None = None,
        also: Also | None = None,
    ) -> Booked:
        """Reverse a slip whose appeal was accepted (all of the revision's, without `rule`)."""
        await self.flush()
        async with self._database.read() as connection:
            lines = await accounts.of_messages(connection, guild, [message], 0)
        names = SLIPS if rule is None else {booked_as(rule)}
        deeds = [
            Deed(line.sheet, message, revision, PARDON + line.key.finding, line.at)
            for line in lines
            if line.key.member == member and line.key.revision == revision and line.key.finding in names
        ]
        return await self.book_now(deeds, also)

    async def settle(self, guild: int, member: int, half_hour: int) -> None:
        """Close a half hour: its fingerprints are forgotten."""
        async with self._database.write() as connection:
            await forgetting.settle(connection, guild, member, half_hour)

    async def forget(self, connection: AsyncConnection, guild: int, member: int, half_hour: int) -> int:
        """Take back a half hour and delete its rows, in the caller's transaction; how many there were."""
        return await forgetting.forget_half_hour(connection, guild, member, half_hour, self._prices)

    async def erase(self, connection: AsyncConnection, member: int, guild: int | None = None) -> int:
        """Delete a member's rows and standings, in the caller's transaction; how many there were."""
        return await forgetting.erase(connection, member, guild, self._keyed)

    async def expire(self, now: datetime) -> int:
        """Forget pairs that are older than thirty days; to be called once a day."""
        async with self._database.write() as connection:
            return await forgetting.expire(connection, now)

    async def recap(self, guild: int, member: int, half_hour: int) -> Tally:
        """What one half hour comes to."""
        await self.flush()
        async with self._database.read() as connection:
            return await accounts.recap(connection, guild, member, half_hour)

    async def meetings(self, guild: int, half_hours: Collection[int]) -> int:
        """How many pairs of people met first in these half hours."""
        await self.flush()
        async with self._database.read() as connection:
            return await accounts.meetings(connection, guild, half_hours)

    async def totals(self, guild: int, member: int) -> Tally:
        """What all of a member's half hours come to."""
        async with self._database.read() as connection:
            return await accounts.totals(connection, guild, member)

    async def lines(self, guild: int, message: int) -> tuple[Line, ...]:
        """What a message booked, what that is worth now, and why."""
        await self.flush()
        async with self._database.read() as connection:
            return await accounts.explain(connection, guild, message, self._prices)

    async def _commit(self, group: list[_Submission]) -> None:
        try:
            results = await self._transaction(group)
        except Exception as error:
            if len(group) == 1:
                if not group[0].done.done():
                    group[0].done.set_exception(error)
                return
            for submission in group:  # one that fails must not take the others with it
                await self._commit([submission])
            return
        for submission, booked in zip(group, results, strict=True):
            if not submission.done.done():
                submission.done.set_result(booked)

    async def _transaction(self, group: Sequence[_Submission]) -> list[Booked]:
        for attempt in range(_TRIES):
            try:
                async with self._database.write() as connection:
                    deeds = [deed for submission in group for deed in submission.deeds]
                    whole = await book(connection, deeds, self._prices)
                    results = _split(whole, [submission.deeds for submission in group])
                    for submission, booked in zip(group, results, strict=True):
                        if submission.also is not None:
                            await submission.also(connection, booked)
                return results
            except ConflictError:
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")


def _split(whole: Booked, submissions: Sequence[Sequence[Deed]]) -> list[Booked]:
    """Whose booking caused which row: the first submission that names its key, message, pair or member."""
    fresh: list[list[Deed]] = [[] for _ in submissions]
    entries: list[list[Entry]] = [[] for _ in submissions]
    owner: dict[object, int] = {}
    for index, deeds in reversed(list(enumerate(submissions))):
        for deed in deeds:
            key = deed.key
            owner.update(
                {
                    ("new", key): index,
                    ("message", key.guild, key.message): index,
                    ("pair", key.guild, key.partner): index,
                    ("member", key.guild, key.member): index,
                }
            )
    for deed in whole.fresh:
        fresh[owner["new", deed.key]].append(deed)
    for entry in whole.entries:
        key = entry.key
        names = (
            ("new", key),
            ("message", key.guild, key.message),
            ("pair", key.guild, key.partner),
            ("member", key.guild, key.member),
        )
        entries[next((owner[name] for name in names if name in owner), 0)].append(entry)
    return [Booked(tuple(new), tuple(rows)) for new, rows in zip(fresh, entries, strict=True)]
