"""Views: a text rewritten in part, with a way back to the text it was made from."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from bot.core.text import Folded


@dataclass(frozen=True, slots=True)
class View:
    """Character i of `text` stands for `given[starts[i]:ends[i]]` of the text that was given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, folded: Folded) -> Self:
        """The folded text as a view of the given one."""
        origins = folded.origins()
        if isinstance(origins, range):
            return cls(folded.text, origins, range(1, len(origins) + 1))
        return cls(folded.text, origins, [i + 1 for i in origins])

    @classmethod
    def standing_for(cls, text: str, start: int, end: int) -> Self:
        """A text that stands as a whole for `given[start:end]`."""
        return cls(text, [start] * len(text), [end] * len(text))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the given text, in reversed views too."""
        first, last = self.starts[start], self.ends[end - 1]
        if first < last and first <= self.starts[end - 1]:
            return first, last
        return min(self.starts[start:end]), max(self.ends[start:end])

    def rewrite(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "View":
        """Replace every match, by a text or by what a function makes of the match; what is put in stands for
        the whole match. Itself where nothing changes."""
        text, starts, ends = self.text, self.starts, self.ends
        texts: list[str] = []
        new_starts: list[int] = []
        new_ends: list[int] = []
        done = 0
        for match in pattern.finditer(text):
            start, end = match.span()
            put = new if isinstance(new, str) else new(match)
            if put != text[start:end]:
                low, high = self.span(start, end)
                texts += text[done:start], put
                new_starts += starts[done:start]
                new_ends += ends[done:start]
                new_starts += [low] * len(put)
                new_ends += [high] * len(put)
                done = end
        if not done:
            return self
        new_starts += starts[done:]
        new_ends += ends[done:]
        return View("".join((*texts, text[done:])), new_starts, new_ends)

    def without(self, pattern: re.Pattern[str], inner: re.Pattern[str]) -> "View":
        """Leave out what matches `inner` within every match of `pattern`; the rest stays what it is."""
        gaps = [
            gap.span()
            for match in pattern.finditer(self.text)
            for gap in inner.finditer(self.text, *match.span())
        ]
        return self.rid(gaps) if gaps else self

    def rid(self, gaps: Sequence[tuple[int, int]]) -> "View":
        """The view without some spans, which are in order and apart."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for low, high in (*gaps, (len(self.text), 0)):
            texts.append(self.text[done:low])
            starts += self.starts[done:low]
            ends += self.ends[done:low]
            done = high
        return View("".join(texts), starts, ends)

    def cut(self, start: int, end: int) -> "View":
        """The part from `start` to `end`."""
        return View(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def backwards(self) -> "View":
        """The same, read from the other end."""
        return View(self.text[::-1], self.starts[::-1], self.ends[::-1])


def joined(parts: Sequence[View]) -> View:
    """Views one after the other, as one."""
    starts, ends = list[int](), list[int]()
    text = "".join(part.text for part in parts)
    for part in parts:
        starts += part.starts
        ends += part.ends
    return View(text, starts, ends)
