"""Questions, with or without a mark; and what only looks like one."""

import pytest

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
    ],
)
def test_the_hook_of_a_pitch_asks_nobody(heard: Heard, text: str) -> None:
    assert "question" not in heard(text)
