"""The neighbour: each cue moves the odds the way its reason says, and the weights are those of the data."""

import math
from functools import cache

import pytest

from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.neighbour import ENOUGH, WEIGHTS, asked_by, cues_of, neighbour
from bot.core.policy import Policy
from bot.core.post import Post, Turn
from bot.knowledge import load
from tests.core import judge_inputs
from tests.evaluation.cases import DATASETS, irc
from tests.evaluation.replies import fit, said

ME, ANA, BEN, CLEO, DORA = 1, 2, 3, 4, 5
OVEN = Turn(ANA, "my oven never gets warm", 40, 7, "ana")
SNOW = Turn(BEN, "it snowed all night over here", 30, 8, "ben")
MINE = Turn(ME, "is the heater on", 90, 6, "mira")


@cache
def knowledge() -> Knowledge:
    return load()


def facts(text: str, *recent: Turn) -> Facts:
    return Facts(Post(9, ME, text, recent=recent), Policy(handles=("mira",)), knowledge())


def cues(text: str, *recent: Turn) -> frozenset[str]:
    found = cues_of(facts(text, *recent))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("cue", "text", "recent"),
    [
        ("named_first", "ana: is the gas on", (OVEN, SNOW)),
        ("named", "is the gas on, ana", (OVEN, SNOW)),
        ("called", "dora: is the gas on", (OVEN, SNOW)),
        ("called_upon", "it is on", (Turn(ANA, "mira is the gas on", 20, 7, "ana"),)),
        ("responds", "yes it does that", (OVEN,)),
        ("same_word", "a toaster takes a while", (Turn(ANA, "my toaster hums", 9, 7), SNOW)),
        ("brief", "oh dear", (OVEN,)),
        ("two", "mine too in winter", (MINE, OVEN)),
        ("last_you", "in a blue house", (Turn(ANA, "where do you live", 20, 7, "ana"),)),
        ("answered_last", "good to hear", (MINE, OVEN)),
        ("you", "maybe you have a cold kitchen", (OVEN,)),
        ("crowd", "hm", (OVEN, SNOW, Turn(CLEO, "a", 9), Turn(DORA, "b", 5))),
        ("nothing", "the trains are late", (OVEN,)),
        ("late", "warm", (Turn(ANA, "cold", 130, 7, "ana"),)),
        ("silence", "warm", (Turn(ANA, "cold", 400, 7, "ana"),)),
        ("lengthy", "so " * 16, (OVEN,)),
        ("long", "so " * 26, (OVEN,)),
        ("story", "i baked bread", (OVEN,)),
        ("link", "see https://example.org/heat", (OVEN,)),
        ("everybody", "good night everyone", (OVEN,)),
        ("trouble", "my car won't start", (OVEN,)),
        ("no_calls", "the trains are late", (OVEN, SNOW)),
        ("elsewhere", "the trains are late", (Turn(ANA, "ben: is it cold", 20, 7, "ana"),)),
        ("sells", "commissions open, 20 each, dm me to book a slot", (OVEN,)),
        ("spoke", "the trains are late", (MINE, OVEN)),
        ("goes_on", "the trains are late", (OVEN, MINE)),
        ("new_question", "what time is it", (OVEN,)),
        ("greets", "good morning", (OVEN,)),
        ("same_again", "ana: please", (OVEN, Turn(ME, "ana: hello", 20, 6, "mira"), SNOW)),
    ],
)
def test_a_cue_is_seen_where_it_is_and_not_elsewhere(cue: str, text: str, recent: tuple[Turn, ...]) -> None:
    assert cue in cues(text, *recent)
    assert cue not in cues("rain it is for now then", Turn(CLEO, "ah, rain", 20, 4, "cleo")) - COMING_IN


COMING_IN = frozenset(("nothing", "no_calls"))
"""What is true of anybody who comes in without a word to anyone."""


def test_every_cue_that_is_seen_has_a_weight_and_every_weight_a_cue() -> None:
    seen: set[str] = set()
    for number in range(150):
        seen |= cues_of(Facts(judge_inputs.post(number), Policy(handles=("ana",)), knowledge())) or set()
    assert seen <= set(WEIGHTS)


def test_what_brings_an_answer_raises_and_what_opens_anew_lowers() -> None:
    raises = {"named_first", "named", "called", "called_upon", "responds", "same_word", "you", "two"}
    lowers = {
        "greets",
        "new_question",
        "trouble",
        "story",
        "goes_on",
        "silence",
        "sells",
        "everybody",
        "link",
    }
    assert all(WEIGHTS[cue] > 0 for cue in raises)
    assert all(WEIGHTS[cue] < 0 for cue in lowers)
    assert WEIGHTS["silence"] < WEIGHTS["late"] and WEIGHTS["long"] < WEIGHTS["lengthy"]


def test_who_sells_or_tells_a_story_into_the_room_answers_nobody() -> None:
    for text in (
        "commissions open, 20 each, dm me to book a slot",
        "i baked two loaves before work and burned both of them",
        "what do you all do on a rainy friday",
        "good morning",
    ):
        assert neighbour(facts(text, OVEN, SNOW)) is None


def test_a_name_a_word_or_a_response_finds_the_one_who_is_meant() -> None:
    assert neighbour(facts("ana: is the gas on", OVEN, SNOW)) == OVEN
    assert neighbour(facts("yes, and it will not thaw", OVEN, SNOW)) == SNOW
    assert neighbour(facts("no, snowed in, are you", OVEN, SNOW)) == SNOW


def test_nobody_is_answered_where_only_the_author_has_spoken() -> None:
    assert neighbour(facts("yes", MINE)) is None
    assert neighbour(facts("yes")) is None


def test_a_word_with_a_comma_is_no_name() -> None:
    assert "called" not in cues("hello, the tap drips", OVEN)
    assert "called" in cues("dora, the tap drips", OVEN)


def test_what_is_quoted_or_stands_in_a_link_asks_nothing() -> None:
    here = facts("hm", OVEN)
    assert asked_by(here, "where do you live")
    assert not asked_by(here, "https://example.org/?page=2")
    assert not asked_by(here, "> where do you live\nthat is what they said")


@pytest.mark.skipif(not DATASETS.exists(), reason="the data sets lie elsewhere")
def test_the_weights_are_those_that_the_chat_asks_for() -> None:
    chat = said([case for case in irc() if len(case.group) % 2], knowledge())
    fitted = fit(chat, [], steps=80)
    rare = {"sells", "silence", "no_calls", "link", "any"}  # what the conversations say more about
    apart = {cue: (weight, fitted[cue]) for cue, weight in WEIGHTS.items() if abs(weight - fitted[cue]) > 0.6}
    assert set(apart) <= rare
    found = [one.found(WEIGHTS) == one.so for one in chat]
    assert sum(found) / len(found) > 0.8
    assert math.isfinite(ENOUGH)
