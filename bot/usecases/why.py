""" "Why was this flagged?": the message judged again, beside what was booked."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.core.ledger import Line
from bot.core.place import Place
from bot.core.post import Post
from bot.core.reading import Reading
from bot.core.refusal import Refused, refused
from bot.core.scoring import SLIPS, booked_as
from bot.core.slip import Slip
from bot.core.snowflake import moment_of
from bot.core.verdict import Verdict
from bot.ports import Clock
from bot.storage import challenges, servers, slips
from bot.storage.database import Database
from bot.storage.ledger import Ledger
from bot.usecases.judging import Judging
from bot.usecases.ring import Ring


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict now (None where the message is gone), what was booked, and whether the two agree.

    `reading` is what the judge reads off the message now; `shadow`: it was on trial, so nothing was booked.
    """

    verdict: Verdict | None
    booked: tuple[Line, ...]
    agrees: bool
    slip: Slip | None
    total: int
    reading: Reading | None = None
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Explain one message to its author, or any message to a moderator."""

    database: Database
    ledger: Ledger
    judging: Judging
    ring: Ring
    clock: Clock

    async def __call__(
        self,
        *,
        guild: int,
        channel: int,
        message: int,
        asker: int,
        moderator: bool,
        post: Post | None,
        place: Place,
        roles: Collection[int] = (),
        handles: Collection[str] = (),
    ) -> Explanation | Refused:
        """`post` is the message as it stands now, None where it is gone."""
        async with self.database.read() as connection:
            kept = await slips.of_message(connection, guild, message)
            author = post.author if post is not None else kept[-1].member if kept else None
            if author is None:
                return refused("why.not_judged")
            if author != asker and not moderator:
                return refused("why.not_yours")
            said_at = post.at if post is not None else moment_of(message)
            challenge = await challenges.covering(connection, guild, author, said_at)
            server = await servers.get(connection, guild)
        if challenge is None or server is None:
            return refused("why.not_judged")
        booked = await self.ledger.lines(guild, message)
        judged_here = server.watches(place) and challenge.agreed_to(place) and not server.exempts(roles)
        if not (judged_here or booked or kept):
            return refused("why.not_judged")  # said where nothing is watched, or by somebody who is spared
        verdict = None
        if post is not None:
            post = replace(post, recent=post.recent or self.ring.before(post))
            verdict = await self.judging.judge(post, challenge, self.clock.now(), handles)
        return Explanation(
            verdict=verdict,
            booked=booked,
            agrees=verdict is None or challenge.shadow or _names(verdict) == _booked(booked),
            slip=kept[-1] if kept else None,
            total=sum(line.points for line in booked),
            shadow=challenge.shadow,
            reading=await self.judging.read(post, challenge) if post is not None else None,
        )


def _names(verdict: Verdict) -> frozenset[str]:
    return frozenset(booked_as(finding.rule) for finding in verdict.findings)


def _booked(lines: Collection[Line]) -> frozenset[str]:
    return frozenset(line.finding for line in lines if line.finding in SLIPS and line.note != "gone")
