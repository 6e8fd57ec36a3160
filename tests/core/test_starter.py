import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.starter import REST, Prompt, choose, kinds, read_prompts
from bot.core.verdict import judge
from bot.knowledge import load, load_prompts

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
FEW = (
    Prompt("food.market", "food", "Which market do you miss?"),
    Prompt("food.tea", "food", "How do you make your tea?"),
    Prompt("light.nap", "light", "Where was your best nap?"),
)


@pytest.mark.parametrize(
    ("seen", "seed", "kind", "expected"),
    [
        ({}, 0, None, "food.market"),
        ({}, 1, None, "food.tea"),
        ({}, 2, None, "light.nap"),
        ({}, 3, None, "food.market"),
        ({}, 7, "light", "light.nap"),
        ({}, 0, "places", None),
        ({"food.market": 1}, 0, None, "light.nap"),  # another kind than last time
        ({"light.nap": 1}, 0, None, "food.market"),
        ({"food.market": 1, "light.nap": 2}, 0, None, "food.tea"),  # only one is left, whatever its kind
        ({"food.market": 1, "light.nap": 2, "food.tea": 30}, 0, None, None),
        ({"food.market": 1, "light.nap": 2, "food.tea": 31}, 5, None, "food.tea"),  # rested
        ({"food.market": 1}, 0, "food", "food.tea"),
        ({"food.market": 1, "food.tea": 1}, 0, "food", None),
    ],
)
def test_a_starter_is_chosen_among_those_that_rested(
    seen: dict[str, int], seed: int, kind: str | None, expected: str | None
) -> None:
    found = choose(FEW, {key: NOW - timedelta(days=days) for key, days in seen.items()}, NOW, seed, kind)
    assert (found.key if found else None) == expected


def test_one_who_asks_every_few_hours_sees_nothing_twice_within_a_month() -> None:
    prompts, chance = load_prompts(), random.Random(30)
    seen: dict[str, datetime] = {}
    now = NOW
    for _ in range(600):
        now += timedelta(hours=chance.choice([3, 5, 9]))
        found = choose(prompts, seen, now, chance.getrandbits(32))
        if found is not None:
            assert found.key not in seen or now - seen[found.key] >= REST
            seen[found.key] = now
    assert len(seen) > 150


@pytest.mark.parametrize(
    "table",
    [
        {"b": "Who?", "a": "Why?"},
        {"a": "Tell us about tea."},
        {"a": "Why " * 40 + "?"},
        {"a": "Two\nlines?"},
        {"a": "Two  blanks?"},
    ],
)
def test_a_broken_table_of_prompts_is_refused(table: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="light"):
        read_prompts("light", table)


def test_the_shipped_prompts_are_many_unique_and_of_several_kinds() -> None:
    prompts = load_prompts()
    assert len(prompts) >= 150
    assert len(kinds(prompts)) >= 10
    assert min(sum(p.kind == kind for p in prompts) for kind in kinds(prompts)) >= 10
    assert len({p.key for p in prompts}) == len({p.text.casefold() for p in prompts}) == len(prompts)


def test_no_two_shipped_prompts_ask_nearly_the_same() -> None:
    words = [(p.key, {w.strip("?,:") for w in p.text.casefold().split()}) for p in load_prompts()]
    for at, (key, some) in enumerate(words):
        for other, more in words[at + 1 :]:
            assert len(some & more) / len(some | more) < 0.7, (key, other)


def test_the_judge_stays_silent_on_every_shipped_prompt() -> None:
    knowledge = load()
    for preset in ("gentle", "classic", "strict"):
        policy = Policy(preset=preset)
        for prompt in load_prompts():
            verdict = judge(Post(1, 2, prompt.text), policy, knowledge)
            assert verdict.clean, (prompt, verdict.findings)
            assert [talk.signal for talk in verdict.signals if talk.signal == "question"] == ["question"], (
                prompt
            )


def test_no_shipped_prompt_is_about_politics_business_or_numbers() -> None:
    for prompt in load_prompts():
        words = {word.strip("?,.:;").casefold() for word in prompt.text.split()}
        assert not words & {
            "vote", "election", "president", "government", "party", "politics", "war", "tax",
            "business", "startup", "company", "brand", "product", "customer", "customers", "money", "market",
            "price", "sell", "salary", "invest", "followers", "subscribers", "metrics", "percent",
        } - ({"market"} if prompt.kind == "food" else set()), prompt  # fmt: skip
        assert not any(char.isdigit() for char in prompt.text), prompt
