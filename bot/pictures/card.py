"""A member's own card as a picture: what they did so far, their streak, their badges."""

from bot.core.board import MemberCard
from bot.core.names import tidy
from bot.pictures.canvas import MARGIN, WIDTH, Canvas
from bot.pictures.fonts import Fonts
from bot.pictures.look import LOOKS, LookName, mix
from bot.pictures.words import Words

_INNER = WIDTH - 2 * MARGIN
_GAP = 20
_TILE = (_INNER - 3 * _GAP) / 4
_DAYS = 14
_MOST_BADGES = 6
_TOP, _STREAK, _BADGES = 216, 408, 600


def render_card(card: MemberCard, fonts: Fonts, words: Words, look: LookName = "evening") -> bytes:
    """The card as PNG bytes, 1080 pixels wide; call it in a thread."""
    canvas = Canvas(fonts, LOOKS[look], _BADGES + (104 if card.badges else 0) + 24)
    _head(canvas, card, words)
    tiles = (
        ("half_hours", card.half_hours, canvas.look.ranks[0]),
        ("questions", card.questions, canvas.look.ranks[1]),
        ("answers", card.answers, canvas.look.talk),
        ("met", card.met, canvas.look.ranks[2]),
    )
    for at, (key, count, colour) in enumerate(tiles):
        x, panel = MARGIN + at * (_TILE + _GAP), canvas.look.panel
        canvas.box(x, _TOP, _TILE, 168, mix(colour, panel, 0.5), 26, fade=mix(colour, panel, 0.22))
        canvas.text(x + _TILE / 2, _TOP + 92, words.number(count), 66, "title", None, _TILE - 20, "middle")
        label = words.get(f"picture.card.{key}", count=count)
        canvas.text(x + _TILE / 2, _TOP + 134, label, 24, "plain", None, _TILE - 16, "middle")
    _streak(canvas, card, words)
    _badges(canvas, card, words)
    return canvas.png()


def _head(canvas: Canvas, card: MemberCard, words: Words) -> None:
    name = tidy(card.name) or words.get("picture.board.somebody")
    canvas.monogram(MARGIN + 60, 112, 56, card.name, canvas.look.accent)
    canvas.text(MARGIN + 148, 112, name, 50, "title", None, _INNER - 148 - 120)
    canvas.text(MARGIN + 148, 154, tidy(card.server), 27, "plain", canvas.look.muted, _INNER - 148 - 120)
    canvas.dial(WIDTH - MARGIN - 40, 112, 40)


def _streak(canvas: Canvas, card: MemberCard, words: Words) -> None:
    look = canvas.look
    canvas.frame(MARGIN, _STREAK, _INNER, 168, look.panel, look.line, 26)
    left, right = MARGIN + 36, WIDTH - MARGIN - 36
    canvas.text(
        left, _STREAK + 62, words.get("picture.card.streak", count=card.streak), 34, "title", None, 600
    )
    longest = words.get("picture.card.longest", count=card.longest) if card.longest else ""
    canvas.text(right, _STREAK + 60, longest, 24, "plain", look.muted, 360, "right")
    days = (False,) * (_DAYS - len(card.recent)) + card.recent[-_DAYS:]
    step = 40
    for at, lit in enumerate(days):
        x, y = left + 15 + at * step, _STREAK + 116
        canvas.disc(x, y, 15, look.accent if lit else look.line)
        if not lit:
            canvas.disc(x, y, 12, look.panel)
        if at == len(days) - 1:
            canvas.box(x - 8, y + 24, 16, 4, look.accent, 2)
    if card.streak:
        rest = words.get(f"picture.card.rest.{'used' if card.rested else 'free'}")
        room = right - (left + _DAYS * step) - 16
        canvas.text(right, _STREAK + 124, rest, 22, "plain", look.muted, room, "right")


def _badges(canvas: Canvas, card: MemberCard, words: Words) -> None:
    """The newest badges as pills in one line, as many as fit whole."""
    x = float(MARGIN)
    for badge in card.badges[:_MOST_BADGES]:
        text = f"{words.get(f'badge.{badge}.sign')} {words.get(f'badge.{badge}')}"
        width = canvas.measure(text, 25, "strong") + 44
        if x + width > WIDTH - MARGIN:
            continue
        canvas.frame(x, _BADGES + 16, width, 60, canvas.look.panel, canvas.look.line, 30)
        canvas.text(x + 22, _BADGES + 55, text, 25, "strong")
        x += width + 14
