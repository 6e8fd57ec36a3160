"""Look at a stream through critical eyes: judged as read, nothing kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.audit import Audit
from bot.core.post import Post, Turn
from bot.core.refusal import Refused, refused
from bot.core.server import Preset
from bot.core.verdict import judge
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging

LEAST_AUTHORS = 5
"""A channel of fewer people would tell about each of them."""


@dataclass(frozen=True, slots=True)
class Audited:
    """The counts; `read` posts were looked at, those of others included."""

    audit: Audit
    read: int


@dataclass(frozen=True, slots=True)
class RunAudit:
    """Judge a stream."""

    judging: Judging
    gate: Gate

    async def __call__(
        self, *, guild: int, posts: Sequence[Post], member: int | None = None
    ) -> Audited | Refused:
        """Oldest first. One member's own posts among them, or (None) the whole channel, counts only."""
        chosen = [post for post in posts if member is None or post.author == member]
        if not chosen:
            return refused("audit.nothing", read=len(posts))
        if member is None and len({post.author for post in chosen}) < LEAST_AUTHORS:
            return refused("audit.too_few", least=LEAST_AUTHORS)
        server = self.gate.server(guild)
        preset: Preset = server.preset if server is not None else "classic"
        found = Audit()
        recent: list[Post] = []
        for post in posts:
            if member is None or post.author == member:
                policy = await self.judging.policies.of(guild, post.author, preset)
                seen = replace(post, recent=post.recent or _turns(recent, post))
                found = found.add(judge(seen, policy, self.judging.knowledge))
            recent = [*recent[-4:], post]
        return Audited(found, len(posts))


def _turns(recent: Sequence[Post], post: Post) -> tuple[Turn, ...]:
    return tuple(
        Turn(said.author, said.text, (post.at - said.at).total_seconds(), said.message)
        for said in recent
        if 0 <= (post.at - said.at).total_seconds() <= 300
    )
