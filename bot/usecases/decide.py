"""A moderator decides an appeal: accepting undoes the slip and all that came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.calendar import local_day
from bot.core.challenge import Challenge, restore
from bot.core.ledger import Booked
from bot.core.nudge import first_way
from bot.core.refusal import Refused, refused
from bot.core.scoring import finished
from bot.core.slip import Slip
from bot.core.wishes import Wishes
from bot.ports import Clock
from bot.storage import appeals, challenges, members, outbox, servers, slips
from bot.storage.appeals import Appeal
from bot.storage.database import Database, Transaction
from bot.storage.ledger import Ledger
from bot.storage.outbox import Effect
from bot.usecases.effects import tell_recap
from bot.usecases.endings import edit_recap
from bot.usecases.gate import Gate
from bot.usecases.sheets import Sheets
from bot.usecases.waker import Waker

KEPT = timedelta(days=7)
SCOPES = ("server", "channel", "member")


@dataclass(frozen=True, slots=True)
class Decided:
    """Done; `offer` names the scopes of an exception that a moderator may make of it."""

    appeal: Appeal
    accepted: bool
    points: int
    offer: tuple[str, ...]


class _Late(Exception):  # noqa: N818 -- not a fault: another moderator was faster
    """Somebody else has decided meanwhile: nothing of this is written."""


@dataclass(slots=True)
class _Undoing:
    appeal: Appeal
    by: int
    now: datetime
    decided: Appeal | None = None
    challenge: Challenge | None = None
    points: int = 0

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        self.decided = await appeals.decide(connection, self.appeal.id, True, self.by, self.now)
        if self.decided is None:
            raise _Late
        self.points = booked.points(self.appeal.member)
        before = await slips.get(connection, self.appeal.slip)
        await slips.move(
            connection, self.appeal.slip, ("open", "told", "counted", "repaired", "closed"), "lifted"
        )
        if before is not None and before.state == "counted":
            await self._restore(connection, before)
        await tell(connection, self.decided, "appeal.accepted", self.points, self.now)

    async def _restore(self, connection: Transaction, slip: Slip) -> None:
        challenge = await challenges.get(connection, slip.challenge, lock=True)
        if challenge is None:
            return
        busy = await challenges.running(connection, challenge.member)
        other = await challenges.next_began(connection, challenge)
        self.challenge = back = restore(challenge, self.now, busy is None, other)
        wishes = await members.get(connection, back.guild, back.member)
        day = ""
        if challenge.state == "broken" and back.state == "completed":
            server = await servers.get(connection, back.guild)
            zone = ZoneInfo(wishes.zone or (server.zone if server is not None else "UTC"))
            day = local_day(back.over_at, zone).isoformat()
        await challenges.write_state(connection, back, challenge.state, day)
        if challenge.state == "broken" and back.state != "broken":
            await self._tell_anew(connection, back, wishes)

    async def _tell_anew(self, connection: Transaction, back: Challenge, wishes: Wishes) -> None:
        """That it broke is not true any more: the recap comes at the end, or is put right now."""
        key = f"recap:{back.id}"
        if back.state == "active":
            await outbox.release(connection, key)
            await outbox.release(connection, f"settled:{back.id}")
            return
        told = await outbox.by_key(connection, key)
        if told is not None and told.state == "sent" and told.way == "dm":
            await edit_recap(connection, back, self.now, f"restored:{self.appeal.id}")
        elif told is None or told.state not in ("waiting", "claimed", "inbox"):
            await outbox.release(connection, key)
            await tell_recap(connection, back, wishes, self.now)


@dataclass(frozen=True, slots=True)
class DecideAppeal:
    """Accept or keep."""

    database: Database
    ledger: Ledger
    sheets: Sheets
    gate: Gate
    clock: Clock
    wake: Waker

    async def __call__(self, *, appeal: int, by: int, accept: bool) -> Decided | Refused:
        """Decide once; whoever comes second learns who was first."""
        now = self.clock.now()
        async with self.database.read() as connection:
            found = await appeals.get(connection, appeal)
            slip = await slips.get(connection, found.slip) if found is not None else None
        if found is None:
            return refused("appeal.none")
        if found.state != "open":
            return refused("appeal.decided", by=str(found.decided_by))
        if not accept or slip is None:
            return await self._keep(found, by, now)
        undoing = _Undoing(found, by, now)
        try:
            await self.ledger.pardon(
                found.guild, found.message, slip.revision, found.member, None, also=undoing
            )
        except _Late:
            return await self._late(appeal)
        assert undoing.decided is not None
        if undoing.challenge is not None:
            await self._went_on(undoing.challenge)
        self.wake(now)
        return Decided(undoing.decided, True, undoing.points, SCOPES)

    async def _keep(self, found: Appeal, by: int, now: datetime) -> Decided | Refused:
        async with self.database.write() as connection:
            decided = await appeals.decide(connection, found.id, False, by, now)
            if decided is not None:
                await tell(connection, decided, "appeal.kept", 0, now)
        if decided is None:
            return await self._late(found.id)
        self.wake(now)
        return Decided(decided, False, 0, ())

    async def _late(self, appeal: int) -> Refused:
        async with self.database.read() as connection:
            found = await appeals.get(connection, appeal)
        return refused("appeal.decided", by=str(found.decided_by)) if found else refused("appeal.none")

    async def _went_on(self, challenge: Challenge) -> None:
        """The half hour goes on, or was kept to its end after all."""
        self.gate.put(challenge)
        if challenge.state == "completed":
            async with self.database.read() as connection:
                server = await servers.get(connection, challenge.guild)
            sheet, _ = await self.sheets.of(challenge, server)
            await self.ledger.book_now([finished(sheet, challenge.over_at)])
        elif challenge.state == "active":
            self.wake(challenge.ends_at)


async def tell(connection: Transaction, appeal: Appeal, kind: str, points: int, now: datetime) -> None:
    """Answer the member, kindly and privately; a DM waits until their quiet hours are over."""
    wishes = await members.get(connection, appeal.guild, appeal.member)
    server = await servers.get(connection, appeal.guild)
    way = first_way(wishes)
    due = wishes.awake(now, server.zone if server is not None else "UTC") if way == "dm" else now
    effect = Effect(
        kind=kind,
        guild=appeal.guild,
        member=appeal.member,
        key=f"decided:{appeal.id}",
        way=way,
        args={
            "appeal": appeal.id,
            "channel": appeal.channel,
            "message": appeal.message,
            "points": points,
        },
        not_before=due,
        not_after=now + KEPT,
    )
    await outbox.add(connection, effect, now)
