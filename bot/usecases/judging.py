"""What judging and booking one post needs; the same for watch, edit, check and "Why?"."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.challenge import Challenge
from bot.core.facts import Facts
from bot.core.gaming import fingerprint
from bot.core.knowledge import Knowledge
from bot.core.post import Post
from bot.core.reading import Reading, reading
from bot.core.scoring import Context, Prices, Score, score
from bot.core.server import Server
from bot.core.verdict import Verdict, judge
from bot.storage import sites
from bot.storage.database import Database
from bot.storage.seal import Keyed
from bot.usecases.policies import Policies
from bot.usecases.pump import Pump
from bot.usecases.sheets import Sheets

OFTEN = 3
"""Posted this often within thirty days, a host is taken for the member's own."""
NOBODYS = "neutral"
"""The family of hosts that everybody links to."""


@dataclass(frozen=True, slots=True)
class Judging:
    """Judge a post by the server's and the member's policy, and price what was found."""

    database: Database
    pump: Pump
    sheets: Sheets
    policies: Policies
    knowledge: Knowledge
    keyed: Keyed

    async def judge(
        self, post: Post, challenge: Challenge, now: datetime, handles: Collection[str] = ()
    ) -> Verdict:
        """The verdict on a participant's post; `handles` are the names that the author goes by."""
        policy = await self.policies.of(post.guild, post.author, challenge.preset)
        if handles:
            policy = replace(policy, handles=tuple(handles))
        verdict = judge(post, policy, self.knowledge)
        learned = await self._learned(post, verdict, now)
        return judge(post, replace(policy, learned=learned), self.knowledge) if learned else verdict

    async def read(self, post: Post, challenge: Challenge) -> Reading:
        """What the judge reads off a post, before any rule speaks."""
        policy = await self.policies.of(post.guild, post.author, challenge.preset)
        return reading(Facts(post, policy, self.knowledge))

    def hosts(self, post: Post, verdict: Verdict) -> dict[str, int]:
        """The hosts that a post links to and that could be somebody's own, with their keyed hashes."""
        return {
            host: self.keyed.word("host", f"{post.guild}:{post.author}:{host}")
            for link in verdict.links
            if (host := link.domain or link.host) and NOBODYS not in self.knowledge.hosts.families_of(link)
        }

    async def _learned(self, post: Post, verdict: Verdict, now: datetime) -> frozenset[str]:
        """Those of a post's hosts that its author keeps posting; no links, no look-up."""
        hosts = self.hosts(post, verdict)
        if not hosts:
            return frozenset()
        async with self.database.read() as connection:
            counts = await sites.seen(connection, post.guild, post.author, list(hosts.values()), now)
        return frozenset(host for host, key in hosts.items() if counts.get(key, 0) >= OFTEN)

    async def price(
        self, verdict: Verdict, post: Post, challenge: Challenge, server: Server
    ) -> tuple[Score, Prices]:
        """What a verdict comes to."""
        sheet, prices = await self.sheets.of(challenge, server)
        pairs = {
            talk.partner: self.keyed.pair(post.guild, post.author, talk.partner)
            for talk in verdict.signals
            if talk.partner is not None
        }
        context = Context(sheet, pairs, fingerprint(post.text, self.keyed.print_key))
        return score(verdict, post, context, prices), prices
