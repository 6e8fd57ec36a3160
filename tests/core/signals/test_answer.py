"""Answers: said to somebody who had just asked."""

from bot.core.post import Post, Target, Turn
from tests.core.signals.conftest import ANA, BEN, ME, Heard


def test_a_reply_to_a_question_is_an_answer(heard: Heard) -> None:
    talk = heard(Post(1, ME, "about three days", replied_to=Target(7, ANA, "how long does rice keep?")))
    assert (talk["answer"].partner, talk["answer"].message) == (ANA, 7)


def test_a_link_can_be_the_answer(heard: Heard) -> None:
    post = Post(1, ME, "https://example.org/rice", replied_to=Target(7, ANA, "how long does rice keep?"))
    assert "answer" in heard(post)


def test_a_reply_to_a_remark_is_none(heard: Heard) -> None:
    talk = heard(Post(1, ME, "same here", replied_to=Target(7, ANA, "i had soup today")))
    assert "answer" not in talk
    assert "reply" in talk


def test_whoever_replies_to_oneself_answers_nobody(heard: Heard) -> None:
    assert "answer" not in heard(Post(1, ME, "found it", replied_to=Target(7, ME, "where is it?")))


def test_a_target_that_could_not_be_read_is_no_question(heard: Heard) -> None:
    talk = heard(Post(1, ME, "three days", replied_to=Target(7, ANA)))
    assert "answer" not in talk
    assert "reply" in talk


def test_an_emoji_answers_nothing(heard: Heard) -> None:
    asked = Target(7, ANA, "how long does rice keep?")
    assert "answer" not in heard(Post(1, ME, "<:rice:123>", replied_to=asked))


def test_whoever_speaks_next_to_the_one_who_asked_answers(heard: Heard) -> None:
    recent = (Turn(ANA, "how long does rice keep?", 20, 7, "ana"),)
    talk = heard(Post(1, ME, "ana: three days, try it", recent=recent))
    assert (talk["answer"].partner, talk["answer"].message) == (ANA, 7)


def test_whoever_speaks_into_an_empty_room_answers_nobody(heard: Heard) -> None:
    assert "answer" not in heard("three days, try it")
    recent = (Turn(BEN, "i had soup today", 20, 7, "ben"),)
    assert "answer" not in heard(Post(1, ME, "ben: nice, with bread", recent=recent))


def test_who_asks_back_has_not_answered_yet(heard: Heard) -> None:
    asked = Target(7, ANA, "how long does rice keep?")
    assert "answer" not in heard(Post(1, ME, "is it cooked?", replied_to=asked))
    assert "answer" in heard(Post(1, ME, "three days. is it cooked?", replied_to=asked))


def test_what_somebody_else_has_answered_meanwhile_is_not_answered_by_whoever_speaks_next(
    heard: Heard,
) -> None:
    asked, said = Turn(ANA, "how long does rice keep?", 40, 7, "ana"), Turn(BEN, "a week", 20, 8, "ben")
    assert "answer" not in heard(Post(1, ME, "yes, try the rice pudding", recent=(asked, said)))
    assert "answer" in heard(Post(1, ME, "yes, rice keeps three days", recent=(said, asked)))


def test_a_question_mark_in_a_link_asks_nothing(heard: Heard) -> None:
    shown = Target(7, ANA, "https://example.org/rice?id=3")
    assert "answer" not in heard(Post(1, ME, "found it there", replied_to=shown))


def test_who_sells_answers_nobody(heard: Heard) -> None:
    recent = (Turn(ANA, "how long does rice keep?", 20, 7, "ana"),)
    talk = heard(Post(1, ME, "commissions open, 20 each, dm me to book a slot", recent=recent))
    assert "answer" not in talk
    assert "reply" not in talk
