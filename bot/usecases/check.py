"""Check a draft or a message before, or after, it is posted: the same judge, nothing booked."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.core.challenge import DEFAULT_MINUTES, Challenge, ends
from bot.core.finding import Advice
from bot.core.place import Place
from bot.core.post import Post
from bot.core.server import Server
from bot.core.verdict import Verdict
from bot.ports import Clock
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging
from bot.usecases.ring import Ring


@dataclass(frozen=True, slots=True)
class Checked:
    """What would be found, what it would cost (<= 0) and earn, and two ways to make a question of it."""

    verdict: Verdict
    at_stake: int
    would_earn: int
    suggestions: tuple[Advice, Advice]


@dataclass(frozen=True, slots=True)
class Check:
    """Judge privately."""

    judging: Judging
    gate: Gate
    ring: Ring
    clock: Clock

    async def __call__(
        self, *, post: Post, place: Place, roles: Collection[int] = (), handles: Collection[str] = ()
    ) -> Checked:
        """As if it were posted here now, in the member's half hour or in one that starts now."""
        now = self.clock.now()
        server = self.gate.server(post.guild) or Server(post.guild, frozenset())
        challenge = self.gate.covering(post.guild, post.author, now) or Challenge(
            0, post.guild, post.author, post.channel, now, ends(DEFAULT_MINUTES, now), server.preset
        )
        post = replace(post, recent=post.recent or self.ring.before(post))
        verdict = await self.judging.judge(post, challenge, now, handles)
        priced, _ = await self.judging.price(verdict, post, challenge, server)
        return Checked(verdict, priced.at_stake, priced.would_earn, suggestions(verdict))


def suggestions(verdict: Verdict) -> tuple[Advice, Advice]:
    """Two ways to turn this into a question, by the first thing that was found."""
    kind = verdict.findings[0].rule if verdict.findings else "none"
    return Advice(f"check.turn_{kind}_1"), Advice(f"check.turn_{kind}_2")
