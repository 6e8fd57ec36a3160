"""The lexicon: every pattern of every pack, looked for together in a text, in linear time."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.pack import Pattern
from bot.core.plain import DIGIT, words_of
from bot.core.telling import STEM, Way, telling
from bot.core.unmask import Words

_SMALL = 16 << 20
"""Bytes that the automaton of one pattern may use: with too few, RE2 gives up."""
_LARGE = 64 << 20
"""The same for a set."""
TALK = frozenset({"question", "opener"})
"""Kinds whose patterns hit every other message: they stand in one set and are matched on every text."""

_Also = tuple[frozenset[str], ...]


class Lexicon:
    """Immutable: which patterns hit a plain text, and where they do (asked for afterwards).

    A pattern is tried on a text only if one of its telling words is there (see `telling`). Why not all of
    them in one automaton: a gap of a few words in each of hundreds of patterns multiplies its states.
    """

    def __init__(self, patterns: Sequence[Pattern], talk: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._single: dict[int, Any] = {}
        self._tried: dict[int, Any] = {}
        counts = Counter(word for text in talk for word in set(words_of(text)))
        counts[DIGIT] = len(talk) // 5
        noise = [(i, p) for i, p in enumerate(self.patterns) if p.kind not in TALK and not p.fact]
        self._told = _Index({i: telling(p.regex, counts) for i, p in noise if not p.soft})
        self._soft = {
            kind: _Index({i: telling(p.regex, counts) for i, p in noise if p.soft and p.kind == kind})
            for kind in {pattern.kind for _, pattern in noise}
        }
        uses = Counter(dict.fromkeys(counts, 0))
        for entries in (self._told, *self._soft.values()):
            uses.update(entries.uses)
        self.vocabulary = Words(uses)
        """Words that the packs or everyday talk use, each with how many patterns it tells of."""
        self._heard = tuple(i for i, pattern in enumerate(self.patterns) if pattern.kind in TALK)
        self._said = _set([self.patterns[index].regex for index in self._heard], _LARGE)
        self.facts: dict[str, dict[str, int]] = {}
        for index, pattern in enumerate(self.patterns):
            if pattern.fact:
                self.facts.setdefault(pattern.kind, {})[pattern.fact] = index

    def match(self, plain: str, but: Collection[int] = ()) -> Sequence[int]:
        """Indexes of the patterns that hit, soft ones and those of `but` apart; no lone surrogates."""
        encoded = plain.encode()
        told = self._told.candidates(words_of(plain))
        hits = [index for index in told if index not in but and self._hits(index, encoded)]
        hits += [index for index in self.match_talk(encoded) if index not in but]
        return hits

    def match_soft(self, kind: str, plain: str, but: Collection[int] = ()) -> Sequence[int]:
        """Indexes of the soft patterns of a kind that hit, those of `but` apart."""
        if kind not in self._soft:
            return ()
        encoded = plain.encode()
        told = self._soft[kind].candidates(words_of(plain))
        return [index for index in told if index not in but and self._hits(index, encoded)]

    def match_talk(self, plain: str | bytes) -> Sequence[int]:
        """Indexes of the patterns of the kinds of `TALK` that hit."""
        heard = self._heard
        return [heard[index] for index in self._said.Match(plain) or ()]

    def _hits(self, index: int, encoded: bytes) -> bool:
        tried = self._tried.get(index)
        if tried is None:
            tried = self._tried[index] = _set([self.patterns[index].regex], _SMALL)
        return bool(tried.Match(encoded))

    def blind(self) -> Sequence[Pattern]:
        """Patterns that no word tells of: each costs time on every text."""
        return tuple(self.patterns[index] for index in self._told.blind)

    def spans(self, index: int, plain: str) -> Iterator[tuple[int, int]]:
        """Where pattern `index` hits, in offsets of the plain text."""
        single = self._single.get(index)
        if single is None:
            single = self._single[index] = re2.compile(self.patterns[index].regex, _options(_SMALL))
        # RE2 counts bytes: where a character is a byte, nothing has to be counted anew for every match.
        for match in single.finditer(plain.encode() if plain.isascii() else plain):
            yield match.span()


class _Index:
    """Patterns by their telling words."""

    def __init__(self, ways: Mapping[int, Sequence[Way] | None]) -> None:
        self.blind = tuple(index for index, told in ways.items() if told is None)
        words: dict[str, dict[int, list[_Also]]] = {}
        stems: dict[str, list[tuple[str, int, _Also]]] = {}
        for index, told in ways.items():
            for way in told or ():
                for word in way.words:
                    words.setdefault(word, {}).setdefault(index, []).append(way.also)
                for stem in way.stems:
                    stems.setdefault(stem[:STEM], []).append((stem, index, way.also))
        # A word that tells of a pattern without further ado, and one that only does together with others.
        self._alone = {
            word: tuple(index for index, also in told.items() if () in also) for word, told in words.items()
        }
        self._together = {
            word: tuple((index, each) for index, also in told.items() if () not in also for each in also)
            for word, told in words.items()
        }
        self._stems = stems
        self._words = frozenset(words)
        self._begins = frozenset(stems)
        self.uses = Counter({word: len(told) for word, told in words.items()})
        for known in words.values():
            for each in {each for also in known.values() for way in also for each in way}:
                self.uses.update(each)

    def candidates(self, words: Sequence[str]) -> Sequence[int]:
        """Patterns that may hit a text of these words, in order."""
        known = self._words.intersection(words)
        begun = self._begins.intersection([word[:STEM] for word in words])
        if not known and not begun:
            return self.blind
        found = set(self.blind)
        seen = set(words)
        alone, together = self._alone, self._together
        for word in known:
            found.update(alone[word])
        for word in known:
            for index, also in together[word]:
                if index not in found and not seen.isdisjoint(also[0]) and _all_seen(also, seen):
                    found.add(index)
        for begin in begun:
            for stem, index, also in self._stems[begin]:
                if index not in found and _begun(stem, words) and _all_seen(also, seen):
                    found.add(index)
        return sorted(found)


def _all_seen(also: _Also, seen: set[str]) -> bool:
    for each in also:  # noqa: SIM110  # a generator would cost more than what it asks
        if seen.isdisjoint(each):
            return False
    return True


def _begun(stem: str, words: Sequence[str]) -> bool:
    for word in words:  # noqa: SIM110
        if word.startswith(stem):
            return True
    return False


def _options(memory: int) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.never_capture = True
    return options


def _set(patterns: Sequence[str], memory: int) -> Any:
    made = re2.Set.SearchSet(_options(memory))
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made
