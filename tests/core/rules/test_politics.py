"""Politics: parties, those in office, elections, wars and causes; and all that only sounds like it."""

import pytest

from bot.core.policy import Exemption, Policy
from bot.core.post import Poll, Post
from tests.core.rules.conftest import Found

POLITICS = [
    "typical tory answer if you ask me",
    "the afd took my village and the next one",
    "erdogan won't like that one bit",
    "did anyone watch the debate last night",
    "queue at the polling station went round the block",
    "they bombed the hospitals again",
    "nobody talks about what is happening in sudan",
    "tax the billionaires already",
    "our mp sent a form letter, as ever",
    "the new government cut the heating help first",
    "gun control will not pass here and you know it",
    "women's rights are going backwards in my country",
    "catalonia should be independent, fight me",
    "my uncle watches fox news all day and it shows",
    "half the town voted leave",
    "WHO ARE YOU VOTING FOR IN MAY",
]

TALK = [
    "we voted on the film and horror won",
    "the president of our knitting club resigned over a scarf",
    "who won the vote for the new logo",
    "office politics made me eat lunch in the car",
    "in this game you invade your neighbour for sheep",
    "our guild leader got impeached lol",
    "party at ours on saturday, bring ice",
    "the left shoe is missing and so is the cat",
    "did my taxes today, cried, had soup",
    "my manager runs the team like a small dictatorship",
    "conservative estimate, two hours in the oven",
    "brussels sprouts are fine if you roast them",
    "the campaign setting has a mad king and six dragons",
    "she is running for the bus, as always",
    "in 1912 this town had a tram and a swimming pool",
    "war of the ants on my balcony, day three",
]


@pytest.mark.parametrize("text", POLITICS)
def test_party_politics_are_found(found: Found, text: str) -> None:
    assert "politics" in found(text)


@pytest.mark.parametrize("text", TALK)
def test_votes_wars_and_parties_of_other_kinds_are_not(found: Found, text: str) -> None:
    assert "politics" not in found(text)


def test_what_somebody_else_said_is_not_ones_own_politics(found: Found) -> None:
    assert "politics" not in found("> the tories will win again\nhe said it to a pigeon")
    assert "politics" in found("> he said it to a pigeon\nthe tories will win again")


def test_a_poll_hides_nothing(found: Found) -> None:
    assert "politics" in found(
        Post(1, 1, "", poll=Poll("who gets your vote in the general election?", ("a",)))
    )
    assert "politics" not in found(Post(1, 1, "", poll=Poll("which soup tonight?", ("leek", "bean"))))


def test_strict_minds_more_and_gentle_less(found: Found) -> None:
    text = "congress is asleep again"
    assert "politics" in found(text, Policy("strict"))
    assert "politics" not in found("congress is asleep", Policy("gentle"))


def test_an_exception_lets_it_be(found: Found) -> None:
    assert "politics" not in found(POLITICS[0], Policy(exemptions=(Exemption(rule="politics"),)))
