"""What is said for those who do not see the pictures, and that no text is missing."""

from datetime import date
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.core.audit import Audit
from bot.core.board import (
    Board,
    DeedName,
    Done,
    Row,
    days_of,
    deed_lines,
    describe_board,
    describe_card,
)
from bot.core.calendar import KINDS, period_of
from bot.core.finding import Advice
from bot.core.leaderboard import BOARD_KINDS, BoardKind
from bot.pictures.audit import describe_audit, percents
from bot.pictures.words import Words
from tests.core.test_calendar import at
from tests.pictures.gallery import CARD, TEXTS, WORDS, board, say

BADGES = (
    "first_half_hour",
    "points",
    "curious",
    "listener",
    "faces",
    "improved",
    "streak",
    "quiet",
    "together",
)


def test_a_board_is_described_with_names_ranks_and_values() -> None:
    assert [say(advice) for advice in describe_board(board(2, "curious"))] == [
        "A board of Half Hour Lounge, best first.",
        "1. mira, 97 questions",
        "2. Jonas Öztürk, 94 questions",
    ]


def test_a_board_without_numbers_is_described_without_numbers() -> None:
    told = [say(advice) for advice in describe_board(board(2, numbers=False))]
    assert told[1:] == ["mira", "Jonas Öztürk"]
    assert not any(char.isdigit() for line in told for char in line)


def test_an_empty_board_says_so() -> None:
    assert [say(advice) for advice in describe_board(board(0))] == [
        "A board of Half Hour Lounge with nobody on it."
    ]


def test_a_card_is_described() -> None:
    assert [say(advice) for advice in describe_card(CARD)] == [
        "The card of Mira Öztürk in Half Hour Lounge.",
        "23 half hours",
        "A streak of 9 days, the longest 12 days",
        "118 questions",
        "64 answers",
        "17 new faces",
        "Most curious",
        "Longest streak",
        "Better together",
        "First half hour",
    ]


@pytest.mark.parametrize(
    ("audit", "expected"),
    [
        (Audit(), (100, (0, 0, 0))),
        (Audit(40), (100, (0, 0, 0))),
        (Audit(10, 10, 0, 0, 10), (0, (100, 0, 0))),
        (Audit(1000, 1, 0, 0, 1), (99, (1, 0, 0))),  # a little is never told as nothing
        (Audit(1000, 999, 0, 0, 999), (1, (99, 0, 0))),
        (Audit(412, 30, 61, 22, 103), (75, (7, 15, 5))),
    ],
)
def test_shares_are_told_in_whole_percents(audit: Audit, expected: tuple[int, tuple[int, int, int]]) -> None:
    assert percents(audit) == expected


def test_an_audit_is_described() -> None:
    assert say(describe_audit(Audit(412, 30, 61, 22, 103))) == (
        "Of 412 messages, 25 in 100 were noise: 7 in 100 links with nothing said, 15 in 100 pitches, "
        "5 in 100 numbers of one’s own. The rest was talk."
    )
    assert say(describe_audit(Audit())) == "Nothing to look at yet"


@pytest.mark.parametrize("kind", BOARD_KINDS)
def test_every_kind_of_board_has_its_words(kind: BoardKind) -> None:
    assert WORDS.get(f"picture.board.title.{kind}")
    assert {count: WORDS.get(f"picture.board.value.{kind}", count=count) for count in (1, 2)}[1].startswith(
        "1 "
    )
    assert TEXTS.has(f"picture.board.alt.row.{kind}")


def test_every_deed_period_and_badge_has_its_words() -> None:
    for deed in get_args(DeedName):
        row = Row(1, "mira", 1, (Done(deed, 2),))
        assert [say(advice)[0] for advice in deed_lines(row, numbers=True)] == ["2"]
        assert not any(char.isdigit() for a in deed_lines(row, numbers=False) for char in say(a))
    for kind in KINDS:
        assert TEXTS.has(f"picture.board.period.{kind}")
    for badge in BADGES:
        assert TEXTS.has(f"badge.{badge}")
        assert TEXTS.has(f"badge.{badge}.sign")


def test_deeds_that_did_not_happen_are_not_told() -> None:
    row = Row(
        1,
        "mira",
        1,
        (Done("asked", 0), Done("met", 1), Done("answered", 4), Done("replied", 2), Done("opened", 1)),
    )
    assert list(deed_lines(row, numbers=True)) == [
        Advice("picture.deed.met", {"count": 1}),
        Advice("picture.deed.answered", {"count": 4}),
        Advice("picture.deed.replied", {"count": 2}),
    ]


def test_days_are_told_in_the_zone_and_the_language_of_the_server() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    days = days_of(period_of(at("2026-11-24T05:00"), "weekly", berlin), berlin)
    assert days == (date(2026, 11, 23), date(2026, 11, 29))
    assert Words(say, "de").span(*days) == "23.–29. Nov. 2026"
    assert Words(say, "xx-unknown").span(*days) == WORDS.span(*days)
    assert WORDS.span(None, None) == ""
    assert days_of(period_of(at("2026-11-24T05:00"), "all_time", berlin), berlin) == (None, None)


def test_a_board_of_more_than_it_can_show_is_refused() -> None:
    row = Row(1, "mira", 1)
    with pytest.raises(ValueError, match="25"):
        Board("points", "weekly", "Lounge", (row,) * 26)
