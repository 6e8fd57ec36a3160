"""A part: one readable piece of a post, with what patterns are matched on and the way back."""

from collections.abc import Sequence
from functools import cached_property

from bot.core.plain import origins, plain
from bot.core.text import fold

Span = tuple[int, int]


class Part:
    """One readable part of a post, under the name that evidence uses."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.folded = fold(text)
        self.plain = plain(self.folded.text)

    @cached_property
    def _origins(self) -> Sequence[int]:
        given = [*self.folded.origins(), len(self.text)]
        return [given[at] for at in origins(self.folded.text)]

    def span(self, low: int, high: int) -> Span:
        """Where `plain[low:high]` stands in the given text, without blanks at its ends; (0, 0) if blank."""
        while low < high and self.plain[low] == " ":
            low += 1
        while low < high and self.plain[high - 1] == " ":
            high -= 1
        if low == high:
            return (0, 0)
        return self._origins[low], self._origins[high - 1] + 1
