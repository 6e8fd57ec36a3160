"""Masked words, read as meant where that gives a word that the packs know."""

import pytest

from bot.core.text import fold
from bot.core.unmask import Words, unmasked

KNOWN = Words({"subscribe": 9, "free": 5, "please": 3, "channel": 4, "my": 2, "to": 1, "buy": 2, "off": 1})


@pytest.mark.parametrize(
    ("masked", "meant"),
    [
        ("s u b s c r i b e", "subscribe"),
        ("s-u-b-s-c-r-i-b-e to my channel", "subscribe to my channel"),
        ("s*bscr*be", "subscribe"),
        ("freeeeee", "free"),
        ("pleeease", "please"),
        ("fr33 channel", "free channel"),
        ("subscribe.to.my.channel", "subscribe to my channel"),
    ],
)
def test_masked_words_are_read_as_meant(masked: str, meant: str) -> None:
    view = unmasked(fold(masked), KNOWN)
    assert view is not None
    assert view.text == meant
    assert len(view.text) == len(view.starts) == len(view.ends)


@pytest.mark.parametrize(
    "text",
    ["", "subscribe to my channel", "c a t", "route 66 is long", "i.e. that one", "2*3*4", "**bold** word"],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert unmasked(fold(text), KNOWN) is None


def test_a_heap_of_stars_is_not_looked_up() -> None:
    assert unmasked(fold("s*bscr*be " * 400), KNOWN) is None
