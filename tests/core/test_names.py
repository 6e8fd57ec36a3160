import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.names import clusters, cut, tidy

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("mira", ("m", "i", "r", "a")),
        ("e\u0301a", ("e\u0301", "a")),
        (f"a{FAMILY}b", ("a", FAMILY, "b")),
        ("🇩🇪🇫🇷🇯", ("🇩🇪", "🇫🇷", "🇯")),
        ("👍🏽👍", ("👍🏽", "👍")),
        ("❤️‍🔥!", ("❤️‍🔥", "!")),
        (ENGLAND + "x", (ENGLAND, "x")),
        ("1️⃣2", ("1️⃣", "2")),
        ("क्षि", ("क्षि",)),
        ("น้ำ", ("น้ำ",)),
        ("محمد", ("م", "ح", "م", "د")),
        ("שָׁלוֹם", ("שָׁ", "ל", "וֹ", "ם")),
        ("がぎ", ("が", "ぎ")),
        ("a\u200db", ("a\u200d", "b")),  # a joiner joins emoji, not letters
    ],
)
def test_clusters_are_what_a_reader_counts(text: str, expected: tuple[str, ...]) -> None:
    assert clusters(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "mira", "Zoë", "Nguyễn Thị Hằng", "محمد علي", "שָׁלוֹם", "한국어",
        "क्षत्रिय", "น้ำผึ้ง", "می‌خواهم", FAMILY, ENGLAND, "🫨",
        "1️⃣ one", "❤️‍🔥", "O'Brien-Sørensen",
    ],
)  # fmt: skip
def test_names_of_real_languages_stay_as_they_are(name: str) -> None:
    assert tidy(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  two \n\n lines\t", "two lines"),
        ("\u202eevil\u202c", "evil"),
        ("\u2066a\u2069\u200f\u061c", "a"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("Z" + "\u0300\u0301\u0302\u0303" * 20 + "a", "Z\u0300a"),
        ("a\u0489b", "ab"),
        ("\u200b\u200b", ""),
        ("\u3164", ""),
        ("\u200d\u200c", ""),
        (" \u2800 ", ""),
        ("\ud800x", "x"),
        ("\ue000x", "x"),
    ],
)
def test_hostile_names_become_one_calm_line(name: str, expected: str) -> None:
    assert tidy(name) == expected


@pytest.mark.parametrize(
    ("name", "most", "expected"),
    [
        ("mira", 4, "mira"),
        ("mirabelle", 5, "mira…"),
        (f"abc{FAMILY}d", 4, "abc…"),
        (f"ab{FAMILY}cd", 4, f"ab{FAMILY}…"),
        ("ab cdef", 4, "ab…"),
        ("x" * 500, 10, "x" * 9 + "…"),
        ("e\u0301" * 5, 3, "éé…"),
    ],
)
def test_a_cut_never_goes_through_a_letter(name: str, most: int, expected: str) -> None:
    assert cut(name, most) == expected


@given(st.text(st.characters(), max_size=80), st.integers(1, 20))
def test_any_text_is_cut_to_its_room_on_one_line(name: str, most: int) -> None:
    found = cut(name, most)
    assert len(clusters(found)) <= most
    assert len(found.splitlines()) <= 1
    assert not any(unicodedata.category(c) in ("Cc", "Cs") or "\u202a" <= c <= "\u202e" for c in found)
    assert tidy(found) == found or found.endswith("…")


@given(st.text(st.characters(), max_size=60))
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(clusters(text)) == text
