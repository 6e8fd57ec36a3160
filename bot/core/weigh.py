"""Weighing: hits become evidence with spans, and evidence a sum with a cap for each family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.circumstances import circumstances
from bot.core.facts import Facts, Span
from bot.core.finding import Evidence


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum, and the evidence it came from (what eases has a negative weight)."""

    total: float
    evidence: tuple[Evidence, ...]


NOTHING = Weighed(0.0, ())


TELLING = 1.0
"""Points that telling evidence must weigh before soft patterns are looked for."""


def could_reach(facts: Facts, kind: str, least: float) -> bool:
    """True unless the hits of `kind` cannot weigh `least` even with nothing against them."""
    patterns = facts.knowledge.lexicon.patterns
    total = sum(max(patterns[index].weight, 0.0) for index, _ in facts.hits.get(kind, ()))
    return total >= least or (total >= TELLING and bool(facts.knowledge.lexicon.soft.get(kind)))


def weigh(facts: Facts, kind: str, more: Iterable[Evidence] = ()) -> Weighed:
    """Weigh the hits of `kind`, with `more` evidence that no pattern gives (its `because` is the family)."""
    knowledge = facts.knowledge
    evidence: list[Evidence] = list(more)
    seen: set[int] = set()
    by_fact = knowledge.lexicon.facts.get(kind)
    if by_fact:
        for found in circumstances(facts):
            if found.name in by_fact:
                pattern = knowledge.lexicon.patterns[by_fact[found.name]]
                weight = 0.0 if by_fact[found.name] in seen else pattern.weight
                seen.add(by_fact[found.name])
                text = facts.text_of(found.part)[found.start : found.end]
                evidence.append(Evidence(found.start, found.end, text, pattern.family, weight, found.part))
    soft = [
        (index, number)
        for index in knowledge.lexicon.soft.get(kind, ())
        for number in range(len(facts.parts))
    ]
    for index, number in (*facts.hits.get(kind, ()), *soft):
        pattern = knowledge.lexicon.patterns[index]
        part = facts.parts[number]
        foreign = facts.foreign[part.name]
        for low, high in knowledge.lexicon.spans(index, part.plain):
            start, end = part.span(low, high)
            if start == end or inside(start, end, foreign):
                continue
            # A pattern counts once, however often it is repeated; every place it hits is evidence.
            weight = 0.0 if index in seen else pattern.weight
            seen.add(index)
            evidence.append(Evidence(start, end, part.text[start:end], pattern.family, weight, part.name))
    return Weighed(_total(facts, kind, evidence), tuple(evidence))


def _total(facts: Facts, kind: str, evidence: Sequence[Evidence]) -> float:
    raised: dict[str, float] = {}
    eased: dict[str, float] = {}
    for item in evidence:
        side = raised if item.weight >= 0 else eased
        side[item.because] = side.get(item.because, 0.0) + item.weight
    families = facts.knowledge.families

    def cap(name: str) -> float:
        family = families.get((kind, name))
        return family.cap if family else 100.0

    total = sum(min(cap(name), weight) for name, weight in raised.items())
    return total + sum(max(-cap(name), weight) for name, weight in eased.items())


def inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(low <= start and end <= high for low, high in spans)
