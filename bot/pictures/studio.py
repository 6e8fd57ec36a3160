"""The studio: the fonts loaded once, and every picture that the product makes."""

from dataclasses import dataclass
from pathlib import Path

from bot.core.audit import Audit
from bot.core.board import Board, MemberCard
from bot.pictures.audit import render_audit
from bot.pictures.board import render_board
from bot.pictures.card import render_card
from bot.pictures.fonts import Fonts
from bot.pictures.look import LookName
from bot.pictures.words import Words

FONTS = Path(__file__).resolve().parents[2] / "data" / "fonts"


@dataclass(frozen=True)
class Studio:
    """Makes pictures; each method computes for some tens of milliseconds, so call it in a thread."""

    fonts: Fonts

    @classmethod
    def load(cls, folder: Path = FONTS) -> "Studio":
        """A studio with the fonts of `folder`; OSError if they are not there."""
        return cls(Fonts.load(folder))

    def board(self, board: Board, words: Words, look: LookName = "evening") -> bytes:
        """A leaderboard as PNG."""
        return render_board(board, self.fonts, words, look)

    def card(self, card: MemberCard, words: Words, look: LookName = "evening") -> bytes:
        """A member's card as PNG."""
        return render_card(card, self.fonts, words, look)

    def audit(self, audit: Audit, words: Words, look: LookName = "evening") -> bytes:
        """An audit as PNG."""
        return render_audit(audit, self.fonts, words, look)
