"""Questions, with or without a mark; and what only looks like one."""

import pytest

from bot.core.post import Post, Turn
from tests.core.signals.conftest import Heard


@pytest.mark.parametrize(
    "text",
    [
        "how long does rice keep in the fridge?",
        "anyone know a good dentist",
        "what did you do on sunday",
        "does that hurt",
        "can somebody help me with this shelf please",
        "why would a cat do that??",
        "is it me or is it cold in here",
        "i was wondering whether you ever tried that",
        "any tips for sleeping on trains",
        "wdyt about the new bridge",
        "really?",
        "so you just left it there?",
        "HOW DO YOU DO IT",
        "do swans bite",
        "are paper straws even allowed in there",
        "leo what did the vet say",
        "the lid is stuck, do i heat it",
        "you two free on sunday",
        "quick one about the lift",
        "how i can change the bulb",
        "is correct to say it so",
        "somebody knows the gate code",
        "leave it or dig it",
        "three lemons and no plan, suggestions",
        "need a rhyme for orange",
        "if anybody has a spare kettle i'd be grateful",
        "long shot, a brown hat was left on the bus",
        "are we leaving now or",
    ],
)
def test_a_question_is_heard(heard: Heard, text: str) -> None:
    assert "question" in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "i know how you feel",
        "she asked what time it was",
        "that is what i did on sunday",
        "no idea how they say it",
        "what a day",
        "how nice of you",
        "when it rains we stay in",
        "who cares",
        "you can do it",
        "https://example.org/?q=what",
        "I had soup.",
        "> where is the salt?\nin the cupboard",
        "who needs sleep anyway",
        "why is it always the day i wash the car",
        "isn't she the sweetest",
        "is there anything sadder than a wet sock",
        "man do i love a nap",
        "not only did it rain, it hailed",
        "if it does you will know",
        "would love to but i am on call",
        "did my taxes and survived",
        "do your stretches, kids",
        "what gets me is the smell",
        "take it or leave it",
        "shout if you need a hand",
        "help, i'm laughing so much",
        "",
    ],
)
def test_what_asks_nobody_is_none(heard: Heard, text: str) -> None:
    assert "question" not in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "Want to earn 500 a day from home? DM me START and i'll show you how",
        "Need a logo? i design them from $15, check my portfolio",
        "Tired of low sales? join my free webinar, only 5 seats left",
        "does your pipe drip? i'm a plumber, 30 an hour, any evening",
    ],
)
def test_the_hook_of_a_pitch_asks_nobody(heard: Heard, text: str) -> None:
    assert "question" not in heard(text)


def test_a_mark_alone_that_more_follows_asks_whoever_is_there_and_else_nobody(heard: Heard) -> None:
    text = "seven at the pond? i have two towels"
    assert "question" not in heard(text)
    near = (Turn(2, "what a warm day", 20, 7, "ana"),)
    assert "question" in heard(Post(9, 1, text, recent=near))
    assert "question" in heard("seven at the pond?")
    assert "question" in heard("shall we say seven at the pond? i have two towels")
