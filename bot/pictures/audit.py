"""The audit as a picture: a ring of a stream, talk against the three noises."""

from bot.core.audit import NOISES, Audit
from bot.core.finding import Advice
from bot.pictures.canvas import MARGIN, WIDTH, Canvas
from bot.pictures.fonts import Fonts
from bot.pictures.look import LOOKS, LookName
from bot.pictures.words import Words

_HEIGHT = 680
_X, _Y, _RADIUS, _HOLE = 300, 376, 214, 150
_LEFT = 580
_BREAK = 2.4
"""Degrees left free between two slices, so that they are told apart without their colours."""


def percents(audit: Audit) -> tuple[int, tuple[int, int, int]]:
    """Of a hundred posts: how many are talk, and how many hold each of the three noises.

    A share that is there is never told as 0, and noise never as nothing; talk is what the noise leaves.
    """

    def rounded(share: float) -> int:
        return max(1, min(99, round(share * 100))) if 0 < share < 1 else round(share * 100)

    links, pitches, metrics = (rounded(audit.share(noise)) for noise in NOISES)
    return 100 - rounded(audit.noise), (links, pitches, metrics)


def describe_audit(audit: Audit) -> Advice:
    """What the picture shows, for those who do not see it."""
    talk, (links, pitches, metrics) = percents(audit)
    if not audit.read:
        return Advice("picture.audit.empty")
    shares = {"noise": 100 - talk, "bare_link": links, "pitch": pitches, "metrics": metrics}
    return Advice("picture.audit.alt", {"read": audit.read, **shares})


def _mood(audit: Audit) -> str:
    if not audit.read:
        return "empty"
    if not audit.noisy:
        return "all_talk"
    return "mostly_talk" if audit.noise < 0.2 else "mixed" if audit.noise < 0.5 else "mostly_noise"


def render_audit(audit: Audit, fonts: Fonts, words: Words, look: LookName = "evening") -> bytes:
    """The audit as PNG bytes, 1080 pixels wide; call it in a thread."""
    canvas = Canvas(fonts, LOOKS[look], _HEIGHT)
    look_ = canvas.look
    talk, noises = percents(audit)
    canvas.dial(MARGIN + 36, 84, 36)
    canvas.text(
        MARGIN + 96, 100, words.get("picture.audit.title"), 46, "title", None, WIDTH - 2 * MARGIN - 96
    )
    _ring(canvas, audit)
    if audit.read:
        canvas.text(_X, _Y + 24, f"{talk}%", 96, "title", None, 2 * _HOLE - 40, "middle")
        canvas.text(_X, _Y + 70, words.get("picture.audit.talk"), 34, "plain", look_.muted, 200, "middle")
    mood = words.get(f"picture.audit.{_mood(audit)}")
    room = WIDTH - MARGIN - _LEFT
    y = canvas.paragraph(_LEFT, 232, mood, 36, room, "title")
    for at, (noise, share) in enumerate(zip(NOISES, noises, strict=True)):
        line = y + 92 + at * 74
        canvas.disc(_LEFT + 14, line - 11, 14, look_.noises[at])
        canvas.text(_LEFT + 126, line, f"{share}%", 36, "strong", None, 90, "right")
        canvas.text(_LEFT + 146, line, words.get(f"picture.audit.{noise}"), 27, "plain", None, room - 146)
    read = words.get("picture.audit.read", count=audit.read)
    canvas.text(_LEFT, _HEIGHT - 62, read, 23, "plain", look_.muted, room)
    return canvas.png()


def _ring(canvas: Canvas, audit: Audit) -> None:
    """Talk from twelve o'clock on, then each noise. A post of two noises is shared between them."""
    look = canvas.look
    canvas.arc(_X, _Y, _RADIUS, 0, 360, look.line, _HOLE)
    counts = [getattr(audit, noise) for noise in NOISES]
    whole = sum(counts)
    shares = [(audit.talk if audit.read else 0.0, look.talk)]
    shares += [
        (audit.noise * count / whole if whole else 0.0, colour)
        for count, colour in zip(counts, look.noises, strict=True)
    ]
    slices = [(share, colour) for share, colour in shares if share > 0]
    if len(slices) == 1:
        canvas.arc(_X, _Y, _RADIUS, 0, 360, slices[0][1], _HOLE)
        return
    start = 0.0
    for share, colour in slices:
        end = start + share * 360
        canvas.arc(_X, _Y, _RADIUS, start, end, colour, _HOLE)
        start = end
    for at in range(len(slices)):
        edge = sum(share for share, _ in slices[:at]) * 360
        canvas.arc(_X, _Y, _RADIUS + 2, edge - _BREAK / 2, edge + _BREAK / 2, look.top, _HOLE - 2)
