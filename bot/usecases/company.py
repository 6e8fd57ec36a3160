"""What time does to dares and rounds: they expire, start, and come to a recap."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.place import Place
from bot.storage import dares, outbox, rounds
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.storage.outbox import Effect
from bot.storage.rounds import Round
from bot.usecases.start import Start, Started

BATCH = 100
KEPT = timedelta(hours=12)
DARES_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Company:
    """Due work of dares and rounds."""

    database: Database
    ledger: Ledger
    start: Start

    async def starts(self, now: datetime) -> None:
        """Expire dares, start rounds."""
        async with self.database.write() as connection:
            for dare in await dares.claim_expired(connection, now, BATCH):
                if dare.channel is None or dare.message is None:
                    continue
                effect = Effect(
                    kind="dare.expired",
                    guild=dare.guild,
                    member=dare.challenger,
                    channel=dare.channel,
                    edits=dare.message,
                    key=f"dare:{dare.id}",
                    way="channel",
                    args={"dare": dare.id, "challenger": dare.challenger},
                    not_before=now,
                    not_after=now + KEPT,
                )
                await outbox.add(connection, effect, now)
        async with self.database.write() as connection:
            starting = await rounds.claim_starting(connection, now, BATCH)
            joined = {one.id: await rounds.members(connection, one.id) for one in starting}
        for one in starting:
            if now >= one.ends_at:
                continue  # we slept through it: its recap says that nobody was in
            for member in joined[one.id]:
                await self._start(one, member)
            await self._say(one, "round.start", joined[one.id], now)

    async def ends(self, now: datetime) -> None:
        """The recap of settled rounds: how many, and how many met; nobody is named."""
        async with self.database.write() as connection:
            settled = await rounds.claim_settled(connection, now, BATCH)
            joined = {one.id: await rounds.members(connection, one.id) for one in settled}
        for one in settled:
            await self._say(one, "round.recap", joined[one.id], now)

    async def _start(self, one: Round, member: int) -> bool:
        place = Place(one.guild, one.channel, one.parent)
        outcome = await self.start(
            member=member, place=place, minutes=one.minutes, round=one.id, ends_at=one.ends_at
        )
        return isinstance(outcome, Started)

    async def _say(self, one: Round, kind: str, joined: list[int], now: datetime) -> None:
        async with self.database.read() as connection:
            half_hours = await rounds.half_hours(connection, one.id)
        met = await self.ledger.meetings(one.guild, [id for id, _, _ in half_hours])
        effect = Effect(
            kind=kind,
            guild=one.guild,
            channel=one.card_channel or one.channel,
            edits=one.card_message if kind == "round.start" else None,
            key=f"{kind}:{one.id}",
            way="channel",
            args={
                "round": one.id,
                "joined": len(joined),
                "started": len(half_hours),
                "finished": sum(state == "completed" for _, _, state in half_hours),
                "met": met,
                "ends": int(one.ends_at.timestamp()),
            },
            not_before=now,
            not_after=now + KEPT,
        )
        async with self.database.write() as connection:
            await outbox.add(connection, effect, now)
