"""What judging and booking one post needs; the same for watch, edit, check and "Why?"."""

from dataclasses import dataclass

from bot.core.challenge import Challenge
from bot.core.gaming import fingerprint
from bot.core.knowledge import Knowledge
from bot.core.post import Post
from bot.core.scoring import Context, Prices, Score, score
from bot.core.server import Server
from bot.core.verdict import Verdict, judge
from bot.storage.seal import Keyed
from bot.usecases.policies import Policies
from bot.usecases.pump import Pump
from bot.usecases.sheets import Sheets


@dataclass(frozen=True, slots=True)
class Judging:
    """Judge a post by the server's and the member's policy, and price what was found."""

    pump: Pump
    sheets: Sheets
    policies: Policies
    knowledge: Knowledge
    keyed: Keyed

    async def judge(self, post: Post, challenge: Challenge) -> Verdict:
        """The verdict on a participant's post."""
        policy = await self.policies.of(post.guild, post.author, challenge.preset)
        return judge(post, policy, self.knowledge)

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
