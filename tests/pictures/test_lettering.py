from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.names import cut, tidy
from bot.pictures.bidi import base_level, in_sight_order, levels
from bot.pictures.fonts import UNKNOWN
from bot.pictures.lettering import Line, draw, lay
from tests.pictures.gallery import FAMILY, NAMES, PICTURES, STUDIO

FONTS = STUDIO.fonts
LATIN, CJK, ARABIC = "Nunito-ExtraBold.ttf", "NotoSansCJK-Bold.otf", "NotoSansArabic-Bold.ttf"


def laid(text: str, most: float | None = None) -> Line:
    return lay(FONTS, text, 30, "strong", most)


def seen(line: Line) -> list[tuple[str, str]]:
    return [(run.font, run.text) for run in line.runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mira", [(LATIN, "mira")]),
        ("小林 mira", [(CJK, "小林"), (LATIN, " mira")]),
        ("محمد علي", [(ARABIC, "محمد علي")]),
        ("Amr عمرو", [(LATIN, "Amr "), (ARABIC, "عمرو")]),
        ("عمرو Amr", [(LATIN, "Amr"), (ARABIC, "عمرو ")]),  # seen from the left
        ("שלום!", [(LATIN, "!"), ("NotoSansHebrew-Bold.ttf", "שלום")]),
        ("𝓜𝓲𝓻𝓪", [(LATIN, "Mira")]),
        (f"a{FAMILY}", [(LATIN, "a"), ("emoji", "1f468-200d-1f469-200d-1f467-200d-1f466")]),
        ("🇩🇪", [("emoji", "1f1e9-1f1ea")]),
        ("👍🏽", [("emoji", "1f44d-1f3fd")]),
        ("☀️", [("emoji", "2600-fe0f")]),
        ("☀", [("NotoSansSymbols2-Regular.ttf", "☀")]),
        ("1️⃣", [("emoji", "31-20e3")]),
        ("7", [(LATIN, "7")]),
        ("𒀭", [(LATIN, UNKNOWN)]),
    ],
)
def test_each_letter_is_drawn_by_a_font_that_has_it_in_the_order_of_sight(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert seen(laid(text)) == expected


def test_two_people_of_two_tones_are_shown_without_tones() -> None:
    assert seen(laid("🧑🏻‍🤝‍🧑🏿")) == [("emoji", "1f9d1-200d-1f91d-200d-1f9d1")]


def test_arabic_letters_are_joined() -> None:
    joined, apart = laid("ببب").width, 3 * laid("ب").width
    assert joined < apart * 0.8


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("room", [40, 120, 300])
def test_a_name_never_leaves_its_room(name: str, room: int) -> None:
    assert laid(tidy(name), room).width <= room


def test_a_cut_keeps_whole_letters_and_says_so() -> None:
    whole = f"{FAMILY}{FAMILY}{FAMILY}{FAMILY}"
    assert seen(laid(whole, 120)) == [("emoji", "1f468-200d-1f469-200d-1f467-200d-1f466")] * 2 + [
        (LATIN, "…")
    ]
    assert seen(laid("شكرا جزيلا لكم جميعا", 120))[0] == (LATIN, "…")  # a right-to-left name ends on the left


@given(st.text(st.characters(), max_size=60), st.integers(30, 400))
@settings(max_examples=150, deadline=None)
def test_any_name_can_be_laid_out_and_drawn_within_its_room(name: str, room: int) -> None:
    line = laid(cut(name, 32), room)
    assert line.width <= room
    draw(Image.new("RGB", (420, 60)), FONTS, line, 5, 40, (0, 0, 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", (0, 0, 0)),
        ("אב", (1, 1)),
        ("a אב b", (0, 0, 1, 1, 0, 0)),
        ("אב 12", (1, 1, 1, 2, 2)),
        ("אב a", (1, 1, 1, 2)),
        ("ع 1,5", (1, 1, 2, 2, 2)),
        ("א!", (1, 1)),
        ("a!", (0, 0)),
        ("a 1-2", (0, 0, 0, 0, 0)),
        ("א 5$", (1, 1, 2, 2)),
    ],
)
def test_each_letter_runs_its_way(text: str, expected: tuple[int, ...]) -> None:
    assert levels(text) == expected


def test_the_order_of_sight_turns_what_runs_right_to_left() -> None:
    assert in_sight_order([(0, "a"), (1, "b"), (1, "c"), (0, "d")]) == ["a", "c", "b", "d"]
    assert in_sight_order([(1, "a"), (2, "1"), (2, "2"), (1, "b")]) == ["b", "1", "2", "a"]
    assert in_sight_order([]) == []
    assert [base_level(text) for text in ("1 a", "1 א", "!", "")] == [0, 1, 0, 0]


def test_many_threads_draw_the_same_pictures_as_one() -> None:
    names = ["board-10", "card", "audit", "board-quiet-25"] * 4
    alone = {name: PICTURES[name]("evening") for name in set(names)}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda name: PICTURES[name]("evening"), names))
    assert together == [alone[name] for name in names]
