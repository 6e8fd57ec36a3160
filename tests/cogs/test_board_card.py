"""The post of a board as a card: whole rows, and room for everything that is told besides them."""

from datetime import date
from typing import Any

from bot.core.board import Done, Row
from bot.core.posting import Highlight, Posting, Style
from cogs._board import post
from cogs._card import Reader
from tests.cogs.scene import TEXTS
from tests.wire.live import walk

HOSTILE = "*_~`|>" * 5 + "[]"
"""As long as a name may be, and each mark of it is made harmless with another letter."""


def texts(people: int, name: str) -> list[str]:
    deeds = (Done("asked", 123), Done("answered", 45), Done("met", 67))
    names = tuple(f"{name[:30]}{at}" for at in range(3))
    posting = Posting(
        every="weekly",
        first=date(2026, 11, 16),
        last=date(2026, 11, 22),
        style=Style(),
        rows=tuple(Row(1, f"{name[:30]}{at:02}", 5000, deeds, "") for at in range(people)),
        highlights=tuple(
            Highlight(kind, 12, names, 9) for kind in ("curious", "listener", "faces", "streak")
        ),
        people=people,
        cut=3,
        late=True,
        missed=2,
        mark=1,
    )
    card: Any = post(Reader(TEXTS), posting, None, 7)
    return [one["content"] for one in walk(card.to_components()) if one["type"] == 10]


def test_twenty_five_usual_names_are_told_with_their_deeds() -> None:
    told = "\n".join(texts(25, "Maximiliane"))
    assert told.count("123 questions") == 25
    assert "it is late" in told


def test_whatever_people_call_themselves_the_post_keeps_its_end_and_every_row_is_whole() -> None:
    told = texts(25, HOSTILE)
    assert sum(map(len, told)) <= 4000
    rows = [line for line in "\n".join(told).splitlines() if line.startswith("🥇")]
    assert len(rows) >= 15 and all(row.endswith("points") for row in rows)
    assert "late" in told[-2] and "left out" in told[-1]
    assert any("Thank you" in text for text in told)
