"""Pictures to look at and to compare with: `python -m tests.pictures.gallery FOLDER` draws them all.

`python -m tests.pictures.gallery --golden` makes the golden images anew; look at each before you keep it.
"""

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.core.audit import Audit
from bot.core.board import Board, Done, MemberCard, Row
from bot.core.finding import Advice
from bot.core.leaderboard import BoardKind
from bot.pictures.look import LookName
from bot.pictures.studio import Studio
from bot.pictures.words import Words
from bot.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
STUDIO = Studio.load(ROOT / "data" / "fonts")
TEXTS = Texts.load(ROOT / "data" / "locales")


def say(advice: Advice) -> str:
    """A text in English."""
    return TEXTS.render(advice.key, "en", **advice.args)


WORDS = Words(say, "en")
FAMILY = "👨‍👩‍👧‍👦"
NAMES = (
    "mira", "Jonas Öztürk", "نور الهدى", "小林さくら", "שירה כהן", "Nguyễn Thị Hằng Nga von Langenstraße",
    "👩‍🚀 Ava", "Мирослава", "Zoë", "김민준", "क्षिप्रा", "Z" + "\u0300\u0301\u0302\u0303" * 20 + "algo",
    "x" * 200, "\u202eevil\n name", "🌻🐝", "Tom", "Priya", f"{FAMILY} at home", "Ουρανία", "น้ำผึ้ง",
    "محمد 123 abc", "𝓜𝓲𝓻𝓪", "\u200b\u200b", "می‌خواهم", "تمام " * 30,
)  # fmt: skip


def board(people: int, kind: BoardKind = "points", numbers: bool = True) -> Board:
    """A board of made-up people; two share the fourth rank."""
    rows = []
    for at, name in enumerate(NAMES[:people]):
        deeds = (Done("asked", 26 - at), Done("answered", 17 - at // 2), Done("met", 3 * (at % 2)))
        badge = "curious" if at == 1 else ""
        rows.append(Row(4 if at == 4 else at + 1, name, 97 - 3 * at, deeds, badge, asker=at == 6))
    days = date(2026, 11, 16), date(2026, 11, 22)
    return Board(kind, "weekly", "Half Hour Lounge", tuple(rows), numbers, *days, people=people)


CARD = MemberCard(
    "Mira Öztürk", "Half Hour Lounge", 23, 118, 64, 17, 9, 12, False,
    (True, False, True, True, True, True, False, True, True, True, True, True, True, True),
    ("curious", "streak", "together", "first_half_hour"),
)  # fmt: skip
NEW = MemberCard("محمد علي عبد الرحمن الطويل جدا", "Café ☕", 1, 0, 1, 1)

Drawn = Callable[[LookName], bytes]
PICTURES: dict[str, Drawn] = {
    **{f"board-{n}": lambda look, n=n: STUDIO.board(board(n), WORDS, look) for n in (0, 1, 2, 3, 10, 25)},  # type: ignore[misc]
    "board-improved": lambda look: STUDIO.board(board(3, "improved"), WORDS, look),
    "board-quiet-3": lambda look: STUDIO.board(board(3, "listener", numbers=False), WORDS, look),
    "board-quiet-25": lambda look: STUDIO.board(board(25, "curious", numbers=False), WORDS, look),
    "card": lambda look: STUDIO.card(CARD, WORDS, look),
    "card-new": lambda look: STUDIO.card(NEW, WORDS, look),
    "audit": lambda look: STUDIO.audit(Audit(412, 30, 61, 22, 103, 90, 120), WORDS, look),
    "audit-noisy": lambda look: STUDIO.audit(Audit(1000, 520, 300, 200, 950, 10, 20), WORDS, look),
    "audit-talk": lambda look: STUDIO.audit(Audit(40, 0, 0, 0, 0, 10, 20), WORDS, look),
    "audit-empty": lambda look: STUDIO.audit(Audit(), WORDS, look),
}
LOOKS: tuple[LookName, ...] = ("evening", "day")


def small(picture: bytes) -> Image.Image:
    """A picture at a third of its size: what golden images keep, and what is compared."""
    with Image.open(BytesIO(picture)) as whole:
        return whole.convert("RGB").reduce(3)


def main(folder: str) -> None:
    """Draw everything into a folder, or the golden images."""
    for name, drawn in PICTURES.items():
        for look in LOOKS:
            picture = drawn(look)
            if folder == "--golden":
                small(picture).save(GOLDEN / f"{name}-{look}.png", optimize=True)
            else:
                Path(folder, f"{name}-{look}.png").write_bytes(picture)


if __name__ == "__main__":
    main(sys.argv[1])
