"""Metrics: numbers of one's own business, audience or investments; and the numbers of life."""

import pytest

from bot.core.policy import Exemption, Policy
from bot.core.post import Attachment, Post
from tests.core.rules.conftest import Found

SHOWN_OFF = [
    "just hit 10k followers",
    "our revenue is up 40 percent since may",
    "open rates at 52%, clicks at 9",
    "churn down to 1.9 and nps at 70",
    "sold 38 of 40 workshop seats in a day",
    "turned 500 into 12k with two trades",
    "debuted at #11 in thrillers with 900 preorders",
    "this one reel brought me 41 clients",
    "118k on tiktok, 40k on ig, zero ads",
    "my little shop went from 300 to 4.5k followers",
    "mrr is at 12k and it's still only me",
    "closed our seed round yesterday, 2m",
    "our annual report is out, 40 pages",
    "record day at the market, 1,450 in six hours",
    "third six figure launch in a row",
    "averaging 85 viewers now, was at 12 in spring",
]

LIFE = [
    "my 5k time is finally under 25 minutes",
    "300 people in the queue for the museum",
    "rent went up 12 percent and the boiler still honks",
    "she's got 90k followers and replies to nobody",
    "2 million views for a cat falling off a sofa",
    "my phone is at 4% so if i vanish that's why",
    "our village has 400 people and one of them is my ex",
    "how many subscribers does that channel even have",
    "got 97 on the driving theory test",
    "600 pieces in and the sky is still all blue",
    "a haircut for 60, i look like a 6",
    "took 1,200 photos of the same mountain",
    "i was born 11 weeks early",
    "12 km before breakfast and a heron",
    "my nephew has 11 subs and calls himself an influencer",
    "all three of my followers are my mum",
]


@pytest.mark.parametrize("text", SHOWN_OFF)
def test_numbers_shown_off_are_found(found: Found, text: str) -> None:
    assert "metrics" in found(text)


@pytest.mark.parametrize("text", LIFE)
def test_numbers_of_life_and_of_others_are_not(found: Found, text: str) -> None:
    assert "metrics" not in found(text)


def test_numbers_hide_in_no_attachment(found: Found) -> None:
    shown = Attachment("a.png", "our dashboard: mrr is at 12k, churn under 2%")
    assert "metrics" in found(Post(1, 1, "look", attachments=(shown,)))
    assert "metrics" not in found(
        Post(1, 1, "look", attachments=(Attachment("a.png", "two cats, 12 kilos"),))
    )


def test_what_is_quoted_is_somebody_elses(found: Found) -> None:
    assert "metrics" not in found("> just hit 10k followers\nhe said, to his plant")


def test_saying_we_in_another_sentence_makes_no_number_ones_own(found: Found) -> None:
    assert "metrics" not in found("that trailer has 80 million views. We had soup.")
    assert "metrics" not in found("We had soup.\nthat trailer has 80 million views")


def test_an_exception_lets_it_be(found: Found) -> None:
    assert "metrics" not in found(SHOWN_OFF[0], Policy(exemptions=(Exemption(rule="metrics"),)))
