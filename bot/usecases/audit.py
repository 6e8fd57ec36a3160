"""Look at a stream through critical eyes: judged as read, nothing kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.audit import Audit
from bot.core.post import Post
from bot.core.refusal import Refused, refused
from bot.core.server import Preset
from bot.core.stream import with_recent
from bot.core.verdict import judge
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging

LEAST_AUTHORS = 5
"""A channel of fewer people would tell about each of them."""
BREATH = 25
"""Posts that are judged in one go; then others get their turn."""


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
        for at, post in enumerate(with_recent(posts)):
            if at % BREATH == 0:
                await asyncio.sleep(0)
            if member is None or post.author == member:
                policy = await self.judging.policies.of(guild, post.author, preset)
                found = found.add(judge(post, policy, self.judging.knowledge))
        return Audited(found, len(posts))
