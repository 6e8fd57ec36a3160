import asyncio
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from bot.core.audit import Audit
from bot.core.board import Board, MemberCard, Row
from bot.usecases.draw import Draw, card_of
from bot.usecases.me import Me
from tests.pictures.gallery import CARD, STUDIO, board, say


@pytest.mark.parametrize(
    ("subject", "described"),
    [
        (
            board(2),
            "A board of Half Hour Lounge, best first.\n1. mira, 97 points\n2. Jonas Öztürk, 94 points",
        ),
        (CARD, "The card of Mira Öztürk in Half Hour Lounge.\n23 half hours"),
        (Audit(40), "Of 40 messages, 0 in 100 were noise"),
    ],
)
async def test_a_picture_comes_with_the_words_for_it(
    subject: Board | MemberCard | Audit, described: str
) -> None:
    picture = await Draw(STUDIO)(subject, say=say)
    assert picture.described.startswith(described)
    with Image.open(BytesIO(picture.png)) as image:
        assert (image.format, image.width) == ("PNG", 1080)


async def test_words_end_at_a_whole_line_where_there_is_no_room() -> None:
    rows = tuple(Row(n, f"{n} " + "long name " * 5, 10**9 - n) for n in range(1, 26))
    picture = await Draw(STUDIO)(Board("points", "weekly", "Lounge", rows), say=say)
    assert 900 < len(picture.described) <= 1024
    assert picture.described.splitlines()[-1].endswith(" points")


async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    task = asyncio.create_task(Draw(STUDIO)(board(25), say=say))
    turns = 0
    while not task.done():
        await asyncio.sleep(0)
        turns += 1
    assert (await task).png
    assert turns > 10


def test_a_card_shows_the_last_two_weeks_with_today_last() -> None:
    days = tuple(date(2026, 11, day) for day in (1, 11, 20, 24))
    me = Me(4, 1, 1, False, 9, 8, 7, 6, 5, 99, days, date(2026, 11, 24))
    dots = [False] * 14
    dots[0] = dots[9] = dots[13] = True
    assert card_of(me, "mira", "Lounge", ("curious",)) == MemberCard(
        "mira", "Lounge", 4, 9, 8, 5, 1, 1, False, tuple(dots), ("curious",)
    )
