"""Pictures of boards, cards and audits, painted in a thread, with the words that describe them."""

import asyncio
from dataclasses import dataclass

from bot.core.audit import Audit
from bot.core.board import Board, MemberCard, describe_board, describe_card
from bot.core.finding import Advice
from bot.core.posting import Posting
from bot.pictures.audit import describe_audit
from bot.pictures.studio import Studio
from bot.pictures.words import Words
from bot.texts import Texts

LONGEST = 1024
"""Letters of an alternative text that Discord takes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and the words for those who do not see it."""

    png: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Paint:
    """Paints; nothing is read or kept."""

    studio: Studio
    texts: Texts

    async def posting(self, posting: Posting, server: str, locale: str) -> Picture:
        """A board's post."""
        words = self._words(locale)
        style = posting.style
        shown = Board(
            posting.kind,
            posting.every,
            server,
            posting.rows,
            style.numbers,
            posting.first,
            posting.last,
            posting.people,
        )
        png = await asyncio.to_thread(self.studio.board, shown, words, style.look)
        return Picture(png, _told(words, *describe_board(shown)))

    async def card(self, card: MemberCard, locale: str) -> Picture:
        """A member's own card."""
        words = self._words(locale)
        png = await asyncio.to_thread(self.studio.card, card, words)
        return Picture(png, _told(words, *describe_card(card)))

    async def audit(self, audit: Audit, locale: str) -> Picture:
        """The share of the three noises in a stream."""
        words = self._words(locale)
        png = await asyncio.to_thread(self.studio.audit, audit, words)
        return Picture(png, _told(words, describe_audit(audit)))

    def _words(self, locale: str) -> Words:
        name = self.texts.closest(locale)
        return Words(lambda advice: self.texts.render(advice.key, name, **advice.args), name)


def _told(words: Words, *parts: Advice) -> str:
    """As many of the parts as fit, each of them whole."""
    told = ""
    for part in parts:
        longer = f"{told}\n{words.say(part)}" if told else words.say(part)
        if len(longer) > LONGEST:
            break
        told = longer
    return told
