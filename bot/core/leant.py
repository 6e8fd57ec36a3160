"""Leant sentences: those of a post whose words tell of a kind by what they are, not by their order."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.core.facts import Facts
from bot.core.lean import Said, Word
from bot.core.own_words import inside


@dataclass(frozen=True, slots=True)
class Lean:
    """A sentence whose words lean far: the index of its part, its place in the plain text, its words."""

    number: int
    low: int
    high: int
    words: Collection[Word]


def leant(facts: Facts, kind: str) -> Sequence[Lean]:
    """The sentences whose words lean far enough to tell of a kind."""
    found = facts.leant.get(kind)
    if found is None:
        found = facts.leant[kind] = _leant(facts, kind) if kind in facts.knowledge.leaning else ()
    return found


def _leant(facts: Facts, kind: str) -> Sequence[Lean]:
    leaning = facts.knowledge.leaning[kind]
    told: list[Lean] = []
    for number, part in enumerate(facts.parts):
        if leaning.may_tell(part.plain.split()):
            told += (Lean(number, low, high, words) for low, high, words in leaning.told(part.plain))
    if not told or not any(facts.not_mine(kind, part.name) for part in facts.parts):
        return told
    if not any(leaning.may_tell(facts.own_plain(part).split()) for part in facts.parts):
        return ()
    own = []
    for each in told:  # only words of the author's own count
        words = {one.word for one in said(facts, kind, each)}
        if leaning.weigh(words) >= leaning.telling:
            own.append(Lean(each.number, each.low, each.high, words))
    return own


def said(facts: Facts, kind: str, lean: Lean) -> Iterator[Said]:
    """The leaning words of a sentence that are the author's own, where they stand in its plain text."""
    part = facts.parts[lean.number]
    others = facts.not_mine(kind, part.name)
    for each in facts.knowledge.leaning[kind].places(part.plain, lean.low, lean.high):
        if not others or not inside(*part.span(each.start, each.end), others):
            yield each
