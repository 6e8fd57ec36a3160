"""Nudges that time asks for: the middle of a half hour, and a silence with somebody's question open."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.core.challenge import Challenge
from bot.core.nudge import LISTENS, budget_for, halfway_of, plan
from bot.storage import challenges, members, outbox, questions, servers
from bot.storage.database import Database, Transaction
from bot.storage.outbox import Effect

BATCH = 200
LATE = timedelta(minutes=2)
"""A middle that was missed by more than this is left out."""
Claim = Callable[[Transaction, datetime, int], Awaitable[list[Challenge]]]


@dataclass(frozen=True, slots=True)
class Reminders:
    """Writes the rows of quiet and halfway nudges."""

    database: Database

    async def __call__(self, now: datetime) -> None:
        """Everything that is due; late by more than a little, a reminder is left out."""
        await self._each("halfway", challenges.claim_halfway, now)
        await self._each("quiet", challenges.claim_quiet, now)

    async def _each(self, kind: Literal["halfway", "quiet"], claim: Claim, now: datetime) -> None:
        while True:
            async with self.database.write() as connection:
                claimed = await claim(connection, now, BATCH)
                for challenge in claimed:
                    await self._one(connection, kind, challenge, now)
            if len(claimed) < BATCH:
                return

    async def _one(
        self,
        connection: Transaction,
        kind: Literal["halfway", "quiet"],
        challenge: Challenge,
        now: datetime,
    ) -> None:
        wishes = await members.get(connection, challenge.guild, challenge.member)
        server = await servers.get(connection, challenge.guild)
        if server is None:
            return
        planned = plan(kind, challenge, wishes, server.zone, now)
        middle = halfway_of(challenge.starts_at, challenge.ends_at)
        late = kind == "halfway" and middle is not None and now - middle > LATE
        if planned is None or late:
            return
        if kind == "quiet" and not await questions.for_somebody_else(
            connection, challenge.guild, challenge.member, now, limit=1
        ):
            again = now + LISTENS
            await challenges.listen_again(
                connection, challenge.id, again if again < challenge.ends_at else None
            )
            return
        if not await challenges.spend_nudge(connection, challenge.id, budget_for(kind)):
            return
        effect = Effect(
            kind=f"nudge.{kind}",
            guild=challenge.guild,
            member=challenge.member,
            challenge=challenge.id,
            way=planned.way,
            not_before=planned.not_before,
            not_after=planned.not_after,
        )
        await outbox.add(connection, effect, now)
