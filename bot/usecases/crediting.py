"""Which participants' posts a post talks to: credited for having been answered, taken up, or joined."""

from dataclasses import dataclass

from bot.core.gaming import thin
from bot.core.ledger import Deed
from bot.core.post import Post
from bot.core.scoring import credit
from bot.core.server import Server
from bot.core.snowflake import moment_of
from bot.core.verdict import Verdict
from bot.usecases.gate import Gate
from bot.usecases.judging import Judging
from bot.usecases.ring import Ring

Credits = dict[int, Deed]
"""By the message that is credited."""


@dataclass(frozen=True, slots=True)
class Crediting:
    """Finds what a post credits; the marks that people set say it, and where there are none, thanks do."""

    judging: Judging
    gate: Gate
    ring: Ring

    async def __call__(self, post: Post, server: Server, *, again: bool = False) -> Credits:
        """By reply, by mention, or by a word of thanks right after an answer; of anybody's post.

        Thanks are understood once: when a post comes `again`, what stood between may have been deleted.
        """
        found: Credits = {}
        target = post.replied_to
        if target is not None:
            await self._add(found, post, server, target.author, target.message)
        for mentioned in post.mentions:
            if target is not None and mentioned == target.author:
                continue
            message = self._meant(post, mentioned)
            if message is not None:
                await self._add(found, post, server, mentioned, message)
        if target is None and not post.mentions and not again:
            answer = self.ring.answered(post)
            if answer is not None and self.judging.knowledge.thanks.said(post.text, answer.names):
                await self._add(found, post, server, answer.author, answer.message)
        return found

    def _meant(self, post: Post, mentioned: int) -> int | None:
        """The message that a mention is about: the last one, and of thanks the last answer to the author."""
        words = post.text
        for member in post.mentions:
            words = words.replace(f"<@{member}>", " ").replace(f"<@!{member}>", " ")
        if self.judging.knowledge.thanks.said(words):
            answer = self.ring.last_of(post.channel, mentioned, post.at, answers=post.author)
            if answer is not None:
                return answer
        return self.ring.last_of(post.channel, mentioned, post.at)

    async def judged(self, post: Post, server: Server, verdict: Verdict) -> Credits:
        """The question that a participant's post was judged to answer: it has its answer, mark or no mark."""
        found: Credits = {}
        for talk in verdict.signals:
            if talk.signal == "answer" and talk.partner and talk.message and not thin(post.text):
                await self._add(found, post, server, talk.partner, talk.message)
        return found

    async def _add(self, found: Credits, post: Post, server: Server, author: int, message: int) -> None:
        if author == post.author:
            return
        challenge = self.gate.crediting(post.guild, author, post.at)
        if challenge is None or not challenge.covers(moment_of(message)):
            return
        sheet, _ = await self.judging.sheets.of(challenge, server)
        pair = self.judging.keyed.pair(post.guild, post.author, author)
        replied = post.replied_to is not None and post.replied_to.message == message
        found[message] = credit(sheet, message, pair, "reply" if replied else "mention", post.at)
