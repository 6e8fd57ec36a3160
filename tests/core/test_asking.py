"""Asking: a question is one sentence; what eases it eases its own sentence."""

import pytest

from bot.core.asking import asks
from bot.core.part import Part
from bot.knowledge import load


def asked(text: str) -> bool:
    return asks(Part("text", text).plain, load())


@pytest.mark.parametrize(
    "text",
    [
        "we never found the key. does the caretaker keep a spare",
        "if anyone needs me i am in the bath. who is cooking",
        "what a day. what did you have for lunch",
        "how lovely\nwhere was that",
    ],
)
def test_one_sentence_that_asks_is_enough(text: str) -> None:
    assert asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "anyone can juggle. i know who taught her",
        "what i like is the quiet. when it rains we read",
        "did it hurt? a bit.",
        "worth the wait? absolutely",
        "who left it open? me, obviously",
        "tired of blunt knives? i sharpen on saturdays, from 4",
    ],
)
def test_what_is_told_or_answered_at_once_is_not_asked(text: str) -> None:
    assert not asked(text)


def test_a_question_that_is_followed_by_an_own_story_is_still_asked() -> None:
    assert asked("do you peel them first? i never do and my gran is cross")
    assert asked("is it open? no idea where to look")


def test_nothing_asks_nothing() -> None:
    assert not asked("")
    assert not asked("...")
