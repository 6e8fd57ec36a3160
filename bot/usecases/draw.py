"""Draw a picture for somebody, off the event loop, and say what it shows."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.core.audit import Audit
from bot.core.board import Board, MemberCard, describe_board, describe_card
from bot.core.finding import Advice
from bot.pictures.audit import describe_audit
from bot.pictures.look import LookName
from bot.pictures.studio import Studio
from bot.pictures.words import Words
from bot.usecases.me import Me

_MOST = 1024
"""Letters that Discord takes for a file's description."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and the words for those who do not see it (at most 1,024 letters)."""

    png: bytes
    described: str


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a board, a member's card or an audit."""

    studio: Studio

    async def __call__(
        self,
        subject: Board | MemberCard | Audit,
        *,
        say: Callable[[Advice], str],
        locale: str = "en",
        look: LookName = "evening",
    ) -> Picture:
        """In the language of `say`, which is called `locale`."""
        words = Words(say, locale)
        match subject:
            case Board():
                png = await asyncio.to_thread(self.studio.board, subject, words, look)
                return Picture(png, _spoken(map(say, describe_board(subject))))
            case MemberCard():
                png = await asyncio.to_thread(self.studio.card, subject, words, look)
                return Picture(png, _spoken(map(say, describe_card(subject))))
            case Audit():
                png = await asyncio.to_thread(self.studio.audit, subject, words, look)
                return Picture(png, _spoken([say(describe_audit(subject))]))


def _spoken(lines: Iterable[str]) -> str:
    """As many whole lines as there is room for, joined; the first always."""
    told = ""
    for line in lines:
        longer = f"{told}\n{line}" if told else line
        if told and len(longer) > _MOST:
            break
        told = longer
    return told[:_MOST]


def card_of(me: Me, name: str, server: str, badges: tuple[str, ...] = (), days: int = 14) -> MemberCard:
    """A member's card; its dots are the last `days`, today last."""
    kept, today = set(me.days), me.today.toordinal()
    recent = tuple(me.today.fromordinal(today - back) in kept for back in range(days - 1, -1, -1))
    return MemberCard(
        name, server, me.half_hours, me.questions, me.answers, me.met, me.streak, me.longest, me.rested,
        recent, badges,
    )  # fmt: skip
