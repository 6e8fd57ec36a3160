import pytest

from bot.core.gaming import fingerprint, near, thin, twins

KEY = b"a key of the tests"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "lol",
        "LOL!!!",
        "ha ha ha ha",
        "👍",
        "👍 👍 🎉",
        "this",
        "https://example.com/a/b",
        "<@123456>",
        "<@123456> nice",
        "...",
        "好",
        "ok ok OK",
        "‏شكرا",
        "<:party:123>",
        "l\u200bol",
        "l o l",
        "o k",
        "l.o.l.",
        "w\u00ado\u2060w",
        "lоl lol",
        "l l l l",
        "Ｌｏｌ lol",
    ],
)
def test_words_that_say_nothing_are_thin(text: str) -> None:
    assert thin(text)


@pytest.mark.parametrize(
    "text",
    [
        "which one?",
        "I agree",
        "so true",
        "你今天怎么样",
        "ขอบคุณมากเลย",
        "كيف حالك",
        "read this: https://example.com",
        "<@123456> how was it?",
        "3 of them",
        "nice 👍 one",
        "i c u",
        "2 please",
        "네 좋아요",
        "y not",
    ],
)
def test_words_that_say_something_are_not(text: str) -> None:
    assert not thin(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What a lovely evening for a walk by the river", "what a lovely evening, for a walk by the river!"),
        ("What a lovely evening for a walk by the river", "WHAT a lovely evening for a walk by the river :)"),
        (
            "welcome, great to have you here with us today!",
            "welcome, great to have you here with us today, Noah!",
        ),
        ("What do you all think about the new bakery?", "What do you all think about the new bakery??? 👀"),
        (
            "What do you all think about the new bakery?",
            "W\u200bhat do\u2060 you al\u00adl think ab\u200cout the n\u200dew baker\ufeffy?",
        ),
        ("What do you all think about the new bakery?", "Whаt dо yоu all think аbоut thе nеw bаkеry?"),
        (
            "thank you so much for the kind words everyone",
            "<@77> thank you so much for the kind words everyone",
        ),
    ],
)
def test_nearly_the_same_words_are_near(one: str, other: str) -> None:
    first, second = fingerprint(one, KEY), fingerprint(other, KEY)
    assert first is not None and second is not None and near(first, second)


def test_different_words_are_not() -> None:
    said = [
        "What a lovely evening for a walk by the river",
        "What a terrible morning to miss the bus to work",
        "I never learned to bake bread, how did you start?",
        "which one?",
        "I agree",
        "so true",
        "sounds good",
        "no idea",
        "good morning",
        "good night",
        "how are you?",
        "how was it?",
        "what about you?",
        "I like tea",
        "I like jazz",
        "My grandmother used to tell that story every winter",
        "Has anybody here been to the lake in autumn?",
        "Has anybody here read something good this month?",
        "你今天怎么样",
        "我昨天去了公园",
    ]
    marks = [fingerprint(text, KEY) for text in said]
    close = [
        (said[one], said[other])
        for one in range(len(said))
        for other in range(one)
        if near(marks[one] or 0, marks[other] or 0)
    ]
    assert close == []


def test_without_the_key_a_fingerprint_says_nothing() -> None:
    text = "What a lovely evening for a walk by the river"
    one, other = fingerprint(text, KEY), fingerprint(text, b"another key")
    assert one is not None and other is not None and not near(one, other)


def test_no_words_have_no_fingerprint() -> None:
    assert fingerprint("👍 https://example.com", KEY) is None


def test_the_first_of_its_like_leads_whatever_comes_first() -> None:
    prints = [(30, 0b0011), (10, 0b0001), (20, 1 << 40 | 0xFFFF << 20), (40, 0b0111)]
    assert twins(prints) == {10: 10, 20: 20, 30: 10, 40: 10}
    assert twins(prints[::-1]) == twins(prints)
