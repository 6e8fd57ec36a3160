"""The packs are tested like code: every pattern hits its examples, and nothing is copied from a data set."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.pack import Pattern
from bot.core.plain import plain
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.text import fold
from bot.core.verdict import judge
from bot.knowledge import DATA, PackError, expand, load, read_pack, read_talk
from tests.evaluation.cases import DATASETS, OWN

PACK = read_pack(DATA / "packs" / "en")
WRITTEN = [pattern for pattern in PACK.patterns if not pattern.fact]
ALIKE = 0.8
"""Share of words in common from which two examples are worded alike."""
RUN = 5
"""Successive words that no example may share with a data set."""


def read(text: str) -> str:
    return plain(fold(text).text)


@pytest.mark.parametrize("pattern", WRITTEN, ids=lambda pattern: pattern.key)
def test_a_pattern_hits_three_examples_of_its_own_and_none_of_its_near_misses(pattern: Pattern) -> None:
    compiled = re2.compile(pattern.regex)
    assert len(pattern.hits) >= 3
    assert [text for text in pattern.hits if not compiled.search(read(text))] == []
    assert [text for text in pattern.misses if compiled.search(read(text))] == []


@pytest.mark.parametrize("pattern", WRITTEN, ids=lambda pattern: pattern.key)
def test_the_examples_of_a_pattern_are_worded_differently(pattern: Pattern) -> None:
    words = [set(re.findall(r"\w+|[^\w\s]", fold(text).text)) for text in pattern.hits]
    alike = [(a, b) for a, b in combinations(words, 2) if len(a & b) > ALIKE * min(len(a), len(b)) and a != b]
    assert alike == [] or all(len(a | b) <= 3 for a, b in alike)


def test_every_pattern_says_why_and_belongs_to_a_family() -> None:
    assert [pattern.key for pattern in PACK.patterns if not pattern.why or not pattern.weight] == []
    assert {(p.kind, p.family) for p in PACK.patterns} <= set(PACK.families)


def test_no_pattern_is_tried_on_every_text() -> None:
    assert [pattern.key for pattern in load().lexicon.blind()] == []


def test_everyday_talk_stays_without_a_finding() -> None:
    knowledge = load()
    talk = read_talk(DATA / "packs" / "en")
    assert [text for text in talk if judge(Post(1, 1, text), Policy(), knowledge).findings] == []


def test_a_class_that_is_not_there_is_refused() -> None:
    with pytest.raises(PackError, match="nowhere"):
        expand("{nowhere} to be seen", {})


def test_a_gap_takes_words_but_no_end_of_a_sentence() -> None:
    compiled = re2.compile(expand("my~2 shop", {}))
    assert compiled.search(read("My dear, little shop"))
    assert not compiled.search(read("it is my turn. The shop is shut"))


@pytest.mark.skipif(not DATASETS.exists(), reason="the data sets lie elsewhere")
def test_no_example_shares_five_successive_words_with_a_data_set() -> None:
    theirs = set(runs_of_sets())
    assert [text for text in ours() if theirs & set(runs(text))] == []


@pytest.mark.skipif(not DATASETS.exists(), reason="the data sets lie elsewhere")
def test_no_pattern_holds_five_successive_words_of_a_data_set() -> None:
    theirs = set(runs_of_sets())
    written = [(pattern.key, branch) for pattern in WRITTEN for branch in re.split(r"[|()]", pattern.regex)]
    assert [key for key, branch in written if theirs & set(runs(branch))] == []


def ours() -> Iterator[str]:
    for pattern in PACK.patterns:
        yield from pattern.hits
        yield from pattern.misses
    yield from read_talk(DATA / "packs" / "en")
    for path in OWN.glob("*.txt"):
        for line in path.read_text("utf-8").splitlines():
            yield line.partition(" | ")[2]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+(?:'\w+)*", fold(text).text)
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def runs_of_sets() -> Iterator[tuple[str, ...]]:
    import json

    for path in DATASETS.glob("*.dev.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            yield from runs(json.loads(line)["text"])
