"""Weighing: hits become evidence with spans, and evidence a sum with a cap for each family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.facts import Facts, Span
from bot.core.finding import Evidence


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum, and the evidence it came from (what eases has a negative weight)."""

    total: float
    evidence: tuple[Evidence, ...]


NOTHING = Weighed(0.0, ())


def could_reach(facts: Facts, kind: str, least: float) -> bool:
    """True unless the hits of `kind` cannot weigh `least` even with nothing against them."""
    patterns = facts.knowledge.lexicon.patterns
    total = 0.0
    for index, _ in facts.hits.get(kind, ()):
        weight = patterns[index].weight
        if weight > 0:
            total += weight
            if total >= least:
                return True
    return False


def weigh(facts: Facts, kind: str, more: Iterable[Evidence] = ()) -> Weighed:
    """Weigh the hits of `kind`, with `more` evidence that no pattern gives (its `because` is the family)."""
    knowledge = facts.knowledge
    evidence: list[Evidence] = list(more)
    seen: set[int] = set()
    for index, number in facts.hits.get(kind, ()):
        pattern = knowledge.lexicon.patterns[index]
        part = facts.parts[number]
        foreign = facts.foreign[part.name]
        for low, high in knowledge.lexicon.spans(index, part.folded.text):
            start, end = part.folded.span(low, high)
            if _inside(start, end, foreign):
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


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(low <= start and end <= high for low, high in spans)
