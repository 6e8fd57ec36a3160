"""A memo works out each answer once, and lets go of all before it fills the memory."""

from bot.core import memo
from bot.core.memo import Memo


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Memo(length)
    assert [lengths["jam"], lengths["jam"], lengths["honey"]] == [3, 3, 5]
    assert asked == ["jam", "honey"]


def test_words_that_nobody_says_twice_never_fill_it() -> None:
    known = Memo(str)
    for number in range(2 * memo.REMEMBERED + 10):
        assert known[number] == str(number)
        assert len(known) <= memo.REMEMBERED
