"""The lexicon: every pattern of every pack, looked for together in a text, in linear time."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.memo import Memo
from bot.core.pack import Pattern
from bot.core.plain import DIGIT, words_of
from bot.core.telling import SHORTEST, Sign, signs
from bot.core.unmask import Words
from bot.core.wording import ANY

_SMALL = 16 << 20
"""Bytes that the automaton of one pattern may use: with too few, RE2 gives up."""
_LARGE = 64 << 20
"""The same for a set."""
TALK = frozenset({"question", "opener"})
"""Kinds whose patterns hit every other message: they stand in one set and are matched on every text."""

_MANY = 12
"""Words from which a set of them is asked as a whole."""

_Also = tuple[frozenset[str], ...]


class Lexicon:
    """Immutable: which patterns hit a plain text, and where they do (asked for afterwards).

    A pattern is tried on a text only if one of its telling words is there (see `telling`). Why not all of
    them in one automaton: a gap of a few words in each of hundreds of patterns multiplies its states.
    """

    def __init__(self, patterns: Sequence[Pattern], talk: Sequence[str]) -> None:
        self.patterns = tuple(patterns)
        self._single: dict[int, Any] = {}
        self._tried: dict[int, Any] = Memo(lambda index: _set([self.patterns[index].regex], _SMALL))
        counts = Counter(word for text in talk for word in words_of(text))
        counts[DIGIT] = len(talk) // 5
        noise = [(i, p) for i, p in enumerate(self.patterns) if p.kind not in TALK and not p.fact]
        self._told = _Index({i: signs(p.regex, counts) for i, p in noise if not p.soft})
        self._soft = {
            kind: _Index({i: signs(p.regex, counts) for i, p in noise if p.soft and p.kind == kind})
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

    def match(self, plain: str, words: Set[str], but: Collection[int] = ()) -> Sequence[int]:
        """Indexes of the patterns that hit, soft ones and those of `but` apart; no lone surrogates.

        `words` are those of the text, as `words_of` reads them.
        """
        encoded = plain.encode()
        told = self._told.candidates(words)
        tried = self._tried
        hits = [index for index in told if index not in but and tried[index].Match(encoded)]
        hits += [index for index in self.match_talk(encoded) if index not in but]
        return hits

    def match_soft(self, kind: str, plain: str, words: Set[str], but: Collection[int] = ()) -> Sequence[int]:
        """Indexes of the soft patterns of a kind that hit, those of `but` apart."""
        told = self.may_soft(kind, words)
        encoded = plain.encode()
        tried = self._tried
        return [index for index in told if index not in but and tried[index].Match(encoded)]

    def may_soft(self, kind: str, words: Set[str]) -> Sequence[int]:
        """Indexes of the soft patterns of a kind that may hit a text of these words, and no others do."""
        return self._soft[kind].candidates(words) if kind in self._soft else ()

    def match_talk(self, plain: str | bytes) -> Sequence[int]:
        """Indexes of the patterns of the kinds of `TALK` that hit."""
        heard = self._heard
        return [heard[index] for index in self._said.Match(plain) or ()]

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
    """Patterns by the words that tell of them."""

    def __init__(self, told: Mapping[int, frozenset[Sign] | None]) -> None:
        self.blind = tuple(index for index, found in told.items() if found is None)
        self._signs: dict[str, list[tuple[int, _Also]]] = {}
        self.uses: Counter[str] = Counter()
        for index, found in told.items():
            for sign in found or ():
                self._signs.setdefault(sign.word, []).append((index, sign.also))
            self.uses.update({word for sign in found or () for word in (sign.word, *chain(*sign.also))})
        self._told_by = Memo(self._look_up)

    def candidates(self, words: Set[str]) -> Sequence[int]:
        """Patterns that may hit a text of these words, in order."""
        found = set(self.blind)
        for told in filter(None, map(self._told_by.__getitem__, words)):
            found |= told.alone
            if not told.others.isdisjoint(words):
                for other in told.others & words:
                    for index, more in told.together[other]:
                        if index not in found and (not more or _all_there(more, words)):
                            found.add(index)
            for index, also in told.wide:
                if index not in found and _all_there(also, words):
                    found.add(index)
        return sorted(found)

    def _look_up(self, word: str) -> "_Told | None":
        found = [*self._signs.get(word, ())]
        for size in range(SHORTEST, len(word) + 1):
            found += self._signs.get(word[:size] + ANY, ())
        alone = frozenset(index for index, also in found if not also)
        together: dict[str, list[tuple[int, _Also]]] = {}
        wide = []
        for index, also in found:
            if index in alone:
                continue
            if len(also[0]) > _MANY:
                wide.append((index, also))
                continue
            for other in also[0]:
                together.setdefault(other, []).append((index, also[1:]))
        return _Told(alone, frozenset(together), together, wide) if found else None


@dataclass(frozen=True, slots=True)
class _Told:
    """What a word tells of: patterns that need no other word, and those that do: by one of the others where
    these are few, or one by one."""

    alone: frozenset[int]
    others: frozenset[str]
    together: Mapping[str, Sequence[tuple[int, _Also]]]
    wide: Sequence[tuple[int, _Also]]


def _all_there(also: _Also, words: Set[str]) -> bool:
    for each in also:  # noqa: SIM110  # a generator would cost more than what it asks
        if each.isdisjoint(words):
            return False
    return True


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
