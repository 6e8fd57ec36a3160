"""Endings, graces and settlements: each due row is dealt with once, in the order of its own moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.calendar import local_day
from bot.core.challenge import Challenge, complete, count_slip
from bot.core.ledger import Booked
from bot.core.scoring import finished
from bot.core.wishes import Wishes
from bot.storage import challenges, heard, members, outbox, servers, slips
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
    wishes: Mapping[tuple[int, int], Wishes]

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        over = [complete(challenge) for challenge in self.due]
        if not await challenges.complete_all(connection, over, self.days):
            raise _Lost
        await outbox.cancel_nudges(connection, *(challenge.id for challenge in over))
        for challenge in over:
            wishes = self.wishes[challenge.guild, challenge.member]
            await tell_recap(connection, challenge, wishes, challenge.ends_at)


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
                wishes = await members.of(connection, [(one.guild, one.member) for one in due])
                known = {guild: await servers.get(connection, guild) for guild in {x.guild for x in due}}
            if not due:
                return
            deeds, days = [], {}
            for challenge in due:
                server = known[challenge.guild]
                sheet, _ = await self.sheets.of(challenge, server)
                own = wishes[challenge.guild, challenge.member].zone
                zone = ZoneInfo(own or (server.zone if server is not None else "UTC"))
                deeds.append(finished(sheet, challenge.ends_at))
                days[challenge.id] = local_day(challenge.ends_at, zone).isoformat()
            try:
                await self.ledger.book_now(deeds, _Ending(due, days, wishes))
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
                    await edit_recap(connection, challenge, now, f"settled:{challenge.id}")
                await heard.forget(connection, [challenge.id for challenge in settled])
            for challenge in settled:
                await self.ledger.settle(challenge.guild, challenge.member, challenge.id)
                self.gate.put(challenge)
            if len(settled) < BATCH:
                break
        self.gate.let_go(now)


async def edit_recap(connection: Transaction, challenge: Challenge, now: datetime, key: str) -> None:
    """Tell a recap as it stands by now, in the message that told it first."""
    told = await outbox.by_key(connection, f"recap:{challenge.id}")
    if told is None or told.state != "sent" or told.way != "dm" or told.sent_message is None:
        return
    effect = Effect(
        kind="recap",
        guild=told.guild,
        member=told.member,
        channel=told.sent_channel,
        challenge=challenge.id,
        key=key,
        way="dm",
        edits=told.sent_message,
        not_before=now,
        not_after=now + RECAP_KEPT,
    )
    await outbox.add(connection, effect, now)
