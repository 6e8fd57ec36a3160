"""The one path: a post is judged, priced and booked, or credits the participant it talks to."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.challenge import Challenge
from bot.core.ledger import Booked, Deed
from bot.core.nudge import silence_after
from bot.core.place import Place
from bot.core.post import Post
from bot.core.scoring import Score, booked_as
from bot.core.server import Server
from bot.core.slip import Slip, at_rest
from bot.core.verdict import Verdict
from bot.ports import Clock
from bot.storage import challenges, heard, questions, shadows, sites, slips
from bot.storage.database import Transaction
from bot.usecases.crediting import Crediting
from bot.usecases.effects import tell_slip
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging
from bot.usecases.ring import Ring
from bot.usecases.turns import Turns
from bot.usecases.waker import Waker


@dataclass(frozen=True, slots=True)
class Passed:
    """Nothing to do with us; `reason` is a stable word for tests and traces."""

    reason: str


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody talked with a participant: `message` is the post that is credited."""

    message: int
    member: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A participant's post: what was found, and what it came to (net points booked now)."""

    verdict: Verdict
    challenge: Challenge
    points: int
    slip: int | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Judge, credit, or pass by."""

    judging: Judging
    crediting: Crediting
    gate: Gate
    ring: Ring
    turns: Turns
    clock: Clock
    wake: Waker

    async def __call__(
        self, *, post: Post, place: Place, roles: Collection[int] = (), handles: Collection[str] = ()
    ) -> Judged | Credited | Passed:
        """One message in a watched channel, as it arrives; `handles` are names that the author goes by."""
        async with self.turns.of(post.message):
            return await self._watch(post, place, roles, handles)

    async def _watch(
        self, post: Post, place: Place, roles: Collection[int], handles: Collection[str]
    ) -> Judged | Credited | Passed:
        server = self.gate.server(post.guild)
        if server is None or not server.watches(place):
            return Passed("not_watched")
        again = self.ring.heard(post)
        post = replace(post, recent=self.ring.note(post))
        credits = await self.crediting(post, server, again=again)
        challenge = self.gate.covering(post.guild, post.author, post.at)
        if challenge is None or server.exempts(roles) or not challenge.agreed_to(place):
            if not credits:
                return Passed("not_taking_part")
            await self.judging.pump.book(list(credits.values()), Answered(tuple(credits)))
            message, deed = next(iter(credits.items()))
            return Credited(message, deed.sheet.member)
        now = self.clock.now()
        verdict = await self.judging.judge(post, challenge, now, handles)
        self.ring.answers(post.channel, post.message, asker_of(verdict), handles)
        credits = await self.crediting.judged(post, server, verdict) | credits
        return await self._book(post, place, challenge, server, verdict, credits)

    async def _book(
        self,
        post: Post,
        place: Place,
        challenge: Challenge,
        server: Server,
        verdict: Verdict,
        credits: dict[int, Deed],
    ) -> Judged:
        priced, _ = await self.judging.price(priceable(verdict, challenge), post, challenge, server)
        hosts = tuple(self.judging.hosts(post, verdict).values())
        act = PostBooking(
            post, place, challenge, server, verdict, priced, tuple(credits), self.clock.now(), hosts
        )
        booked = await self.judging.pump.book([*priced.deeds, *credits.values()], act)
        if act.due is not None:
            self.wake(act.due)
        return Judged(verdict, challenge, booked.points(post.author), act.slip)


def asker_of(verdict: Verdict) -> int:
    """Whose question a post answers; 0 for nobody's."""
    return next((talk.partner or 0 for talk in verdict.signals if talk.signal == "answer"), 0)


def priceable(verdict: Verdict, challenge: Challenge) -> Verdict:
    """What is priced of a verdict: all of it, or on trial only its talk."""
    return replace(verdict, findings=()) if challenge.shadow else verdict


@dataclass(frozen=True, slots=True)
class Answered:
    """A participant's open question got its answer."""

    messages: tuple[int, ...]

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        """In the booking's transaction."""
        await questions.close(connection, *self.messages)


@dataclass(slots=True)
class PostBooking:
    """What is committed together with a post's entries: its slip, the slip's nudge, its open question."""

    post: Post
    place: Place
    challenge: Challenge
    server: Server
    verdict: Verdict
    score: Score
    answered: tuple[int, ...]
    now: datetime
    hosts: tuple[int, ...] = ()
    slip: int | None = None
    due: datetime | None = None

    async def __call__(self, connection: Transaction, booked: Booked) -> None:
        """In the booking's transaction; a replay writes nothing twice."""
        await self.note_talk(connection)
        if self.hosts:
            await sites.saw(connection, self.post.guild, self.post.author, self.hosts, self.now)
        if self.answered:
            await questions.close(connection, *self.answered)
        asked = any(talk.signal == "question" for talk in self.verdict.signals)
        if asked and not self.place.private:
            await questions.ask(
                connection,
                self.post.guild,
                self.post.channel,
                self.post.message,
                self.post.author,
                self.post.at,
            )
        if self.challenge.shadow:
            await self.note_shadow(connection)
        elif self.verdict.findings:
            await self.add_slip(connection)

    async def note_shadow(self, connection: Transaction) -> None:
        """On trial: what would have been told is counted for moderators, and nothing else comes of it."""
        names = [booked_as(finding.rule) for finding in self.verdict.findings]
        if names or self.post.revision:
            post = self.post
            await shadows.note(
                connection, post.guild, post.message, post.author, self.challenge.id, names, post.at
            )

    async def note_talk(self, connection: Transaction) -> None:
        """Something was said: the silence begins anew."""
        await heard.note(
            connection,
            self.post.guild,
            self.post.channel,
            self.post.message,
            self.post.author,
            self.challenge.id,
        )
        quiet_at = silence_after(self.post.at, self.challenge.ends_at)
        await challenges.said_something(connection, self.challenge.id, quiet_at)

    async def add_slip(self, connection: Transaction) -> None:
        """Keep the slip and plan its nudge; not for a message that has one which is not forgiven."""
        before = await slips.of_message(connection, self.post.guild, self.post.message)
        if any(
            slip.revision >= self.post.revision or slip.state in ("open", "told", "counted", "closed")
            for slip in before
        ):
            return
        fresh = Slip(
            id=0,
            challenge=self.challenge.id,
            guild=self.post.guild,
            member=self.post.author,
            channel=self.post.channel,
            message=self.post.message,
            revision=self.post.revision,
            state="open",
            at=self.now,
            at_stake=self.score.at_stake,
            rules=tuple(at_rest(self.verdict.findings)),
        )
        self.slip = await slips.add(connection, fresh)
        current = await challenges.get(connection, self.challenge.id)
        if current is not None:
            self.due = await tell_slip(connection, current, self.slip, self.server.zone, self.now)
