"""Telling words: what is looked up first never loses a hit."""

import random
from collections.abc import Sequence

import pytest
import re2  # type: ignore[import-untyped]  # google-re2 ships no types
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.core.lexicon import Lexicon
from bot.core.pack import Pattern
from bot.core.plain import BEYOND, plain, words_of
from bot.core.telling import Sign, signs
from bot.core.text import fold
from bot.core.wording import edged
from bot.knowledge import load
from tests.core import judge_inputs

TEXTS = 400
"""Texts that every pattern is held against, besides its own examples."""


def read(text: str) -> str:
    return plain(fold(text).text)


def pattern(regex: str, kind: str = "pitch") -> Pattern:
    return Pattern(f"{kind}.tried", kind, "buy", regex, False, "", 1.0, "To be tried.")


def told(lexicon: Lexicon, text: str) -> set[int]:
    kinds = {each.kind for each in lexicon.patterns}
    words = words_of(text)
    soft = (hit for kind in kinds for hit in lexicon.match_soft(kind, text, words))
    return {*lexicon.match(text, words), *soft}


def test_every_pattern_of_the_packs_hits_what_it_hits_when_tried_on_everything() -> None:
    lexicon = load().lexicon
    written = {index: each for index, each in enumerate(lexicon.patterns) if not each.fact}
    searches = {index: re2.compile(each.regex).search for index, each in written.items()}
    texts = random.Random(4).sample(judge_inputs.texts(), TEXTS)
    texts += [judge_inputs.text(number)[:600] for number in range(100)]
    lost = []
    for text in map(read, texts):
        hits = {index for index, search in searches.items() if search(text)}
        lost += [(lexicon.patterns[index].key, text) for index in hits ^ told(lexicon, text)]
    for index, each in written.items():
        for text in map(read, (*each.hits, *each.misses)):
            if (searches[index](text) is not None) != (index in told(lexicon, text)):
                lost.append((each.key, text))
    assert lost == []


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"\bsubscrib\w*", "now subscribing"),
        (r"\bvids?\b", "a vid."),
        (r"\b(?:my|our)(?: [^ .!?]+){0,2} shop\b", "in our lovely little shop"),
        (r"\b\d+ ?hours?\b", "5hours"),
        (r"\b\d[\d.]*k? followers\b", "1.5k followers"),
        (r"\b10x\b", "it went 10x"),
        (r"\b19[0-8]\ds?\b", "the 1970s"),
        (r"\bgo(?: now| also)* home\b", "go now also home"),
        (r"(?:[🚀🔥] ?){2,}", "🔥🚀"),
        (r"\b(?:insta|tik ?tok)gram\b", "on instagram"),
        (r"[$€£] ?\d+", "£40"),
        (r"(?:^ |[.!?]+ )buy\b", "buy"),
        (r"\x{1f600}", "\U0001f600"),
    ],
)
def test_a_hit_is_found_whatever_the_pattern_is_made_of(regex: str, text: str) -> None:
    assert re2.search(regex, read(text))
    assert told(Lexicon([pattern(regex)], []), read(text)) == {0}


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"\bbuy (?:my|our) \w+\b", "buy it"),
        (r"\b\d+ ?hours?\b", "5 minutes"),
        (r"\b(?:price|rate)s?(?: is| was)* \d+\b", "the price is high"),
        (r"\b(?:add it to|look at) (?:cart|basket)\b", "add a lamp to the cart"),
        (r"\b10x\b", "page 11"),
    ],
)
def test_without_its_words_a_pattern_is_not_tried(regex: str, text: str) -> None:
    found = signs(regex, {})
    assert found
    words = set(read(text).split())
    assert not any(sign.word in words and all(each & words for each in sign.also) for sign in found)


def test_the_rarest_word_tells_and_the_others_must_be_there_too() -> None:
    also = (frozenset({"my"}),)
    found = signs(r"\bmy (?:shop|store)\b", {"my": 9})
    assert found == frozenset({Sign("shop", also), Sign("store", also)})


@pytest.mark.parametrize("regex", [r"\w+", r"[^ ]{3,}", r"\bthe\b|\w\w"])
def test_a_pattern_of_anything_has_no_telling_word(regex: str) -> None:
    assert signs(regex, {}) is None


def test_a_pattern_of_anything_is_tried_on_every_text() -> None:
    lexicon = Lexicon([pattern(r"\w{9,}")], [])
    assert sorted(told(lexicon, read("extraordinary"))) == [0]
    assert sorted(told(lexicon, read("plain"))) == []


WORDS = ("buy", "my", "shop", "shops", "now", "10", "x", "k", "50", "mix", "remix", "é", "$")
_piece = some.one_of(
    some.sampled_from(WORDS).map(lambda word: "[$]" if word == "$" else word),
    some.lists(some.sampled_from(WORDS[:-1]), min_size=2, max_size=3).map(lambda w: f"(?:{'|'.join(w)})"),
    some.lists(some.sampled_from(WORDS[:4]), min_size=1, max_size=2).map(lambda w: f"(?: {'| '.join(w)})*"),
    some.sampled_from(
        (r"\d+", r"\d[\d.]*", r"(?: [^ .!?]+){0,2}", r"\w+", "[.!?]+", "s?", " ?", "(?:my )?", "[a-z]*")
    ),
)
_sequence = some.lists(
    some.tuples(_piece, some.sampled_from(("", " ", " ", r"\b"))), min_size=1, max_size=5
).map(lambda pieces: "".join(piece + gap for piece, gap in pieces))
_regex = some.lists(_sequence, min_size=1, max_size=2).map("|".join)
_text = some.lists(some.sampled_from((*WORDS, "1.5k", "buy.", "50x", "!", "so")), max_size=8).map(" ".join)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(_regex, some.booleans(), some.lists(_text, min_size=1, max_size=8))
def test_no_hit_of_a_made_up_pattern_is_lost(regex: str, whole: bool, texts: Sequence[str]) -> None:
    written = edged(regex) if whole else regex
    search = re2.compile(written).search
    lexicon = Lexicon([pattern(written)], ["buy my mix now"])
    for text in map(read, texts):
        assert bool(search(text)) == (told(lexicon, text) == {0})


@pytest.mark.parametrize(
    "regex", ["[🚀💎💰💸🤑📈🎁🛒]", r"(?:[^\x00-\x{1fff}] ?[a-z]){3,}", "→[^→]{3,80}→|[✅✔✓👉➡▶▸]x"]
)
def test_signs_are_only_looked_for_where_there_are_any(regex: str) -> None:
    found = signs(regex, {})
    assert found is not None
    assert {sign.word for sign in found} <= {BEYOND, "→"}


def test_a_class_with_a_letter_in_it_may_stand_for_that_letter() -> None:
    assert signs("[a🚀💎💰💸🤑📈]", {}) is None
    assert signs("[^a-z]b", {}) is None
