"""Endings, graces and settlements: each due row is dealt with once, in the order of its own moment."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.calendar import local_day
from bot.core.challenge import Challenge, complete, count_slip
from bot.core.ledger import Booked, Deed
from bot.core.scoring import finished
from bot.storage import challenges, members, outbox, servers, slips
from bot.storage.database import Database, Transaction
from bot.storage.ledger import Ledger
from bot.storage.outbox import Effect
from bot.usecases.effects import RECAP_KEPT, tell_recap
from bot.usecases.gate import Gate
from bot.usecases.sheets import Sheets

BATCH = 200


class _Lost(Exception):  # noqa: N818 -- not a fault: another process was faster
    """Somebody else ended one of these first: begin anew."""


@dataclass(slots=True)
class _Ending:
    due: list[Challenge]
    days: dict[int, str]
    now: datetime

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        for challenge in self.due:
            over = complete(challenge)
            if not await challenges.write_state(connection, over, "active", self.days[challenge.id]):
                raise _Lost
            await outbox.cancel_nudges(connection, over.id)
            wishes = await members.get(connection, over.guild, over.member)
            await tell_recap(connection, over, wishes, over.ends_at)


@dataclass(frozen=True, slots=True)
class Endings:
    """What time does to half hours."""

    database: Database
    ledger: Ledger
    sheets: Sheets
    gate: Gate

    async def graces(self, now: datetime) -> None:
        """Told slips whose grace has passed count now, and may break the half hour, at their own moment."""
        while True:
            async with self.database.write() as connection:
                claimed = await slips.claim_graces(connection, now, BATCH)
                for slip in claimed:
                    challenge = await challenges.get(connection, slip.challenge, lock=True)
                    if challenge is None or challenge.settled_at is not None:
                        continue
                    counted = count_slip(challenge, slip.grace_until or now)
                    await challenges.write_state(connection, counted, challenge.state)
                    if counted.state != challenge.state:
                        await outbox.cancel_nudges(connection, counted.id)
                        wishes = await members.get(connection, counted.guild, counted.member)
                        await tell_recap(connection, counted, wishes, counted.over_at)
                    self.gate.put(counted)
            if len(claimed) < BATCH:
                return

    async def ends(self, now: datetime) -> None:
        """End what is due, on its own second, with its bonus and its recap in one transaction."""
        await self.ledger.flush()
        while True:
            async with self.database.read() as connection:
                due = await challenges.due_to_end(connection, now, BATCH)
            if not due:
                return
            deeds, days = [], {}
            for challenge in due:
                deed, days[challenge.id] = await self._finished(challenge)
                deeds.append(deed)
            try:
                await self.ledger.book_now(deeds, _Ending(due, days, now))
            except _Lost:
                continue
            for challenge in due:
                self.gate.put(complete(challenge))

    async def settle(self, now: datetime) -> None:
        """Ten minutes later: the books are closed, and the recap is edited once."""
        while True:
            async with self.database.write() as connection:
                settled = await challenges.claim_settling(connection, now, BATCH)
                for challenge in settled:
                    await slips.close_open(connection, challenge.id)
                    await _edit_recap(connection, challenge, now)
            for challenge in settled:
                await self.ledger.settle(challenge.guild, challenge.member, challenge.id)
                self.gate.put(challenge)
            if len(settled) < BATCH:
                break
        self.gate.let_go(now)

    async def _finished(self, challenge: Challenge) -> tuple[Deed, str]:
        async with self.database.read() as connection:
            server = await servers.get(connection, challenge.guild)
            wishes = await members.get(connection, challenge.guild, challenge.member)
        sheet, _ = await self.sheets.of(challenge, server)
        zone = ZoneInfo(wishes.zone or (server.zone if server is not None else "UTC"))
        return finished(sheet, challenge.ends_at), local_day(challenge.ends_at, zone).isoformat()


async def _edit_recap(connection: Transaction, challenge: Challenge, now: datetime) -> None:
    told = await outbox.by_key(connection, f"recap:{challenge.id}")
    if told is None or told.state != "sent" or told.way != "dm" or told.sent_message is None:
        return
    effect = Effect(
        kind="recap",
        guild=told.guild,
        member=told.member,
        channel=told.sent_channel,
        challenge=challenge.id,
        key=f"settled:{challenge.id}",
        way="dm",
        edits=told.sent_message,
        not_before=now,
        not_after=now + RECAP_KEPT,
    )
    await outbox.add(connection, effect, now)
