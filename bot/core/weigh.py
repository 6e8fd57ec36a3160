"""Weighing: hits become evidence with spans, and evidence a sum with a cap for each family."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.circumstances import circumstances, kinds_of
from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding, RuleName
from bot.core.part import Span

TELLING = 1.0
"""Points that telling evidence must weigh before soft patterns are looked for."""
TELLING_LINKS = frozenset(
    ("link.storefront", "link.referral", "link.link_in_bio", "link.selling", "link.invite")
)
"""Links that are telling by themselves, where words go with them."""
FEW = 2
"""Up to so many words a link stands alone, and is no pitch by itself."""
PRODUCT = 2.5
"""Points for naming one's own product, among other signs of gain."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum, and the evidence it came from (what eases has a negative weight)."""

    total: float
    evidence: tuple[Evidence, ...]


NOTHING = Weighed(0.0, ())
_INSTEAD = {
    "pitch": "relief.pitch.tell_or_ask",
    "metrics": "relief.metrics.tell_the_story",
    "politics": "relief.politics.elsewhere",
}


def finding(facts: Facts, rule: RuleName) -> Finding | None:
    """The finding of a rule that weighs a pack's evidence; None below the preset's threshold."""
    threshold = facts.knowledge.thresholds[rule][facts.policy.preset]
    if total(facts, rule) < threshold:
        return None
    weighed = weigh(facts, rule)
    if weighed.total < threshold or not weighed.evidence:
        return None
    heaviest = max(weighed.evidence, key=lambda item: item.weight)
    return Finding(
        rule,
        weighed.total,
        threshold,
        weighed.evidence,
        Advice(f"advice.{rule}", {"because": heaviest.because}),
        tuple(_relief(rule, weighed, threshold, heaviest)),
    )


def sells(facts: Facts, kind: str) -> bool:
    """True where a link alone is telling: it leads to a shop, an invite, a referral, and words go with it."""
    if kind not in facts.knowledge.lexicon.facts or not facts.links:
        return False
    return any(
        f"link.{name}" in TELLING_LINKS and facts.words_with(link) > FEW
        for link in facts.links_for("pitch" if kind == "pitch" else "link")
        for name in kinds_of(facts, link)
    )


def total(facts: Facts, kind: str) -> float:
    """What `weigh` comes to, without looking for the places where patterns hit, if that can be known so."""
    hits = facts.hits.get(kind, ())
    if not hits and not facts.policy.patterns and not facts.policy.products and not facts.links:
        return 0.0
    if (
        any(facts.foreign.values())
        or facts.policy.patterns
        or facts.policy.products
        or facts.policy.exemptions
    ):
        return weigh(facts, kind).total
    patterns = facts.knowledge.lexicon.patterns
    told = {index for index, _ in hits}
    telling = sum(max(patterns[index].weight, 0.0) for index in told)
    if telling < TELLING and not sells(facts, kind):
        return telling

    def so_far() -> float:
        return _capped(facts, kind, [(patterns[index].family, patterns[index].weight) for index in told])

    firm = frozenset(told)
    told.update(index for index, _ in facts.soft_anywhere(kind))
    named = facts.knowledge.lexicon.facts.get(kind)
    if named:
        told.update(named[found.name] for found in circumstances(facts, kind) if found.name in named)
    most = so_far()
    if most < facts.knowledge.thresholds[kind][facts.policy.preset]:
        return most  # and no more where only what stands beside what tells is counted
    told -= {index for index, _ in facts.soft_anywhere(kind)} - firm
    told.update(index for index, _ in facts.soft_hits(kind))
    return so_far()


def weigh(facts: Facts, kind: str) -> Weighed:
    """Weigh the hits of a kind in the author's own words; nothing where nothing telling was hit."""
    found = facts.weighed.get(kind)
    if not isinstance(found, Weighed):
        found = facts.weighed[kind] = _weigh(facts, kind)
    return found


def _weigh(facts: Facts, kind: str) -> Weighed:
    own = list(_own(facts, kind))
    hits = facts.hits.get(kind, ())
    led = sells(facts, kind)
    if not hits and not own and not led:
        return NOTHING
    evidence = [*own, *_of_patterns(facts, kind, hits)]
    telling = sum(max(item.weight, 0.0) for item in evidence)
    if telling < TELLING and not led:
        return Weighed(telling, tuple(evidence))
    evidence += _of_patterns(facts, kind, facts.soft_hits(kind))
    evidence += _of_circumstances(facts, kind)
    weights = [(item.because, item.weight) for item in evidence]
    return Weighed(_capped(facts, kind, weights), tuple(evidence))


def _of_patterns(facts: Facts, kind: str, hits: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    """A pattern counts once, however often it is repeated; every place it hits is evidence."""
    lexicon = facts.knowledge.lexicon
    counted: set[int] = set()
    for index, number in hits:
        pattern = lexicon.patterns[index]
        part = facts.parts[number]
        others = facts.not_mine(kind, part.name)
        places = lexicon.spans(index, part.plain)
        if pattern.soft and pattern.weight > 0:
            places = facts.beside(kind, index, number)
        for low, high in places:
            start, end = part.span(low, high)
            if start == end or inside(start, end, others):
                continue
            weight = 0.0 if index in counted else pattern.weight
            counted.add(index)
            yield Evidence(start, end, part.text[start:end], pattern.family, weight, part.name)


def _of_circumstances(facts: Facts, kind: str) -> Iterator[Evidence]:
    lexicon = facts.knowledge.lexicon
    named = lexicon.facts.get(kind, {})
    counted: set[str] = set()
    if not named:
        return
    for found in circumstances(facts, kind):
        if found.name not in named:
            continue
        pattern = lexicon.patterns[named[found.name]]
        weight = 0.0 if found.name in counted else pattern.weight
        counted.add(found.name)
        text = facts.text_of(found.part)[found.start : found.end]
        yield Evidence(found.start, found.end, text, pattern.family, weight, found.part)


def _own(facts: Facts, kind: str) -> Iterator[Evidence]:
    """A moderator's own patterns, and names of the author's products."""
    policy = facts.policy
    for own in policy.patterns:
        if own.rule != kind:
            continue
        for part in facts.parts:
            for match in compiled(own.regex).finditer(part.folded.text):
                start, end = part.folded.span(*match.span())
                if start < end and not inside(start, end, facts.not_mine(kind, part.name)):
                    yield Evidence(start, end, part.text[start:end], "own_pattern", own.weight, part.name)
                    break
    if kind == "pitch":
        for name in policy.products:
            for start, end, where in facts.mentions_of(name):
                yield Evidence(start, end, facts.text_of(where)[start:end], "gain", PRODUCT, where)


@lru_cache(maxsize=512)
def compiled(pattern: str) -> Any:
    """A moderator's pattern, ready to search; it was checked when it was saved."""
    return re2.compile(pattern)


def _capped(facts: Facts, kind: str, weights: Sequence[tuple[str, float]]) -> float:
    """The sum of weights, what raises and what eases apart, each family up to its cap."""
    raised: dict[str, float] = {}
    eased: dict[str, float] = {}
    for family, weight in weights:
        side = raised if weight >= 0 else eased
        side[family] = side.get(family, 0.0) + weight
    families = facts.knowledge.families

    def cap(name: str) -> float:
        family = families.get((kind, name))
        return family.cap if family else 100.0

    up = sum(min(cap(name), weight) for name, weight in raised.items())
    return up + sum(max(-cap(name), weight) for name, weight in eased.items())


def _relief(rule: RuleName, weighed: Weighed, threshold: float, heaviest: Evidence) -> Iterator[Advice]:
    """What would have changed it: leaving out the words that decided, or another way to say it."""
    if heaviest.text and weighed.total - heaviest.weight < threshold:
        yield Advice(f"relief.{rule}.leave_out", {"words": heaviest.text})
    yield Advice(_INSTEAD[rule])


def inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """True where a span begins in one of `spans` and the greater part of it lies there."""
    return any(low <= start < high and 2 * (min(end, high) - start) >= end - start for low, high in spans)
