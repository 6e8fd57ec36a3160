"""Bare links: alone on the wall, and in talk."""

import pytest

from bot.core.policy import Exemption, Policy
from bot.core.post import Post, Target, Turn
from tests.core.rules.conftest import Found

ME, OTHER = 1, 2


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/a",
        "<https://example.org/a>",
        "read this https://example.org",
        "www.example.org",
        "example.org/some/page",
        "https://example.org https://example.com/b",
        "**https://example.org/a** 🔥🔥",
        "#news https://example.org/a",
        "||https://example.org/a||",
        "this!! https://youtu.be/abcdefghijk",
    ],
)
def test_a_link_with_nothing_said_is_bare(found: Found, text: str) -> None:
    assert "bare_link" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "this explains why the tide is late https://example.org/a",
        "my oven did exactly that, see https://example.org/a",
        "lol https://example.org/a",
        "I fixed it with Node.js and a towel",
        "the file is called notes.txt",
        "version 1.2.3 broke it",
        "hello",
        "",
    ],
)
def test_a_link_that_something_is_said_about_is_not(found: Found, text: str) -> None:
    assert "bare_link" not in found(text)


def test_a_link_that_answers_somebody_is_an_answer(found: Found) -> None:
    asked = Target(7, OTHER, "where is the manual?")
    assert not found(Post(1, ME, "https://example.org/manual", replied_to=asked))
    assert not found(Post(1, ME, "https://example.org/manual", mentions=(OTHER,)))


def test_a_reply_to_oneself_answers_nobody(found: Found) -> None:
    assert "bare_link" in found(Post(1, ME, "https://example.org/a", replied_to=Target(7, ME, "hello")))


def test_ones_own_words_a_minute_ago_are_the_commentary(found: Found) -> None:
    said = Turn(ME, "this is how I got the stain out of the carpet", 20)
    assert not found(Post(1, ME, "https://example.org/stains", recent=(said,)))


def test_words_long_ago_are_not(found: Found) -> None:
    said = Turn(ME, "i had soup with bread today", 900)
    assert "bare_link" in found(Post(1, ME, "https://example.org/x9", recent=(said,)))


def test_words_of_somebody_else_are_not(found: Found) -> None:
    said = Turn(OTHER, "i had soup with bread today", 20)
    assert "bare_link" in found(Post(1, ME, "https://example.org/x9", recent=(said,)))


def test_one_link_after_another_is_no_commentary(found: Found) -> None:
    said = Turn(ME, "https://example.org/x8", 20)
    assert "bare_link" in found(Post(1, ME, "https://example.org/x9", recent=(said,)))


def test_a_link_that_takes_up_what_is_talked_of_belongs_to_it(found: Found) -> None:
    said = (Turn(OTHER, "my sourdough never rises", 30), Turn(3, "is it cold in there?", 20))
    assert not found(Post(1, ME, "https://example.org/guides/sourdough", recent=said))


def test_a_door_to_another_community_stands_alone_even_in_talk(found: Found) -> None:
    said = (Turn(OTHER, "my sourdough never rises", 30), Turn(3, "is it cold in there?", 20))
    assert "bare_link" in found(Post(1, ME, "https://discord.gg/abcdef", recent=said))


def test_a_link_that_is_forwarded_without_a_word_is_shared_again(found: Found) -> None:
    assert "bare_link" in found(Post(1, ME, "", forwarded=("look at https://example.org/a",)))
    assert not found(Post(1, ME, "", forwarded=("good morning everybody",)))
    assert not found(Post(1, ME, "she said what I think", forwarded=("https://example.org/a",)))


def test_what_is_allowed_or_excepted_is_not_found(found: Found) -> None:
    text = "https://example.org/a"
    assert not found(text, Policy(allow=frozenset({"example.org"})))
    assert not found(text, Policy(exemptions=(Exemption(rule="bare_link"),)))
    assert not found(text, Policy(exemptions=(Exemption(domain="example.org"),)))
    assert "bare_link" in found(text, Policy(allow=frozenset({"ample.org"})))
    assert "bare_link" in found(text, Policy(exemptions=(Exemption(rule="pitch"),)))


def test_a_link_that_is_denied_is_found_though_it_is_allowed(found: Found) -> None:
    policy = Policy(allow=frozenset({"example.org"}), deny=frozenset({"example.org"}))
    assert {"bare_link", "link"} <= found("https://example.org/a", policy)


@pytest.mark.parametrize(
    ("asked", "link"),
    [
        ("where are we meeting tonight?", "https://example.org/x7"),
        ("which kettle was it?", "https://www.amazon.com/dp/B0001"),
        ("pics or it did not happen", "https://example.org/a/x9"),
        ("has anyone got the vod of last night?", "https://www.twitch.tv/videos/123"),
    ],
)
def test_a_link_that_shows_what_was_just_asked_for_is_an_answer(found: Found, asked: str, link: str) -> None:
    assert "bare_link" not in found(Post(1, ME, link, recent=(Turn(OTHER, asked, 30),)))
    assert "bare_link" in found(Post(1, ME, link, recent=(Turn(OTHER, asked, 900),)))
    assert "bare_link" in found(Post(1, ME, link, recent=(Turn(OTHER, "the bus was late again", 30),)))


def test_ones_own_page_that_was_asked_for_or_spoken_of_is_no_poster(found: Found) -> None:
    mine = Policy(handles=("ana",))
    link = "https://www.etsy.com/shop/ana"
    asked = Target(7, OTHER, "where can i see those mugs?")
    said = Turn(ME, "since you ask, the blue one took me three tries", 20)
    assert "bare_link" not in found(Post(1, ME, link, replied_to=asked), mine)
    assert "bare_link" not in found(Post(1, ME, link, recent=(said,)), mine)
    assert "bare_link" in found(Post(1, ME, link, replied_to=Target(7, OTHER, "nice mugs")), mine)
    assert "bare_link" in found(Post(1, ME, link, recent=(Turn(OTHER, "nice weather", 20),)), mine)


TALK = (Turn(OTHER, "my sourdough never rises", 60), Turn(3, "is it cold in there?", 40))


def test_who_has_been_talking_shows_something(found: Found) -> None:
    spoke = (Turn(ME, "mine did that all winter long", 110), *TALK)
    assert "bare_link" not in found(Post(1, ME, "https://example.org/x9", recent=spoke))
    assert "bare_link" in found(Post(1, ME, "https://www.amazon.com/dp/B0001", recent=spoke))
    assert "bare_link" in found(Post(1, ME, "https://discord.gg/abcdef", recent=spoke))


def test_a_picture_in_the_middle_of_talk_is_shown_to_those_who_talk(found: Found) -> None:
    assert "bare_link" not in found(Post(1, ME, "https://i.example.org/u/ana/day12.png", recent=TALK))
    assert "bare_link" in found(Post(1, ME, "https://i.example.org/u/ana/day12.png"))
    assert "bare_link" in found(Post(1, ME, "https://example.org/shop/day12", recent=TALK[:1]))


GARDEN = (
    Turn(OTHER, "my tomatoes split again, every one of them", 80),
    Turn(3, "mine were fine this year", 40),
)


@pytest.mark.parametrize(
    "link",
    [
        "https://flickr.com/photos/tomatoana/albums/71",
        "https://photos.app.goo.gl/tomatoana",
        "https://seedlog.example.org/u/tomatoana/bed-12",
        "https://youtu.be/tomatoana12",
        "https://forms.gle/abc",
    ],
)
def test_what_one_shows_in_a_talk_is_no_poster_though_it_bears_ones_name(found: Found, link: str) -> None:
    assert "bare_link" not in found(Post(1, ME, link, recent=GARDEN), Policy(handles=("tomatoana",)))


@pytest.mark.parametrize(
    "link",
    [
        "https://seedshop.example.org/ref/ana20",
        "https://ana.example.org/showreel",
        "https://example.org/pricing",
        "https://seedlog.example.org/u/tomatoana",
        "https://youtube.com/@tomatoana",
    ],
)
def test_a_till_or_ones_own_page_is_a_poster_in_a_talk_too(found: Found, link: str) -> None:
    assert "bare_link" in found(Post(1, ME, link, recent=GARDEN), Policy(handles=("tomatoana",)))
