from dataclasses import replace
from pathlib import Path

import pytest

from bot.core import worth
from bot.core.ledger import Deed
from bot.core.worth import NOTES
from bot.texts import Texts
from tests.core.ledger_lines import PLAIN, deed, kept, points

MIRA, NOAH, OLU, PIA = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("deeds", "worth"),
    [
        pytest.param([deed(MIRA, 1, "question")], {}, id="a question nobody answered waits"),
        pytest.param(
            [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH)],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40},
            id="a question counts when somebody answers, and that is how one meets",
        ),
        pytest.param(
            [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH), deed(MIRA, 1, "replied", OLU)],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 80},
            id="two answers make one question, and two meetings",
        ),
        pytest.param(
            [deed(MIRA, 1, "question"), deed(MIRA, 1, "reacted", NOAH)],
            {},
            id="a reaction is no answer",
        ),
        pytest.param(
            [deed(MIRA, 1, "answer", NOAH)], {(MIRA, "answer", 1): 15}, id="an answer counts for being given"
        ),
        pytest.param(
            [deed(MIRA, 1, "answer", NOAH), deed(MIRA, 1, "reacted", NOAH)],
            {(MIRA, "answer", 1): 15, (MIRA, "thanks", 1): 15},
            id="and again when the asker reacts",
        ),
        pytest.param(
            [deed(MIRA, 1, "answer", NOAH), deed(MIRA, 1, "replied", OLU)],
            {(MIRA, "answer", 1): 15, (MIRA, "meeting", 1): 40},
            id="but not when somebody else does",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH), deed(MIRA, 2, "reply", NOAH), deed(MIRA, 3, "reply", NOAH)],
            {(MIRA, "reply", 1): 10, (MIRA, "reply", 2): 5},
            id="replies to the same person fall to nothing",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH, after=0), deed(MIRA, 2, "reply", NOAH, after=59)],
            {(MIRA, "reply", 1): 10},
            id="two lines of one thought are one",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH), deed(NOAH, 2, "reply", MIRA), deed(MIRA, 3, "reply", NOAH)],
            {(MIRA, "reply", 1): 10, (NOAH, "reply", 2): 5},
            id="both directions of a pair share one count",
        ),
        pytest.param(
            [deed(MIRA, 1, "opener"), deed(MIRA, 1, "replied", NOAH)],
            {(MIRA, "meeting", 1): 40},
            id="one other does not make a discussion",
        ),
        pytest.param(
            [deed(MIRA, 1, "opener"), deed(MIRA, 1, "replied", NOAH), deed(MIRA, 1, "replied", OLU)],
            {(MIRA, "opener", 1): 30, (MIRA, "meeting", 1): 80},
            id="two others do",
        ),
        pytest.param(
            [deed(MIRA, n, "reply", who) for n, who in enumerate((2, 3, 4, 5, 6), 1)],
            {(MIRA, "reply", 1): 10, (MIRA, "reply", 2): 10, (MIRA, "reply", 3): 10},
            id="talking at people ends after three",
        ),
        pytest.param(
            [deed(MIRA, n, "reply", who) for n, who in enumerate((2, 3, 4, 5), 1)]
            + [deed(MIRA, 4, "reacted", 5)],
            {(MIRA, "reply", n): 10 for n in (1, 2, 3, 4)},
            id="with somebody who came back it goes on",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH, mark=0b1111), deed(MIRA, 2, "reply", OLU, mark=0b1110)],
            {(MIRA, "reply", 1): 10},
            id="nearly the same words again are worth nothing",
        ),
        pytest.param(
            [
                deed(MIRA, 1, "reply", NOAH, mark=0b1111, half_hour=1),
                deed(MIRA, 9, "reply", OLU, mark=0b1110, half_hour=2),
            ],
            {(MIRA, "reply", 1): 10},
            id="nor are they in another half hour of the day",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH, mark=1), deed(OLU, 2, "reply", PIA, mark=1)],
            {(MIRA, "reply", 1): 10, (OLU, "reply", 2): 10},
            id="somebody else's same words are their own",
        ),
    ],
)
def test_talk_is_worth(deeds: list[Deed], worth: dict[tuple[int, str, int], int]) -> None:
    assert points(deeds) == worth


@pytest.mark.parametrize(
    ("deeds", "worth"),
    [
        pytest.param([kept(MIRA)], {}, id="a silent half hour earns nothing"),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH), kept(MIRA)],
            {(MIRA, "reply", 1): 10},
            id="nor does one in which nobody came back",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH), deed(MIRA, 1, "reacted", NOAH), kept(MIRA)],
            {(MIRA, "reply", 1): 10, (MIRA, "finished", MIRA): 10},
            id="the bonus is never more than talk earned",
        ),
        pytest.param(
            [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH), kept(MIRA)],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40, (MIRA, "finished", MIRA): 25},
            id="and else it is whole",
        ),
        pytest.param(
            [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH), deed(MIRA, 2, "pitch"), kept(MIRA)],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40, (MIRA, "pitch", 2): -25},
            id="a slip costs, and takes the bonus",
        ),
        pytest.param(
            [
                deed(MIRA, 1, "question"),
                deed(MIRA, 1, "replied", NOAH),
                deed(MIRA, 2, "pitch"),
                deed(MIRA, 2, "pardon:pitch"),
                kept(MIRA),
            ],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40, (MIRA, "finished", MIRA): 25},
            id="unless an appeal was accepted",
        ),
        pytest.param(
            [deed(MIRA, 1, "bare_link"), deed(MIRA, 1, "pitch"), deed(MIRA, 1, "metrics")],
            {(MIRA, "pitch", 1): -25},
            id="a message costs once, its dearest slip",
        ),
        pytest.param([deed(MIRA, 1, "slip")], {(MIRA, "slip", 1): -15}, id="politics costs without its name"),
    ],
)
def test_a_half_hour_is_worth(deeds: list[Deed], worth: dict[tuple[int, str, int], int]) -> None:
    assert points(deeds) == worth


@pytest.mark.parametrize(
    ("deeds", "worth"),
    [
        pytest.param(
            [deed(MIRA, 1, "pitch"), deed(MIRA, 1, "edited", revision=9)], {}, id="a mended slip is forgiven"
        ),
        pytest.param(
            [
                deed(MIRA, 1, "reply", NOAH),
                deed(MIRA, 1, "edited", revision=9),
                deed(MIRA, 1, "question", revision=9),
                deed(MIRA, 1, "replied", NOAH),
            ],
            {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40},
            id="what an edit made of a message counts, and who answered it still does",
        ),
        pytest.param(
            [
                deed(MIRA, 1, "question"),
                deed(MIRA, 1, "replied", NOAH),
                deed(MIRA, 1, "deleted"),
                deed(NOAH, 2, "reply", MIRA),
            ],
            {(NOAH, "reply", 2): 10},
            id="a deleted message takes what it earned with it, and only that",
        ),
        pytest.param(
            [deed(MIRA, 1, "reply", NOAH), deed(MIRA, 2, "reply", NOAH), deed(MIRA, 1, "deleted")],
            {(MIRA, "reply", 2): 10},
            id="the next of a kind moves up",
        ),
        pytest.param(
            [
                deed(MIRA, 1, "reply", NOAH, mark=1),
                deed(MIRA, 2, "reply", NOAH, mark=1),
                deed(MIRA, 1, "deleted"),
            ],
            {(MIRA, "reply", 2): 10},
            id="a repetition of deleted words is none",
        ),
    ],
)
def test_edits_and_deletes_leave(deeds: list[Deed], worth: dict[tuple[int, str, int], int]) -> None:
    assert points(deeds) == worth


def test_old_friends_earn_less_and_meet_nobody() -> None:
    talk = [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH)]
    assert [points(talk, familiar=days) for days in (0, 1, 2, 9)] == [
        {(MIRA, "question", 1): 20, (MIRA, "meeting", 1): 40},
        {(MIRA, "question", 1): 12},
        {(MIRA, "question", 1): 4},
        {(MIRA, "question", 1): 4},
    ]


def test_caps_cut_a_half_hour_and_a_day_in_the_order_of_messages() -> None:
    talk = [
        each
        for n in range(1, 9)
        for each in (
            deed(MIRA, n, "question", half_hour=1 + n // 5),
            deed(MIRA, n, "replied", 100 + n, half_hour=1 + n // 5),
        )
    ]
    prices = replace(PLAIN, half_hour_cap=100, day_cap=150)
    assert points(talk, prices) == {
        (MIRA, "question", 1): 20,
        (MIRA, "meeting", 1): 40,
        (MIRA, "question", 2): 20,
        (MIRA, "meeting", 2): 20,
        (MIRA, "question", 5): 20,
        (MIRA, "meeting", 5): 30,
    }


@pytest.mark.parametrize(
    ("people", "came_back", "worth"),
    [
        pytest.param(6, 2, {"reply": 5 * 4, "meeting": 2 * 16}, id="many, of whom two came back"),
        pytest.param(6, 3, {"reply": 6 * 10, "meeting": 3 * 40}, id="many, of whom half did"),
        pytest.param(5, 0, {"reply": 3 * 10}, id="a few people, whoever came back"),
    ],
)
def test_speaking_to_many_counts_less_where_hardly_anybody_comes_back(
    people: int, came_back: int, worth: dict[str, int]
) -> None:
    talk = [deed(MIRA, n, "reply", 100 + n) for n in range(1, people + 1)]
    talk += [deed(MIRA, n, "replied", 100 + n) for n in range(1, came_back + 1)]
    found: dict[str, int] = {}
    for (_, finding, _), value in points(talk).items():
        found[finding] = found.get(finding, 0) + value
    assert found == worth


def test_a_ring_takes_its_percentage_of_the_day() -> None:
    talk = [deed(MIRA, 1, "question"), deed(MIRA, 1, "replied", NOAH), deed(MIRA, 2, "pitch")]
    assert points([*talk, deed(MIRA, 77, "ring", half_hour=9, share=50)]) == {
        (MIRA, "question", 1): 20,
        (MIRA, "meeting", 1): 40,
        (MIRA, "pitch", 2): -25,
        (MIRA, "ring", 77): -30,
    }


@pytest.mark.parametrize("note", NOTES)
def test_every_reason_is_given_somewhere_and_has_a_text(note: str) -> None:
    source = Path(worth.__file__).read_text(encoding="utf-8")
    assert f'"{note}"' in source[source.index("def standing(") :]
    assert Texts.load(Path(worth.__file__).parents[2] / "data" / "locales").has(f"points.{note}")
