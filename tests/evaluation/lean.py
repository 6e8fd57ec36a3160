"""Fit the leaning words of a pack to the dev halves and our own examples; anyone can run it again.

Logistic regression on top of what the patterns weigh, held near nothing (ridge), so that a word needs many
examples before it weighs. Half of the patterns are left out of a second copy of each example, as if nobody
had written them yet: the words learn what is said where no pattern hits. Pure Python, the same result every
time.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.lean import ANY, Leaning, Word, pieces
from bot.core.part import Part
from bot.core.plain import plain
from bot.core.text import fold
from bot.knowledge import DATA
from tests.evaluation.cases import Case
from tests.evaluation.fit import FOLDS, Example, Fitter, Hits, Weights, fold_of, hits_of
from tests.evaluation.sets import counts_of, is_so

SHARP = 1.2
"""Log odds a point is worth."""
HOLD = 2.0
"""How strongly weights are held at nothing."""
SEEN = 20
"""Messages in which a word must stand to be weighed by itself."""
LEAST = 0.15
"""Points below which a word's own weight is dropped."""
DROPPED = 0.5
"""Share of the patterns that are left out of the second copy."""
STEPS = 150
RATE = 0.06
SPEECH, CHAT = "speech", "chat"
"""Families of small words that belong to no other: those of sellers, those of talk."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a case shows: points of its patterns, its leaning words, and how much it counts."""

    points: float
    words: frozenset[Word]
    so: bool
    counts: float


@dataclass(frozen=True)
class LeanFitter:
    """Fits the leaning words of one kind."""

    knowledge: Knowledge
    kind: str
    patterns: Weights | None = None
    """Weights of the patterns, where they are not those that are written."""

    def weight_of(self, hits: Hits) -> float:
        """Points of the patterns that hit."""
        fitter = Fitter(self.knowledge, self.kind)
        return fitter.total(hits, fitter.written if self.patterns is None else self.patterns)

    @property
    def threshold(self) -> float:
        """Points at which the kind is found, at preset classic."""
        return self.knowledge.thresholds[self.kind]["classic"]

    def fit(self, known: Sequence[Case]) -> Leaning:
        """The leaning words as the cases weigh them."""
        leaning = self.blank(known)
        return self._weighed(list(self.seen(known, leaning)), leaning)

    def blank(self, known: Sequence[Case]) -> Leaning:
        """The families as they are written, with every word that is seen often enough to be weighed."""
        kin = dict(self.knowledge.leaning[self.kind].kin)
        often: Counter[str] = Counter()
        for case in known:
            facts = Facts(case.post, case.policy, self.knowledge)
            often.update({word for part in facts.parts for word in pieces(_own(facts, part))})
        home = {word: name for name, each in reversed(kin.items()) for word in each.words}
        besides: dict[str, dict[str, float]] = {name: {} for name in kin}
        for word, number in sorted(often.items()):
            if number >= SEEN and word != ANY:
                besides[home.get(word, SPEECH)][word] = 0.0
        return Leaning(
            self.kind,
            self.knowledge.leaning[self.kind].telling,
            [replace(each, each=0.0, besides=besides[name]) for name, each in kin.items()],
        )

    def seen(self, known: Iterable[Case], leaning: Leaning) -> Iterable[Seen]:
        """What cases show, each a second time with some patterns left out."""
        all_tell = Leaning(self.kind, -math.inf, list(leaning.kin.values()))
        knowledge = replace(self.knowledge, leaning={self.kind: all_tell})
        so = is_so(self.kind)
        for case in known:
            hits = hits_of(case, self.kind, self.knowledge)
            facts = Facts(case.post, case.policy, knowledge)
            words = frozenset(word for lean in facts.leant(self.kind) for word in lean.words)
            counts = counts_of(case, self.kind, so=so(case))
            yield Seen(self.weight_of(hits), words, so(case), counts)
            if hits:
                draw = random.Random(case.id)
                kept: Hits = tuple(index for index in hits if draw.random() > DROPPED)
                yield Seen(self.weight_of(kept), words, so(case), counts)

    def _weighed(self, seen: Sequence[Seen], leaning: Leaning) -> Leaning:
        """Ridge regression by Adam; each family and each word that is weighed by itself is one number."""
        names = [*leaning.kin, *(f"word {word}" for kin in leaning.kin.values() for word in kin.besides)]
        place = {name: number for number, name in enumerate(names)}
        rows = []
        for each in seen:
            kin = {name for word in each.words for name in word.kin}
            own = {f"word {word.text}" for word in each.words if word.home}
            rows.append((tuple(place[name] for name in (*sorted(kin), *sorted(own))), each))
        weights = [0.0] * len(names)
        first, second = weights[:], weights[:]
        for step in range(1, STEPS + 1):
            slope = [HOLD * 2 * SHARP * weight for weight in weights]
            for row, each in rows:
                reach = SHARP * (each.points + sum([weights[at] for at in row]) - self.threshold)
                error = (1 / (1 + math.exp(-max(-30.0, min(30.0, reach)))) - each.so) * each.counts
                for at in row:
                    slope[at] += error
            for at, down in enumerate(slope):
                first[at] = 0.9 * first[at] + 0.1 * down
                second[at] = 0.999 * second[at] + 0.001 * down**2
                size = (first[at] / (1 - 0.9**step)) / (math.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
                weights[at] -= RATE * (1 - step / (STEPS + 1)) * size
        return _with(leaning, {name: weights[at] for name, at in place.items()})

    def examples(self, known: Iterable[Case], leaning: Leaning) -> list[Example]:
        """The cases as a fit of the patterns takes them, what their words weigh beside."""
        knowledge, so = replace(self.knowledge, leaning={self.kind: leaning}), is_so(self.kind)
        found = []
        for case in known:
            facts = Facts(case.post, case.policy, knowledge)
            words = {word for lean in facts.leant(self.kind) for word in lean.words}
            counts = counts_of(case, self.kind, so=so(case))
            hits = hits_of(case, self.kind, knowledge)
            found.append(Example(hits, so(case), counts, case, leaning.weigh(words)))
        return found

    def both(self, known: Sequence[Case]) -> tuple[Leaning, Weights]:
        """The leaning words and the weights of the patterns, each fitted beside the other."""
        leaning = self.fit(known)
        weights = Fitter(self.knowledge, self.kind).fit(self.examples(known, leaning))
        return replace(self, patterns=weights).fit(known), weights

    def crossed(self, known: Sequence[Case], among: Callable[[Case], bool]) -> list[tuple[Case, bool, float]]:
        """Five-fold cross-validation over the cases that `among` picks: (case, is so, points)."""
        found: list[tuple[Case, bool, float]] = []
        so = is_so(self.kind)
        for number in range(FOLDS):
            held = [case for case in known if among(case) and fold_of(case) == number]
            rest = [case for case in known if not (among(case) and fold_of(case) == number)]
            leaning, weights = self.both(rest)
            fitted = replace(self, patterns=weights)
            found += [(case, so(case), points) for case, points in fitted.points(held, rounded(leaning))]
        return found

    def points(self, known: Iterable[Case], leaning: Leaning) -> Iterable[tuple[Case, float]]:
        """What cases weigh under some leaning words."""
        knowledge = replace(self.knowledge, leaning={self.kind: leaning})
        for case in known:
            facts = Facts(case.post, case.policy, knowledge)
            words = {word for lean in facts.leant(self.kind) for word in lean.words}
            yield case, self.weight_of(hits_of(case, self.kind, knowledge)) + leaning.weigh(words)


def _own(facts: Facts, part: Part) -> str:
    """The plain text of a part without links and what is quoted."""
    text = part.text
    for start, end in facts.foreign[part.name]:
        text = text[:start] + " " * (end - start) + text[end:]
    return plain(fold(text).text)


def _with(leaning: Leaning, weights: Mapping[str, float]) -> Leaning:
    kin = [
        replace(each, each=weights[name], besides={word: weights[f"word {word}"] for word in each.besides})
        for name, each in leaning.kin.items()
    ]
    return Leaning(leaning.kind, leaning.telling, kin)


def rounded(leaning: Leaning) -> Leaning:
    """The same to a tenth of a point, without the words that hardly weigh; small words of talk apart."""
    kin = {
        name: replace(
            each,
            each=round(each.each, 1),
            besides={word: round(own, 1) for word, own in each.besides.items() if abs(own) >= LEAST},
        )
        for name, each in leaning.kin.items()
    }
    small = {**kin[SPEECH].besides, **kin[CHAT].besides}
    kin[SPEECH] = replace(kin[SPEECH], besides={word: own for word, own in small.items() if own > 0})
    kin[CHAT] = replace(kin[CHAT], besides={word: own for word, own in small.items() if own < 0})
    return Leaning(leaning.kind, leaning.telling, list(kin.values()))


def write(leaning: Leaning, language: str = "en") -> Path:
    """Put weights into the file of leaning words, each in its place; returns the file."""
    path = DATA / "packs" / language / "lean" / f"{leaning.kind}.toml"
    head, *blocks = path.read_text("utf-8").split("\n[families.")
    written = [head]
    for block in blocks:
        name = block.partition("]")[0]
        if "." in name:
            continue  # an older table of single words
        kin = leaning.kin[name]
        block = re.sub(r"(?m)^each = \S+", f"each = {kin.each:.1f}", block, count=1).rstrip("\n")
        rows = "".join(f'\n"{word}" = {own:.1f}' for word, own in sorted(kin.besides.items()))
        written.append(block + (f"\n\n[families.{name}.besides]{rows}" if rows else "") + "\n")
    path.write_text("\n[families.".join(written), "utf-8")
    return path
