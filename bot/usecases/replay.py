"""Replay: a channel's last messages judged again, as it is and as it would be. Counts only, nothing kept."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.policy import PRESETS, Exemption, Policy, Preset
from bot.core.post import Post
from bot.core.refusal import Refused, refused
from bot.core.scoring import booked_as
from bot.core.stream import with_recent
from bot.core.verdict import judge
from bot.usecases.audit import BREATH, LEAST_AUTHORS
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the posts read, how many hold each rule's noise (by booked name), and how many hold any."""

    flagged: int
    rules: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Replayed:
    """As the server stands (`now`), and as it would be with what was tried; `read` posts were judged."""

    read: int
    preset: Preset
    tried: Preset
    now: Tally
    then: Tally


@dataclass(frozen=True, slots=True)
class Replay:
    """Try another strictness, or an exception, on what was said already."""

    judging: Judging
    gate: Gate

    async def __call__(
        self,
        *,
        guild: int,
        posts: Sequence[Post],
        preset: str | None = None,
        phrase: str = "",
        domain: str = "",
    ) -> Replayed | Refused:
        """Oldest first; of at least five people, as for the audit of a whole channel."""
        server = self.gate.server(guild)
        if server is None:
            return refused("start.not_set_up")
        tried = next((one for one in PRESETS if one == (preset or server.preset)), None)
        if tried is None:
            return refused("setup.bad_preset")
        if not posts:
            return refused("audit.nothing", read=0)
        if len({post.author for post in posts}) < LEAST_AUTHORS:
            return refused("audit.too_few", least=LEAST_AUTHORS)
        stream = with_recent(posts)
        standing = [await self.judging.policies.of(guild, post.author, server.preset) for post in posts]
        asked = (Exemption(phrase=phrase), Exemption(domain=domain))
        eased = tuple(one for one in asked if one.phrase or one.domain)  # an empty one would ease everything
        wanted = [
            replace(policy, preset=tried, exemptions=(*policy.exemptions, *eased)) for policy in standing
        ]
        return Replayed(
            len(posts),
            server.preset,
            tried,
            await self._judged(stream, standing),
            await self._judged(stream, wanted),
        )

    async def _judged(self, stream: Sequence[Post], policies: Sequence[Policy]) -> Tally:
        rules: dict[str, int] = {}
        flagged = 0
        for at, (post, policy) in enumerate(zip(stream, policies, strict=True)):
            if at % BREATH == 0:
                await asyncio.sleep(0)
            verdict = judge(post, policy, self.judging.knowledge)
            found = {booked_as(finding.rule) for finding in verdict.findings}
            flagged += bool(found)
            for rule in found:
                rules[rule] = rules.get(rule, 0) + 1
        return Tally(flagged, rules)
