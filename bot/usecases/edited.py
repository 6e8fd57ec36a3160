"""An edit: judged again in its own window, so that words taken out are forgiven and words put in are seen."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.core.challenge import Challenge
from bot.core.ledger import EDITED, PAIR_DAYS, Booked
from bot.core.place import Place
from bot.core.post import Post
from bot.core.slip import at_rest
from bot.ports import Clock
from bot.storage import challenges, questions, slips
from bot.storage.database import Database, Transaction
from bot.usecases.effects import tell_repaired
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging
from bot.usecases.ring import Ring
from bot.usecases.turns import Turns
from bot.usecases.waker import Waker
from bot.usecases.watch import Judged, Passed, PostBooking, asker_of, priceable

KEPT = timedelta(days=PAIR_DAYS)
"""Older messages can be changed without any effect."""


@dataclass(slots=True)
class EditBooking(PostBooking):
    """What is committed together with an edit's entries."""

    inside: bool = True
    """False for an edit made after the end: it can mend, and never adds."""

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        """In the booking's transaction."""
        if not any(talk.signal == "question" for talk in self.verdict.signals):
            await questions.close(connection, self.post.message)
        if self.challenge.shadow:
            await self.note_shadow(connection)
            return
        before = await slips.of_message(connection, self.post.guild, self.post.message)
        open_slip = next((slip for slip in before if slip.repairable), None)
        if self.verdict.findings:
            if open_slip is not None:
                if open_slip.revision < self.post.revision:
                    rules = at_rest(self.verdict.findings)
                    await slips.rejudge(
                        connection, open_slip.id, self.post.revision, rules, self.score.at_stake
                    )
                    self.slip = open_slip.id
            elif self.inside:
                await self.add_slip(connection)
        elif open_slip is not None:
            repaired = await slips.move(connection, open_slip.id, ("open", "told"), "repaired")
            if repaired is not None and repaired.told_at is not None:
                self.due = await tell_repaired(connection, repaired, -repaired.at_stake, self.now)


@dataclass(frozen=True, slots=True)
class Edited:
    """Judge an edited post again."""

    judging: Judging
    database: Database
    gate: Gate
    ring: Ring
    turns: Turns
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, post: Post, place: Place, roles: Collection[int] = (), handles: Collection[str] = ()
    ) -> Judged | Passed:
        """`post.revision` is the edit's moment in milliseconds, `post.at` the moment it was first sent."""
        async with self.turns.of(post.message):
            return await self._edited(post, place, roles, handles)

    async def _edited(
        self, post: Post, place: Place, roles: Collection[int], handles: Collection[str]
    ) -> Judged | Passed:
        now = self.clock.now()
        server = self.gate.server(post.guild)
        if server is None or not self.gate.knows(post.guild, post.author):
            return Passed("not_taking_part")
        if now - post.at > KEPT:
            return Passed("old")
        if not server.watches(place) or server.exempts(roles):
            return Passed("not_watched")
        challenge = await self._challenge(post)
        if challenge is None or not challenge.agreed_to(place):
            return Passed("not_taking_part")
        self.ring.revise(post.channel, post.message, post.text)
        post = replace(post, recent=self.ring.before(post))
        verdict = await self.judging.judge(post, challenge, now, handles)
        self.ring.answers(post.channel, post.message, asker_of(verdict), handles)
        priced, _ = await self.judging.price(priceable(verdict, challenge), post, challenge, server)
        edited_at = datetime.fromtimestamp(post.revision / 1000, UTC)
        inside = edited_at < challenge.over_at
        deeds = priced.deeds
        if not inside:
            lines = await self.judging.pump.ledger.lines(post.guild, post.message)
            booked_before = {line.finding for line in lines}
            deeds = tuple(d for d in deeds if d.finding == EDITED or d.finding in booked_before)
        act = EditBooking(post, place, challenge, server, verdict, priced, (), now, inside=inside)
        booked = await self.judging.pump.book(deeds, act)
        if act.due is not None:
            self.wake(act.due)
        if booked.entries:
            self.wake(now)  # a board that was posted may show it
        return Judged(verdict, challenge, booked.points(post.author), act.slip)

    async def _challenge(self, post: Post) -> Challenge | None:
        live = self.gate.covering(post.guild, post.author, post.at)
        if live is not None:
            return live
        async with self.database.read() as connection:
            return await challenges.covering(connection, post.guild, post.author, post.at)
