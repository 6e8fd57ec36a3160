"""Leaning words: families together tell, one alone does not, and a sentence counts by itself."""

from bot.core.finding import Evidence
from bot.core.lean import Kin, Leaning
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.verdict import judge
from bot.knowledge import load

GOODS = Kin("goods", 1.0, 2.0, "", frozenset(("jam", "honey")), {"honey": 0.5})
MONEY = Kin("money", 1.0, 2.0, "", frozenset(("quid",)))
TOLD = Kin("told", -1.5, 2.0, "", frozenset(("ate",)))
NUMBER = Kin("number", 0.5, 2.0, "")
ACTS = Kin("act", 0.5, 2.0, "", frozenset(("try",)))
ORDER = Kin("order", 1.0, 2.0, "")
LEANING = Leaning("pitch", 2.0, (GOODS, MONEY, TOLD, NUMBER, ACTS, ORDER))


def weighs(text: str) -> float:
    return LEANING.weigh(LEANING.words(text.split()))


def test_a_family_counts_once_and_a_word_may_weigh_more_than_its_family() -> None:
    assert weighs("jam") == 1.0
    assert weighs("jam jam jam") == 1.0
    assert weighs("honey jam") == 1.5


def test_families_add_up_and_what_is_told_takes_away() -> None:
    assert weighs("jam four quid") == 2.0
    assert weighs("ate jam four quid") == 0.5


def test_any_number_is_a_number_and_an_order_begins_the_sentence() -> None:
    assert weighs("7") == weighs("2019") == 0.5
    assert weighs("please try it") == 1.5
    assert weighs("i try it") == 0.5


def test_only_sentences_that_tell_by_themselves_count() -> None:
    plain = " so it goes. jam 4 quid. bye "
    assert [plain[low:high].strip() for low, high, _ in LEANING.told(plain)] == ["jam 4 quid."]
    assert LEANING.told(" jam here. quid there. ") == []


def test_what_a_word_shows_is_what_it_says() -> None:
    text = "Quinces this year, 4 quid a box, grab some before Sunday, porch is open"
    found = judge(Post(1, 1, text), Policy(), load()).findings
    shown: list[Evidence] = [each for finding in found for each in finding.evidence]
    assert shown
    assert all(text[each.start : each.end] == each.text for each in shown)


def test_a_quoted_seller_lends_no_words() -> None:
    knowledge = load()
    said = "Quinces this year, 4 quid a box, grab some before Sunday, porch is open"
    quoted = judge(Post(1, 1, f"> {said}\nthat sign made me laugh"), Policy(), knowledge)
    assert quoted.findings == ()
