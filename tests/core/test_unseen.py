import unicodedata

from bot.core.post import Post
from bot.core.text import invisible
from bot.core.unseen import UNSEEN, seen

DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_what_is_unseen_is_what_folding_calls_invisible_but_for_directions() -> None:
    for point in range(0x110000):
        char = chr(point)
        if unicodedata.category(char) != "Cn":  # not every Python knows every letter
            assert (UNSEEN.match(char) is not None) == (invisible(char) and char not in DIRECTIONS), hex(
                point
            )


def test_a_post_without_unseen_characters_is_left_alone() -> None:
    assert seen(Post(1, 1, "plain é 🔴", title="a title")) is None


def test_every_text_of_a_post_is_cleaned() -> None:
    shown = seen(Post(1, 1, "a\u200bb", title="\ufeffc", forwarded=("d\u00ade",)))
    assert shown is not None
    assert (shown.post.text, shown.post.title, shown.post.forwarded) == ("ab", "c", ("de",))
