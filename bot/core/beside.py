"""Beside: which sentences of a part stand by what tells, so that common words count there and nowhere else.

Why: "mine" and "from 20" are no evidence by themselves. Beside something telling they are; in a sentence
about the cat they are not. So an innocent sentence adds nothing to a post.
"""

from collections.abc import Iterator, Sequence

from bot.core.facts import Facts
from bot.core.leant import leant
from bot.core.part import Span


def near(facts: Facts, kind: str, number: int) -> Sequence[Span]:
    """The sentences of a part, in its plain text, that hold something telling of a kind, or a link."""
    found = facts.near.get((kind, number))
    if found is None:
        told = _telling(facts, kind, facts.parts[number].name)
        found = facts.near[kind, number] = facts.parts[number].sentences_with(told)
    return found


def beside(facts: Facts, kind: str, index: int, number: int) -> Iterator[Span]:
    """Where a soft pattern hits a part, in its plain text, in sentences that hold something telling."""
    places = near(facts, kind, number)
    for low, high in facts.spans(index, number):
        if any(start <= low and high <= end for start, end in places):
            yield low, high


def soft_hits(facts: Facts, kind: str) -> Sequence[tuple[int, int]]:
    """Hits of the soft patterns of a kind that count: easing ones anywhere, others beside what tells."""
    patterns = facts.knowledge.lexicon.patterns
    return [
        (index, number)
        for index, number in facts.soft_anywhere(kind)
        if patterns[index].weight < 0
        or near(facts, kind, number) == [(0, len(facts.parts[number].plain))]
        or any(beside(facts, kind, index, number))
    ]


def _telling(facts: Facts, kind: str, name: str) -> list[Span]:
    """Where links stand in a part, and what tells of a kind."""
    patterns = facts.knowledge.lexicon.patterns
    found = [(link.start, link.end) for link in facts.links if link.part == name]
    for lean in leant(facts, kind):
        part = facts.parts[lean.number]
        if part.name == name:
            found.append(part.span(lean.low, lean.high))
    for index, there in facts.hits.get(kind, ()):
        part = facts.parts[there]
        if part.name == name and patterns[index].weight > 0:
            for low, high in facts.spans(index, there):
                # A pattern may begin with the end of the sentence before.
                begins = high - len(part.plain[low:high].lstrip(" .!?"))
                found.append(part.span(begins, high))
    return found
