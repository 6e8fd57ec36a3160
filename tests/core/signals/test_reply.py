"""Replies: marked ones, mentions, and those that the talk around them shows."""

from bot.core.policy import Policy
from bot.core.post import Post, Target, Turn
from tests.core.signals.conftest import ANA, BEN, ME, Heard


def test_a_marked_reply(heard: Heard) -> None:
    talk = heard(Post(1, ME, "same", replied_to=Target(7, ANA, "i love rain")))
    assert (talk["reply"].partner, talk["reply"].message) == (ANA, 7)


def test_a_reply_to_oneself_is_none(heard: Heard) -> None:
    assert "reply" not in heard(Post(1, ME, "same", replied_to=Target(7, ME, "i love rain")))


def test_a_mention_is_said_to_somebody(heard: Heard) -> None:
    assert heard(Post(1, ME, "<@2> good morning", mentions=(ANA,)))["reply"].partner == ANA
    assert "reply" not in heard(Post(1, ME, "<@1> is me", mentions=(ME,)))


def test_a_name_at_the_beginning_says_to_whom(heard: Heard) -> None:
    recent = (
        Turn(ANA, "my oven will not light", 60, 7, "ana"),
        Turn(BEN, "it snowed here", 30, 8, "ben"),
    )
    talk = heard(Post(1, ME, "ana: is the gas on?", recent=recent))
    assert (talk["reply"].partner, talk["reply"].message) == (ANA, 7)


def test_thanks_are_said_to_whoever_spoke_last(heard: Heard) -> None:
    recent = (Turn(ME, "how do i light it?", 60, 6), Turn(ANA, "hold the knob for ten seconds", 30, 7, "ana"))
    assert heard(Post(1, ME, "thanks, that did it", recent=recent))["reply"].partner == ANA


def test_a_word_that_is_taken_up_tells_which_of_two(heard: Heard) -> None:
    recent = (
        Turn(ANA, "my sourdough never rises", 60, 7, "ana"),
        Turn(BEN, "trains are late again", 30, 8, "ben"),
    )
    talk = heard(Post(1, ME, "yes, sourdough needs warmth", recent=recent))
    assert talk["reply"].partner == ANA


def test_greetings_and_new_troubles_are_said_to_the_room(heard: Heard) -> None:
    recent = (Turn(ANA, "it snowed here", 60, 7, "ana"), Turn(BEN, "trains are late again", 30, 8, "ben"))
    assert "reply" not in heard(Post(1, ME, "good morning everybody in here", recent=recent))
    fresh = "hello, i have a printer that keeps eating paper, how do i open the lid of it?"
    assert "reply" not in heard(Post(1, ME, fresh, recent=recent))


def test_nobody_replies_in_an_empty_room(heard: Heard) -> None:
    assert "reply" not in heard("yes, sourdough needs warmth")


def test_somebody_who_called_the_author_is_answered(heard: Heard) -> None:
    recent = (Turn(BEN, "trains", 90, 6, "ben"), Turn(ANA, "mira: is the gas on now", 30, 7, "ana"))
    talk = heard(Post(1, ME, "it is on", recent=recent), Policy(handles=("mira",)))
    assert talk["reply"].partner == ANA
