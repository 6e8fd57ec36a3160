"""Weighing: hits become evidence with spans, and evidence a sum with a cap for each family."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.beside import beside, soft_hits
from bot.core.circumstances import Circumstance, circumstances, kinds_of
from bot.core.facts import Facts
from bot.core.finding import Evidence
from bot.core.lean import Word
from bot.core.leant import leant
from bot.core.leant import said as said_in
from bot.core.own_words import inside, said_again
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


EXACT = 6
"""Decimals of a sum, so that the order in which points are added never decides."""
WORTH_SHOWING = 0.15
"""Points from which a word that leans is shown as evidence."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum, and the evidence it came from (what eases has a negative weight)."""

    total: float
    evidence: tuple[Evidence, ...]


NOTHING = Weighed(0.0, ())


def sells(facts: Facts, kind: str) -> bool:
    """True where a link alone is telling: it leads to a shop, an invite, a referral, and words go with it."""
    if kind not in facts.knowledge.lexicon.facts or not facts.links:
        return False
    return any(
        f"link.{name}" in TELLING_LINKS and facts.words_with(link) > FEW
        for link in facts.links_for("pitch" if kind == "pitch" else "link")
        for name in kinds_of(facts, link)
    )


def known(facts: Facts, kind: str) -> Sequence[Circumstance]:
    """The circumstances of a post, each looked for once."""
    if kind not in facts.known:
        facts.known[kind] = tuple(circumstances(facts, kind))
    return facts.known[kind]


def weigh(facts: Facts, kind: str) -> Weighed:
    """Weigh the hits of a kind in the author's own words; nothing where nothing telling was hit."""
    found = facts.weighed.get(kind)
    if not isinstance(found, Weighed):
        found = facts.weighed[kind] = _weigh(facts, kind)
    return found


def _weigh(facts: Facts, kind: str) -> Weighed:
    own = list(_own(facts, kind))
    hits = facts.hits.get(kind, ())
    led = bool(leant(facts, kind)) or sells(facts, kind)
    if not hits and not own and not led:
        return NOTHING
    evidence = [*own, *_of_patterns(facts, kind, hits)]
    telling = sum(max(item.weight, 0.0) for item in evidence)
    if telling < TELLING and not led:
        return Weighed(telling, tuple(evidence))
    evidence += _of_patterns(facts, kind, soft_hits(facts, kind))
    evidence += _of_circumstances(facts, kind)
    weights = [(item.because, item.weight) for item in evidence]
    total = round(leans(facts, kind) + capped(facts, kind, weights), EXACT)
    return Weighed(total, (*evidence, *_of_words(facts, kind)))


def _of_patterns(facts: Facts, kind: str, hits: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    """A pattern counts once, however often it is repeated; every place it hits is evidence."""
    lexicon = facts.knowledge.lexicon
    counted: set[int] = set()
    for index, number in hits:
        pattern = lexicon.patterns[index]
        part = facts.parts[number]
        others = facts.not_mine(kind, part.name)
        places: Iterable[Span] = facts.spans(index, number)
        if pattern.soft and pattern.weight > 0:
            places = beside(facts, kind, index, number)
        elif pattern.weight > 0:
            places = said_again(part.plain, facts.spans(index, number))
        for low, high in places:
            start, end = part.span(low, high)
            if start == end or inside(start, end, others):
                continue
            weight = 0.0 if index in counted else pattern.weight
            counted.add(index)
            yield Evidence(start, end, part.text[start:end], pattern.family, weight, part.name)


def leans(facts: Facts, kind: str) -> float:
    """Points of the words of all sentences that lean far, each word and family once."""
    words: set[Word] = set()
    for lean in leant(facts, kind):
        words.update(lean.words)
    return facts.knowledge.leaning[kind].weigh(words) if words else 0.0


def _of_words(facts: Facts, kind: str) -> Iterator[Evidence]:
    """The words of the sentences that lean far: the first of a family stands for it."""
    counted: set[str] = set()
    if not leant(facts, kind):
        return
    leaning = facts.knowledge.leaning[kind]
    seen: set[Word] = set()
    for lean in leant(facts, kind):
        part = facts.parts[lean.number]
        for said in said_in(facts, kind, lean):
            word = said.word
            raises, because = leaning.alone[word]
            if word in seen and not raises:
                continue
            weight = 0.0 if word in seen else round(sum(leaning.points(word, counted).values()), EXACT)
            seen.add(word)
            counted.update(word.kin, (f"word {word.text}",))
            if raises or abs(weight) >= WORTH_SHOWING:
                start, end = part.span(said.start, said.end)
                yield Evidence(start, end, part.text[start:end], because, weight, part.name)


def _of_circumstances(facts: Facts, kind: str) -> Iterator[Evidence]:
    lexicon = facts.knowledge.lexicon
    named = lexicon.facts.get(kind, {})
    counted: set[str] = set()
    if not named:
        return
    for found in known(facts, kind):
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


def capped(facts: Facts, kind: str, weights: Sequence[tuple[str, float]]) -> float:
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
