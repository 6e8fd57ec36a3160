"""Fit the leaning words of a pack, and its patterns beside them, to the dev halves and our own examples.

Anyone can run it again. Logistic regression over everything that is weighed: words and their families are
held near nothing, patterns near what is written, so that a word needs many examples before it weighs. Half
of the patterns are left out of a second copy of each example, as if nobody had written them yet: the words
learn what is said where no pattern hits. Pure Python, the same result every time.
"""

import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.core.beside import soft_hits
from bot.core.circumstances import circumstances
from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.lean import ANY, Leaning, Word, pieces
from bot.core.leant import leant
from bot.core.lexicon import Lexicon
from bot.core.own_words import inside
from bot.core.part import Part
from bot.core.plain import plain
from bot.core.reach import total
from bot.core.text import fold
from bot.knowledge import DATA, read_talk
from tests.evaluation.cases import Case
from tests.evaluation.fit import FOLDS, LEAST, Hits, Weights, fold_of
from tests.evaluation.sets import counts_of, is_so

SHARP = 1.2
"""Log odds a point is worth."""
HOLD, HOLD_KIN, HOLD_PATTERN = 2.0, 2.9, 11.5
"""How strongly words and families are held at nothing, patterns at what is written."""
SEEN = 20
"""Messages in which a word must stand to be weighed by itself."""
SMALL = 0.15
"""Points below which a word's own weight is dropped."""
DROPPED, COPY = 0.5, 0.5
"""Share of the patterns that are left out of the second copy, and how much that copy counts."""
MARGIN = 0.0
"""Points below the threshold at which the odds are even: doubt speaks for whoever wrote it."""
EVERYDAY, FIRM, FAR = "bulk_innocent", 1.5, 0.4
"""Sentences that add nothing whatever they stand beside: their words keep below what tells, by so much."""
STEPS = 160
RATE = 0.06
SURE, AGAIN = 0.004, 8
"""Examples whose pull is smaller than this are passed over until the next so many steps are done."""
SPEECH, CHAT = "speech", "chat"
"""Families of small words that belong to no other: those of sellers, those of talk."""

Groups = Sequence[tuple[float, tuple[int, ...]]]
"""The patterns that hit, by family, each family with its cap."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a case shows: its leaning words, the patterns that hit it, and how much it counts."""

    words: frozenset[Word]
    hits: Hits
    so: bool
    counts: float
    bound: float
    """Points at which the odds are even."""


@dataclass(frozen=True)
class LeanFitter:
    """Fits the leaning words and the patterns of one kind."""

    knowledge: Knowledge
    kind: str

    @property
    def threshold(self) -> float:
        """Points at which the kind is found, at preset classic."""
        return self.knowledge.thresholds[self.kind]["classic"]

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
            facts = Facts(case.post, case.policy, knowledge)
            hits = _hits(facts, self.kind)
            words = frozenset(word for lean in leant(facts, self.kind) for word in lean.words)
            counts = counts_of(case, self.kind, so=so(case))
            bound = self.threshold - MARGIN
            if case.id.startswith(EVERYDAY):
                counts, bound = counts * FIRM, leaning.telling - FAR
            yield Seen(words, hits, so(case), counts, bound)
            if hits:
                draw = random.Random(case.id)
                kept: Hits = tuple(index for index in hits if draw.random() > DROPPED)
                yield Seen(words, kept, so(case), counts * COPY, bound)

    def both(self, known: Sequence[Case]) -> tuple[Leaning, Weights]:
        """The leaning words and the weights of the patterns, fitted together."""
        leaning = self.blank(known)
        return self._weighed(list(self.seen(known, leaning)), leaning)

    def _groups(self, hits: Hits) -> Groups:
        """What eases and what raises count apart, as when a post is weighed."""
        patterns, families = self.knowledge.lexicon.patterns, self.knowledge.families
        found: dict[tuple[str, bool], list[int]] = {}
        for index in hits:
            found.setdefault((patterns[index].family, patterns[index].weight < 0), []).append(index)
        return [(families[self.kind, name].cap, tuple(each)) for (name, _), each in found.items()]

    def _weighed(self, seen: Sequence[Seen], leaning: Leaning) -> tuple[Leaning, Weights]:
        """Ridge regression by Adam: a number for each family, each word by itself, each pattern."""
        written = {i: p.weight for i, p in enumerate(self.knowledge.lexicon.patterns) if p.kind == self.kind}
        own = [f"word {word}" for kin in leaning.kin.values() for word in kin.besides]
        place = {name: number for number, name in enumerate((*leaning.kin, *own))}
        held = [HOLD_KIN] * len(leaning.kin) + [HOLD] * len(own) + [HOLD_PATTERN] * len(written)
        prior = [0.0] * len(place) + list(written.values())
        at = {index: number for number, index in enumerate(written, len(place))}
        rows = []
        for each in seen:
            kin = {name for word in each.words for name in word.kin}
            alone = {f"word {word.text}" for word in each.words if word.home}
            lone = tuple(place[name] for name in (*sorted(kin), *sorted(alone)))
            groups = [
                (cap, tuple(at[index] for index in members)) for cap, members in self._groups(each.hits)
            ]
            rows.append((lone, groups, each.so, each.counts, each.bound))
        weights, live = prior[:], rows
        first, second = [0.0] * len(prior), [0.0] * len(prior)
        quiet: dict[int, float] = {}
        for step in range(1, STEPS + 1):
            slope = [2 * hold * (w - was) for hold, w, was in zip(held, weights, prior, strict=True)]
            fresh = step % AGAIN == 1
            if fresh:
                live, kept, quiet = rows, [], {}
            for row in live:
                lone, groups, so, counts, bound = row
                points, moves = sum([weights[i] for i in lone]), list(lone)
                for cap, members in groups:
                    value = sum([weights[i] for i in members])
                    if -cap <= value <= cap:
                        moves += members
                    points += max(-cap, min(cap, value))
                reach = SHARP * (points - bound)
                pull = SHARP * (1 / (1 + math.exp(-max(-30.0, min(30.0, reach)))) - so) * counts
                if fresh and abs(pull) < SURE * counts:  # it pulls as little until it is looked at again
                    for i in moves:
                        quiet[i] = quiet.get(i, 0.0) + pull
                    continue
                if fresh:
                    kept.append(row)
                for i in moves:
                    slope[i] += pull
            live = kept
            for i, pull in quiet.items():
                slope[i] += pull
            for i, down in enumerate(slope):
                first[i] = 0.9 * first[i] + 0.1 * down
                second[i] = 0.999 * second[i] + 0.001 * down**2
                size = (first[i] / (1 - 0.9**step)) / (math.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
                weights[i] -= RATE * (1 - step / (STEPS + 1)) * size
                if prior[i]:
                    weights[i] = max(LEAST, weights[i]) if prior[i] > 0 else min(-LEAST, weights[i])
        fitted = _with(leaning, {name: weights[i] for name, i in place.items()})
        return fitted, {index: weights[i] for index, i in at.items()}

    def crossed(self, known: Sequence[Case]) -> list[tuple[Case, bool, float]]:
        """Five-fold cross-validation: (case, is so, points)."""
        found: list[tuple[Case, bool, float]] = []
        so = is_so(self.kind)
        for number in range(FOLDS):
            held = [case for case in known if fold_of(case) == number]
            leaning, weights = self.both([case for case in known if fold_of(case) != number])
            found += [
                (case, so(case), points) for case, points in self.points(held, rounded(leaning), weights)
            ]
        return found

    def points(
        self, known: Iterable[Case], leaning: Leaning, weights: Mapping[int, float]
    ) -> Iterable[tuple[Case, float]]:
        """What cases weigh with some leaning words and some weights, as they are judged."""
        patterns = tuple(
            replace(pattern, weight=round(weights[index], 1)) if index in weights else pattern
            for index, pattern in enumerate(self.knowledge.lexicon.patterns)
        )
        knowledge = replace(
            self.knowledge,
            leaning={self.kind: leaning},
            lexicon=Lexicon(patterns, read_talk(DATA / "packs" / "en")),
        )
        for case in known:
            yield case, total(Facts(case.post, case.policy, knowledge), self.kind)


def _hits(facts: Facts, kind: str) -> Hits:
    """The patterns of a kind that hit the author's own words, soft ones and circumstances too."""
    lexicon = facts.knowledge.lexicon
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
            besides={word: round(own, 1) for word, own in each.besides.items() if abs(own) >= SMALL},
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
