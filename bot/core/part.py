"""A part: one readable piece of a post, with what patterns are matched on and the way back."""

from collections.abc import Sequence
from functools import cached_property

from bot.core.plain import origins, plain, sentences, words_of
from bot.core.text import fold
from bot.core.view import View

Span = tuple[int, int]


class Part:
    """One readable part of a post, under the name that evidence uses.

    With a `view`, the same part read otherwise (see `unmask`); its spans are still those of the given text.
    """

    def __init__(self, name: str, text: str, view: View | None = None) -> None:
        self.name = name
        self.text = text
        self.view = view
        self._given: dict[Span, Span] = {}
        self.folded = fold(text)
        self.plain = plain(self.folded.text if view is None else view.text)
        self.words = words_of(self.plain)
        """The words of the plain text, as patterns are looked up by them."""

    @cached_property
    def _simple(self) -> Sequence[int] | None:
        """Where each character of the plain text stands, if folding moved none; every one is one there."""
        return origins(self.folded.text) if self.view is None and self.folded.plain else None

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]]:
        """For each character of the plain text, where it begins and ends in the given one."""
        length = len(self.text)
        if self.view is None:
            given = self.folded.origins()
            starts: Sequence[int] = [*given, length]
            ends: Sequence[int] = [*(at + 1 for at in given), length]
            where = origins(self.folded.text)
        else:
            starts, ends = [*self.view.starts, length], [*self.view.ends, length]
            where = origins(self.view.text)
        return [starts[at] for at in where], [ends[at] for at in where]

    def span(self, low: int, high: int) -> Span:
        """Where `plain[low:high]` stands in the given text, without blanks at its ends; (0, 0) if blank."""
        while low < high and self.plain[low] == " ":
            low += 1
        while low < high and self.plain[high - 1] == " ":
            high -= 1
        if low == high:
            return (0, 0)
        where = self._simple
        if where is not None:
            return where[low], min(where[high - 1] + 1, len(self.text))
        starts, ends = self._places
        if self.view is None:
            return starts[low], ends[high - 1]
        given = self._given.get((low, high))
        if given is None:  # one long word may be asked for a hundred times
            given = self._given[low, high] = min(starts[low:high]), max(ends[low:high])
        return given

    def sentences_with(self, telling: Sequence[Span]) -> list[Span]:
        """The sentences, in the plain text, that hold one of the `telling` spans (of the given text).

        Such sentences in a row are one span.
        """
        found: list[Span] = []
        for low, high in sentences(self.plain):
            start, end = self.span(low, high)
            if not any(first < end and start < last for first, last in telling):
                continue
            if found and low < found[-1][1]:
                found[-1] = (found[-1][0], high)
            else:
                found.append((low, high))
        return found
