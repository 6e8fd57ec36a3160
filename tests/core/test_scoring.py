from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from bot.core import scoring
from bot.core.finding import RULE_NAMES, SIGNAL_NAMES, Advice, Finding, RuleName, Talk
from bot.core.ledger import Deed, Sheet
from bot.core.policy import Preset
from bot.core.post import Post
from bot.core.scoring import (
    BOUNDS,
    EDITIONS,
    SLIPS,
    Context,
    OutOfBounds,
    Prices,
    Score,
    change,
    credit,
    prices_from,
    score,
    shipped,
    shipped_version,
    values_of,
)
from bot.core.verdict import Verdict

NOW = datetime(2026, 3, 4, 18, tzinfo=UTC)
CLASSIC = shipped("classic", NOW)
SHEET = Sheet(5, 1, 11, 739_000, 739_000, 0, CLASSIC.version)
POST = Post(100, 11, "What do you think about it?", guild=1, channel=2, at=NOW)
CONTEXT = Context(SHEET, {12: 777, 13: 888}, 42)


def noise(rule: RuleName) -> Finding:
    return Finding(rule, 2.0, 1.0, (), Advice("advice"))


def said(finding: str, partner: int = 0, mark: int | None = None, revision: int = 0) -> Deed:
    return Deed(SHEET, 100, revision, finding, NOW, partner, mark)


@pytest.mark.parametrize(
    ("verdict", "post", "expected"),
    [
        pytest.param(Verdict(), POST, Score(()), id="plain words"),
        pytest.param(
            Verdict(signals=(Talk("question"), Talk("reply", 12, 90))),
            POST,
            Score((said("question", mark=42), said("reply", 777, 42)), would_earn=30),
            id="a question in a reply",
        ),
        pytest.param(
            Verdict(signals=(Talk("reply", 12, 90), Talk("answer", 12, 90), Talk("reply", 13))),
            POST,
            Score((said("answer", 777, 42), said("reply", 888, 42)), would_earn=40),
            id="an answer to somebody is not a reply to them as well",
        ),
        pytest.param(
            Verdict(signals=(Talk("reply", 11), Talk("reply", 99), Talk("answer"))),
            POST,
            Score(()),
            id="talk with oneself, with a bot, with nobody",
        ),
        pytest.param(
            Verdict(findings=(noise("bare_link"), noise("pitch")), signals=(Talk("opener"),)),
            POST,
            Score((said("bare_link"), said("pitch"), said("opener", mark=42)), at_stake=-25, would_earn=30),
            id="noise beside talk, at the price of the dearest",
        ),
        pytest.param(
            Verdict(findings=(noise("politics"),)),
            POST,
            Score((said("slip"),), at_stake=-15),
            id="politics without its name",
        ),
        pytest.param(
            Verdict(signals=(Talk("reply", 12), Talk("question"))),
            replace(POST, text="Why?"),
            Score((), thin=True),
            id="one word",
        ),
        pytest.param(
            Verdict(findings=(noise("link"),), signals=(Talk("reply", 12),)),
            replace(POST, text="https://example.com"),
            Score((said("link"),), at_stake=-20, thin=True),
            id="a word too few still slips",
        ),
        pytest.param(
            Verdict(),
            replace(POST, revision=9),
            Score((said("edited", revision=9),)),
            id="an edit is marked, so that what was before it falls",
        ),
    ],
)
def test_a_verdict_is_scored(verdict: Verdict, post: Post, expected: Score) -> None:
    context = replace(CONTEXT, pairs={**CONTEXT.pairs, 99: 999, 11: 111}, bots=frozenset({99}))
    assert score(verdict, post, context, CLASSIC) == expected


def test_a_reply_and_a_mention_are_words_and_a_reaction_is_not() -> None:
    assert [credit(SHEET, 100, 777, how, NOW).finding for how in ("reply", "mention", "reaction")] == [
        "replied",
        "replied",
        "reacted",
    ]


def test_every_rule_and_signal_has_a_price_and_every_price_a_reason() -> None:
    names = {each.name for each in fields(Prices)}
    assert {*RULE_NAMES, *SIGNAL_NAMES} <= names
    assert all(CLASSIC.cost(slip) > 0 for slip in SLIPS)
    assert CLASSIC.cost("question") == 0
    text = Path(scoring.__file__).read_text(encoding="utf-8")
    body = text[text.index("class Prices") : text.index("def warmth")]
    missing = [
        name
        for name in names - {"version", "preset"}
        if '"""' not in body[body.index(f"    {name}: ") :].split("\n", 2)[1]
    ]
    assert missing == []


def test_presets_differ_in_what_a_slip_costs_and_in_nothing_else() -> None:
    slips = {"version", "preset", *RULE_NAMES}
    presets = [shipped(preset, NOW) for preset in get_args(Preset)]
    plain = [
        {name: value for name, value in values_of(each).items() if name not in slips} for each in presets
    ]
    assert plain[0] == plain[1] == plain[2]
    for rule in RULE_NAMES:
        costs = [each.cost("slip" if rule == "politics" else rule) for each in presets]
        assert costs == sorted(costs)


def test_shipped_prices_keep_their_bounds_and_their_order() -> None:
    for edition in EDITIONS:
        for prices in edition.presets.values():
            assert all(least <= getattr(prices, name) <= most for name, (least, most) in BOUNDS.items())
            assert prices.meeting > prices.opener > prices.question > prices.answer > prices.reply
            assert list(prices.shares) == sorted(prices.shares, reverse=True)
            assert list(prices.familiarity) == sorted(prices.familiarity, reverse=True)
            assert list(prices.day_shares) == sorted(prices.day_shares, reverse=True)
            assert shipped_version(prices.version) == prices
    assert [edition.number for edition in EDITIONS] == list(range(1, len(EDITIONS) + 1))
    assert [edition.since for edition in EDITIONS] == sorted(edition.since for edition in EDITIONS)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"question": 101}, OutOfBounds("question", 0, 100)),
        ({"question": -1}, OutOfBounds("question", 0, 100)),
        ({"day_cap": 0}, OutOfBounds("day_cap", 200, 2500)),
        ({"shares": 5}, OutOfBounds("shares")),
        ({"version": 5}, OutOfBounds("version")),
        ({"question": 30, "pitch": 0}, replace(CLASSIC, version=7, question=30, pitch=0)),
        ({}, replace(CLASSIC, version=7)),
    ],
)
def test_a_server_changes_prices_within_bounds(values: dict[str, int], answer: object) -> None:
    assert change(CLASSIC, values, 7) == answer


def test_prices_come_back_from_what_was_written_down() -> None:
    changed = replace(CLASSIC, version=7, question=30)
    assert prices_from(7, "classic", values_of(changed)) == changed
