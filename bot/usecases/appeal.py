""" "It isn't selling": one appeal a slip, to the moderators' queue, with a link and no text."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import appeals, outbox, servers, slips
from bot.storage.appeals import Appeal
from bot.storage.database import Database
from bot.storage.outbox import Effect
from bot.usecases.waker import Waker

OPEN_FOR = timedelta(days=7)
"""How long after a slip one may appeal."""


@dataclass(frozen=True, slots=True)
class Appealed:
    """It lies in the queue."""

    appeal: Appeal


@dataclass(frozen=True, slots=True)
class SendAppeal:
    """Ask the moderators to look again."""

    database: Database
    clock: Clock
    wake: Waker

    async def __call__(self, *, member: int, slip: int) -> Appealed | Refused:
        """One appeal for each slip of one's own, within a week."""
        now = self.clock.now()
        async with self.database.write() as connection:
            found = await slips.get(connection, slip)
            if found is None or found.member != member or found.state == "lifted":
                return refused("appeal.none")
            if await appeals.of_slip(connection, slip) is not None:
                return refused("appeal.already")
            if now - found.at > OPEN_FOR:
                return refused("appeal.late", days=OPEN_FOR.days)
            server = await servers.get(connection, found.guild)
            if server is None or server.appeals_channel is None:
                return refused("appeal.no_queue")
            appeal = await appeals.open(connection, found, now)
            if appeal is None:
                return refused("appeal.already")
            effect = Effect(
                kind="appeal.queue",
                guild=found.guild,
                member=member,
                channel=server.appeals_channel,
                key=f"appeal:{appeal.id}",
                way="channel",
                args={
                    "appeal": appeal.id,
                    "slip": found.id,
                    "member": member,
                    "channel": found.channel,
                    "message": found.message,
                    "rules": list(appeal.rules),
                },
                not_before=now,
                not_after=now + OPEN_FOR,
            )
            await outbox.add(connection, effect, now)
        self.wake(now)
        return Appealed(appeal)
