"""The lexicon: every pattern of every pack in one RE2 set, matched once a text, in linear time."""

from collections.abc import Iterator, Sequence
from typing import Any

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.pack import Pattern

_MEMORY = 64 << 20
"""Bytes the automaton may use: too few and RE2 falls back to something slower."""


def _options() -> Any:
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.never_capture = True
    return options


class Lexicon:
    """Immutable: which patterns hit a folded text (one pass), and where (asked for afterwards)."""

    __slots__ = ("_set", "_single", "patterns")

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        options = _options()
        self.patterns = tuple(patterns)
        self._single: dict[int, Any] = {}
        self._set = re2.Set.SearchSet(options)
        for pattern in self.patterns:
            self._set.Add(pattern.regex)
        self._set.Compile()

    def match(self, folded: str) -> Sequence[int]:
        """Indexes of the patterns that hit; the text must hold no lone surrogate (folding drops them)."""
        found: Sequence[int] = self._set.Match(folded) or ()
        return found

    def spans(self, index: int, folded: str) -> Iterator[tuple[int, int]]:
        """Where pattern `index` hits, in offsets of the folded text."""
        single = self._single.get(index)
        if single is None:
            single = self._single[index] = re2.compile(self.patterns[index].regex, _options())
        for match in single.finditer(folded):
            yield match.span()
