"""Fit the weights of a pack to the dev halves and our own examples, as SpamAssassin fits its scores.

Every pattern keeps its sign and stays near the weight that was written by hand, unless the examples say
otherwise; families stay capped. Pure Python, the same result every time. `--write` puts the weights, rounded
to a tenth of a point, into the pack.
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.core.beside import soft_hits
from bot.core.circumstances import circumstances
from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.own_words import inside
from bot.core.weigh import sells
from bot.knowledge import DATA
from tests.evaluation.cases import Case

FOLDS = 5
LEAST = 0.1
"""Points that a pattern keeps at least: one that weighs nothing would have no reason to stand there."""
PULL = 0.05
"""How strongly a weight is held at what was written by hand."""
STEPS = 240
RATE = 0.05

Hits = tuple[int, ...]
Weights = dict[int, float]


@dataclass(frozen=True, slots=True)
class Example:
    """Which patterns hit a case, whether it is so, and how much it counts."""

    hits: Hits
    so: bool
    counts: float
    case: Case
    leans: float = 0.0
    """Points of its leaning words, which the fit takes as given."""


def hits_of(case: Case, kind: str, knowledge: Knowledge) -> Hits:
    """The patterns of a kind that hit a case in the author's own words, and its circumstances."""
    facts = Facts(case.post, case.policy, knowledge)
    lexicon = knowledge.lexicon
    told = any(lexicon.patterns[index].weight > 0 for index, _ in facts.hits.get(kind, ()))
    if not told and not sells(facts, kind):
        return ()  # nothing telling: the soft ones are not asked for
    found: set[int] = set()
    for index, number in (*facts.hits.get(kind, ()), *soft_hits(facts, kind)):
        part = facts.parts[number]
        for low, high in lexicon.spans(index, part.plain):
            start, end = part.span(low, high)
            if start < end and not inside(start, end, facts.foreign[part.name]):
                found.add(index)
                break
    by_fact = lexicon.facts.get(kind, {})
    found |= {by_fact[seen.name] for seen in circumstances(facts, kind) if seen.name in by_fact}
    return tuple(sorted(found))


@dataclass(frozen=True)
class Fitter:
    """Fits the weights of one kind."""

    knowledge: Knowledge
    kind: str

    @property
    def threshold(self) -> float:
        """Points at which the kind is found, at preset classic."""
        return self.knowledge.thresholds[self.kind]["classic"]

    @property
    def written(self) -> Weights:
        """The weights as they stand in the pack."""
        return {i: p.weight for i, p in enumerate(self.knowledge.lexicon.patterns) if p.kind == self.kind}

    def total(self, hits: Hits, weights: Mapping[int, float]) -> float:
        """Points of a case under some weights."""
        return sum(self._sums(hits, weights)[0].values())

    def _sums(self, hits: Hits, weights: Mapping[int, float]) -> tuple[dict[str, float], list[int]]:
        """Capped sums by family (what eases apart), and the patterns whose weight still counts."""
        families: dict[str, list[int]] = {}
        patterns = self.knowledge.lexicon.patterns
        for index in hits:
            families.setdefault(f"{patterns[index].family}{'+' if weights[index] >= 0 else '-'}", []).append(
                index
            )
        sums: dict[str, float] = {}
        live: list[int] = []
        for name, members in families.items():
            cap = self.knowledge.families[self.kind, name[:-1]].cap
            value = sum(weights[index] for index in members)
            if abs(value) <= cap:
                live += members
            sums[name] = max(-cap, min(cap, value))
        return sums, live

    def fit(self, examples: Sequence[Example]) -> Weights:
        """Weights by logistic regression with caps, signs and a pull towards what was written."""
        prior = self.written
        weights = dict(prior)
        first, second = dict.fromkeys(prior, 0.0), dict.fromkeys(prior, 0.0)
        grouped: Counter[tuple[Hits, bool, float]] = Counter()
        for example in examples:
            if example.hits:
                key = (example.hits, example.so, round(example.leans, 1))
                grouped[key] += example.counts  # type: ignore[assignment]  # floats count too
        everything = sum(grouped.values())
        for step in range(1, STEPS + 1):
            slope = {i: PULL * (weights[i] - prior[i]) / len(prior) for i in prior}
            for (hits, so, leans), counts in grouped.items():
                sums, live = self._sums(hits, weights)
                reach = max(-30.0, min(30.0, sum(sums.values()) + leans - self.threshold))
                error = (1 / (1 + math.exp(-reach)) - so) * counts / everything
                for index in live:
                    slope[index] += error
            for i in prior:
                first[i] = 0.9 * first[i] + 0.1 * slope[i]
                second[i] = 0.999 * second[i] + 0.001 * slope[i] ** 2
                size = (first[i] / (1 - 0.9**step)) / (math.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                moved = weights[i] - RATE * size
                weights[i] = max(LEAST, moved) if prior[i] > 0 else min(-LEAST, moved)
        return weights

    def crossed(
        self, examples: Sequence[Example], among: Callable[[Case], bool]
    ) -> list[tuple[Case, bool, bool]]:
        """Five-fold cross-validation over the cases that `among` picks: (case, is so, was found)."""
        found: list[tuple[Case, bool, bool]] = []
        for fold in range(FOLDS):
            held = [e for e in examples if among(e.case) and fold_of(e.case) == fold]
            rest = [e for e in examples if not (among(e.case) and fold_of(e.case) == fold)]
            weights = self.fit(rest)
            found += [(e.case, e.so, self.total(e.hits, weights) + e.leans >= self.threshold) for e in held]
        return found


def fold_of(case: Case) -> int:
    """The fold of a case: by its conversation or source, the same every time."""
    return hashlib.sha256(case.group.encode()).digest()[0] % FOLDS


def write(weights: Mapping[int, float], knowledge: Knowledge, kind: str, language: str = "en") -> Path:
    """Put weights into the pack's file, each in its place; returns the file."""
    path = DATA / "packs" / language / f"{kind}.toml"
    text = path.read_text("utf-8")
    for index, weight in weights.items():
        key = knowledge.lexicon.patterns[index].key.partition(".")[2]
        start = text.index(f'key = "{key}"\n')
        end = text.find("\n[[patterns]]", start)
        end = len(text) if end < 0 else end
        block = re.sub(r"(?m)^weight = \S+", f"weight = {weight:.1f}", text[start:end], count=1)
        text = text[:start] + block + text[end:]
    path.write_text(text, "utf-8")
    return path
