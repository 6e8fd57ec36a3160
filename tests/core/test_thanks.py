import pytest

from bot.core.thanks import Thanks, read_thanks
from bot.knowledge import load

THANKS = load().thanks

SAID = [
    "thanks",
    "Thanks!!",
    "ty",
    "that worked",
    "omg tysm",
    "perfect, thank you",
    "got it, cheers",
    "oh that makes sense, cheers mate",
    "It was the cable, thanks",
    "Yes, that worked! finally",
    "great, thanks for explaining",
    "THANK YOU SO MUCH 🙏",
    "🙏",
    "thanks <:heart:1100000000000000012>",
    "ᴛʜᴀɴᴋs",
    "th\u200banks",
    "i\u2019ll try that, thank you",
    "ok, that explains it.\nthanks again",
    "thanks for all your help",
]

NOT_SAID = [
    "",
    "ok",
    "lol nice",
    "no thanks",
    "nah i'm good, thanks",
    "thanks for nothing",
    "thanks but that didn't work",
    "it still crashes, thanks anyway",
    "thanks for coming everyone",
    "thanks all",
    "thank you all, what an evening",
    "ty chat",
    "thanks for the follow",
    "thanks for supporting, buy my book",
    "thanks! check out my shop",
    "thanks in advance",
    "thanks to the rain we stayed in",
    "thank goodness it is friday",
    "thanks?",
    "who wants to say thanks",
    "i can't thank you enough for buying two of them",
    "thanks https://my-course.example",
    "cheers to the weekend",
    "thanksgiving is next week",
    "it works on my machine and on the one of my sister too, so no idea what you are doing there",
    "thank you " * 40,
]


@pytest.mark.parametrize("text", SAID)
def test_a_word_of_thanks_is_one(text: str) -> None:
    assert THANKS.said(text)


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_no_clear_thanks_is_none(text: str) -> None:
    assert not THANKS.said(text)


@pytest.mark.parametrize("text", ["thanks mira", "Mira, thank you!", "ty @mira.k", "thanks, Mira"])
def test_a_name_said_beside_must_be_that_of_who_answered(text: str) -> None:
    assert THANKS.said(text, ("mira.k", "Mira Kovač"))
    assert not THANKS.said(text, ("jonas", "Jonas Berg"))
    assert not THANKS.said(text)


def test_a_name_alone_thanks_nobody() -> None:
    assert not THANKS.said("Mira", ("mira",))


def test_no_phrase_both_thanks_and_refuses() -> None:
    assert THANKS.thanks & THANKS.beside == frozenset()
    assert THANKS.thanks & THANKS.never == frozenset()
    assert THANKS.beside & THANKS.never == frozenset()


def test_every_phrase_can_be_reached() -> None:
    assert [words for words in THANKS.thanks if not THANKS.said(" ".join(words))] == []
    assert [words for words in THANKS.never if THANKS.said("thanks, " + " ".join(words))] == []


def test_a_language_without_phrases_thanks_never() -> None:
    nothing: Thanks = read_thanks(12, (), (), ())
    assert not any(nothing.said(text) for text in SAID)
