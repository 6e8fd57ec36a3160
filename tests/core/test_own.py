"""A moderator's own patterns: kept when they are RE2 and hit their examples, else refused with the reason."""

import pytest

from bot.core.own import LONGEST, Refusal, own_pattern, own_phrase
from bot.core.policy import OwnPattern


def test_a_pattern_that_hits_its_examples_is_kept() -> None:
    assert own_pattern(r"\bgoose(?:coin|bucks)\b", ["Buy GOOSECOIN"], ["a goose"]) == OwnPattern(
        r"\bgoose(?:coin|bucks)\b", r"\bgoose(?:coin|bucks)\b", "pitch"
    )


@pytest.mark.parametrize(
    ("text", "hits", "misses", "why"),
    [
        ("", ["x"], [], "empty"),
        ("a" * (LONGEST + 1), ["a"], [], "too_long"),
        ("(goose", ["goose"], [], "not_re2"),
        (r"(goose)\1", ["goosegoose"], [], "not_re2"),
        ("(?=goose)", ["goose"], [], "not_re2"),
        ("g*", ["goose"], [], "matches_nothing_at_all"),
        ("goose", [], [], "no_examples"),
        ("goose", ["  "], [], "no_examples"),
        ("goose", ["a duck"], [], "example_not_hit"),
        ("goose", ["a goose"], ["mongoose"], "near_miss_hit"),
        ("((a{100}){100}){100}", ["a" * 9], [], "not_re2"),
    ],
)
def test_anything_else_is_refused_with_the_reason(
    text: str, hits: list[str], misses: list[str], why: str
) -> None:
    refused = own_pattern(text, hits, misses)
    assert isinstance(refused, Refusal)
    assert refused.reason.key == f"own_pattern.{why}"


def test_a_phrase_is_taken_as_it_is_written() -> None:
    kept = own_phrase("Golden (goose) club", misses=["golden gooses"])
    assert isinstance(kept, OwnPattern)
    assert kept.name == "Golden (goose) club"
    refused = own_phrase("goose", misses=["a goose"])
    assert isinstance(refused, Refusal)
    empty = own_phrase("  ")
    assert isinstance(empty, Refusal)
