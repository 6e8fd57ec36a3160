"""Openers: put to everybody."""

import pytest

from bot.core.post import Poll, Post, Target
from tests.core.signals.conftest import ANA, ME, Heard


@pytest.mark.parametrize(
    "text",
    [
        "what did you all have for breakfast?",
        "who here has ever seen a comet",
        "what is your favourite smell?",
        "would you rather live by the sea or in the hills?",
        "hot take: cold pizza is better",
        "how is everyone doing today",
        "thoughts on the new bridge?",
    ],
)
def test_what_is_put_to_the_room_opens(heard: Heard, text: str) -> None:
    assert "opener" in heard(text)


@pytest.mark.parametrize(
    "text",
    [
        "what did you say?",
        "that was my favourite song",
        "i would rather stay in",
        "thanks",
        "where is the salt?",
        "",
    ],
)
def test_what_is_not_does_not(heard: Heard, text: str) -> None:
    assert "opener" not in heard(text)


def test_a_poll_opens(heard: Heard) -> None:
    assert "opener" in heard(Post(1, ME, "", poll=Poll("tea or coffee", ("tea", "coffee"))))


def test_what_is_said_to_one_person_opens_nothing(heard: Heard) -> None:
    text = "what is your favourite smell?"
    assert "opener" not in heard(Post(1, ME, text, mentions=(ANA,)))
    assert "opener" not in heard(Post(1, ME, text, replied_to=Target(7, ANA, "i love rain")))
