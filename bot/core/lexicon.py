"""The lexicon: every pattern of every pack, matched together in one pass over a text, in linear time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.pack import Pattern

_MEMORY = 16 << 20
"""Bytes one pattern's automaton may use: with too few, RE2 gives up."""
TALK = frozenset({"question", "opener"})
"""Kinds whose patterns hit every other message: they are few, and stand in a set of their own."""


def _options() -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = True
    return options


class Lexicon:
    """Immutable: which patterns hit a plain text, and where they do (asked for afterwards).

    RE2 keeps the pieces that a pattern cannot do without in one set, and tries only those patterns whose
    pieces it has seen. Why not the patterns themselves in a set: a few words' gap in each of hundreds of
    patterns multiplies the automaton's states, and it grinds.
    """

    __slots__ = ("_filter", "_heard", "_said", "_single", "_told", "facts", "patterns", "soft")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._single: dict[int, Any] = {}
        looked_for = [i for i, pattern in enumerate(self.patterns) if not pattern.soft and not pattern.fact]
        self._told = tuple(index for index in looked_for if self.patterns[index].kind not in TALK)
        self._heard = tuple(index for index in looked_for if self.patterns[index].kind in TALK)
        self._filter = re2.Filter()
        for index in self._told:
            self._filter.Add(self.patterns[index].regex, _options())
        self._filter.Compile()
        self._said = re2.Set.SearchSet(_options())
        for index in self._heard:
            self._said.Add(self.patterns[index].regex)
        self._said.Compile()
        self.soft: Mapping[str, Sequence[int]] = {
            kind: tuple(
                i
                for i, pattern in enumerate(self.patterns)
                if pattern.soft and not pattern.fact and pattern.kind == kind
            )
            for kind in {pattern.kind for pattern in self.patterns}
        }
        self.facts: dict[str, dict[str, int]] = {}
        for index, pattern in enumerate(self.patterns):
            if pattern.fact:
                self.facts.setdefault(pattern.kind, {})[pattern.fact] = index

    def match(self, plain: str) -> Sequence[int]:
        """Indexes of the patterns that hit, soft ones apart; the text must hold no lone surrogate."""
        told = self._told
        hits = [told[index] for index in self._filter.Match(plain) or ()]
        hits += self.match_talk(plain)
        return hits

    def match_talk(self, plain: str) -> Sequence[int]:
        """The same for the kinds of `TALK` alone."""
        heard = self._heard
        return [heard[index] for index in self._said.Match(plain) or ()]

    def unfiltered(self) -> Sequence[Pattern]:
        """Patterns that no piece tells of: each costs time on every text, and had better be soft."""
        return tuple(self.patterns[self._told[index]] for index in self._filter.Match(" ", True) or ())

    def spans(self, index: int, plain: str) -> Iterator[tuple[int, int]]:
        """Where pattern `index` hits, in offsets of the plain text."""
        single = self._single.get(index)
        if single is None:
            single = self._single[index] = re2.compile(self.patterns[index].regex, _options())
        for match in single.finditer(plain):
            yield match.span()
