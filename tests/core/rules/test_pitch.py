"""Pitches: many ways to sell, beg and lure; as many ways to talk about the same things."""

import pytest

from bot.core.knowledge import Knowledge
from bot.core.own import own_pattern, own_phrase
from bot.core.policy import Exemption, OwnPattern, Policy
from bot.core.post import Attachment, Poll, Post, Target
from bot.core.verdict import judge
from tests.core.rules.conftest import Found

PITCHES = [
    "commissions open!! dm me for prices 🎨",
    "Subscribe to my channel, new video every friday",
    "i just dropped my new track, go stream it everywhere",
    "Only 3 spots left in my coaching program. Comment GROW and I'll send you the details",
    "join our server for free nitro giveaways https://discord.gg/abcdef",
    "sign up with my code MANGO20 and we both get 20 bucks",
    "we just launched on Product Hunt, an upvote would mean the world",
    "my etsy shop is 30% off this weekend, link in bio",
    "I quit my job two years ago. Now I make 10k a month. Want to know how? DM me 'FREEDOM'",
    "please like share and subscribe guys it helps me out so much 🙏",
    "follow me on twitch, live every night at 8",
    "Presale is live! Don't miss the next 100x gem 🚀🚀 https://example.org/mint",
    "need a logo? i design them from $15, check my portfolio",
    "help me reach my gofundme goal, every donation counts",
    "s u b s c r i b e to my channel",
]
TALK = [
    "did anyone subscribe to that bird channel? the owls are great",
    "my shop class teacher made us sand one board for an hour",
    "someone in my dms tried to sell me followers again",
    "how much do people charge for a portrait these days?",
    "I bought a mug at the flea market for two euros",
    "our cat only comes when i open the fridge",
    "you should watch that documentary about eels",
    "i finally sold my old bike, felt weird to see it go",
    "the sale at the garden centre was a disaster",
    "can you join the call in five minutes?",
    "thanks for the tip, that fixed my oven",
    "who else hates when every video begs for likes",
    "i launched the rocket in the game and it blew up",
    "my brother streams sometimes, nobody watches, he is happy",
    "drop the anchor before the wind turns",
    "",
]


@pytest.mark.parametrize("text", PITCHES)
def test_selling_begging_and_luring_is_a_pitch(found: Found, text: str) -> None:
    assert "pitch" in found(text)


@pytest.mark.parametrize("text", TALK)
def test_talk_about_the_same_things_is_none(found: Found, text: str) -> None:
    assert "pitch" not in found(text)


@pytest.mark.parametrize("text", PITCHES)
def test_words_that_are_quoted_are_somebody_elses(found: Found, text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in text.splitlines())
    assert "pitch" not in found(f"{quoted}\nwho writes such things?")


@pytest.mark.parametrize("text", PITCHES)
def test_case_and_unseen_characters_change_nothing(found: Found, text: str) -> None:
    assert "pitch" in found(text.upper())
    assert "pitch" in found(text.replace("s", "s\u200b").replace("m", "\u2060m"))


@pytest.mark.parametrize("text", PITCHES)
def test_a_pitch_hides_nowhere(found: Found, text: str) -> None:
    hidden = (
        Post(1, 1, "look", attachments=(Attachment("a.png", text),)),
        Post(1, 1, "", poll=Poll(text, ("yes", "no"))),
        Post(1, 1, "first words", title=text),
    )
    for post in hidden:
        assert "pitch" in found(post), post


def test_a_file_name_can_be_a_pitch(found: Found) -> None:
    post = Post(1, 1, "morning", attachments=(Attachment("DM me for rates - logos from $15.png"),))
    assert "pitch" in found(post)
    assert not found(Post(1, 1, "morning", attachments=(Attachment("IMG_2041.png"),)))


def test_stricter_presets_find_no_less(found: Found) -> None:
    for text in (*PITCHES, *TALK):
        gentle, classic, strict = (
            "pitch" in found(text, Policy("gentle")),
            "pitch" in found(text, Policy("classic")),
            "pitch" in found(text, Policy("strict")),
        )
        assert gentle <= classic <= strict, text


def test_who_was_asked_for_it_may_say_more(knowledge: Knowledge) -> None:
    text = "i sell them for 15 each, dm me"
    asked = Target(7, 2, "does anyone sell these? how much?")

    def weight(post: Post) -> float:
        return sum(f.weight for f in judge(post, Policy(), knowledge).findings if f.rule == "pitch")

    assert weight(Post(1, 1, text, replied_to=asked)) < weight(Post(1, 1, text))


def test_naming_ones_own_product_weighs(knowledge: Knowledge) -> None:
    text = "Tidy Inbox is 30% off this week, go get it"
    named = Policy(products=("Tidy Inbox",))

    (finding,) = judge(Post(1, 1, text), named, knowledge).findings
    assert "Tidy Inbox" in [item.text for item in finding.evidence]
    assert not judge(Post(1, 1, text), Policy(), knowledge).findings
    assert not judge(Post(1, 1, "Tidy Inbox crashed again today"), named, knowledge).findings


@pytest.mark.parametrize(
    "one",
    [
        Exemption(rule="pitch"),
        Exemption(channel=9),
        Exemption(member=5),
        Exemption(rule="pitch", channel=9, member=5),
        Exemption(phrase="commissions open dm me for prices"),
    ],
)
def test_an_exception_eases(found: Found, one: Exemption) -> None:
    post = Post(1, 5, "commissions open dm me for prices", channel=9)
    assert "pitch" in found(post)
    assert "pitch" not in found(post, Policy(exemptions=(one,)))


@pytest.mark.parametrize(
    "one",
    [Exemption(rule="metrics"), Exemption(channel=8), Exemption(member=6), Exemption(phrase="good morning")],
)
def test_an_exception_for_something_else_does_not(found: Found, one: Exemption) -> None:
    post = Post(1, 5, "commissions open dm me for prices", channel=9)
    assert "pitch" in found(post, Policy(exemptions=(one,)))


def test_a_moderators_own_phrase_and_pattern_count(found: Found) -> None:
    phrase = own_phrase("golden goose club")
    pattern = own_pattern(r"\bgoose(?:coin|bucks)\b", ["buy goosecoin"], ["a goose"])
    assert isinstance(phrase, OwnPattern) and isinstance(pattern, OwnPattern)
    own = Policy(patterns=(phrase, pattern))
    assert "pitch" in found("the Golden  Goose Club meets at noon", own)
    assert "pitch" in found("GOOSEBUCKS for all", own)
    assert "pitch" not in found("a goose bit me at the golden hour", own)
    assert "pitch" not in found("the Golden Goose Club meets at noon")


@pytest.mark.parametrize("text", PITCHES)
def test_a_finding_carries_what_it_is_made_of(knowledge: Knowledge, text: str) -> None:
    (finding,) = [f for f in judge(Post(1, 1, text), Policy(), knowledge).findings if f.rule == "pitch"]
    assert finding.weight >= finding.threshold
    assert finding.evidence
    assert all(text[item.start : item.end] == item.text for item in finding.evidence)
    assert finding.advice.key == "advice.pitch"
    assert "relief.pitch.tell_or_ask" in [advice.key for advice in finding.relief]


@pytest.mark.parametrize("text", PITCHES)
def test_without_its_evidence_a_finding_is_gone(found: Found, knowledge: Knowledge, text: str) -> None:
    (finding,) = [f for f in judge(Post(1, 1, text), Policy(), knowledge).findings if f.rule == "pitch"]
    left = list(text)
    for item in finding.evidence:
        left[item.start : item.end] = " " * (item.end - item.start)
    assert "pitch" not in found("".join(left))
