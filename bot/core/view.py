"""Views: a text rewritten in part, with a way back to the text it was made from."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.text import Folded


@dataclass(frozen=True, slots=True)
class View:
    """Character i of `text` stands for `given[starts[i]:ends[i]]` of the text that was given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` (not empty) stands in the given text; works for reversed views too."""
        first, last = self.starts[start], self.ends[end - 1]
        if first < last:
            return first, last
        return min(self.starts[start:end]), max(self.ends[start:end])

    def rewrite(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "View":
        """Replace every match; what is put in stands for the whole match. The same view if nothing matches."""
        matches = list(pattern.finditer(self.text))
        if not matches:
            return self
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in matches:
            start, end = match.span()
            put = new if isinstance(new, str) else new(match)
            if put == match[0]:
                continue
            text += self.text[done:start], put
            starts += self.starts[done:start]
            ends += self.ends[done:start]
            if start < end:
                first, last = self.span(start, end)
                starts += [first] * len(put)
                ends += [last] * len(put)
            done = end
        if not done:
            return self
        text.append(self.text[done:])
        starts += self.starts[done:]
        ends += self.ends[done:]
        return View("".join(text), starts, ends)

    def cut(self, start: int, end: int) -> "View":
        """The part from `start` to `end`."""
        return View(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def reversed(self) -> "View":
        """Read from the other end."""
        return View(self.text[::-1], self.starts[::-1], self.ends[::-1])


def view_of(folded: Folded) -> View:
    """The folded text as a view of the given one."""
    origins = folded.origins()
    if isinstance(origins, range):
        return View(folded.text, origins, range(1, len(origins) + 1))
    return View(folded.text, origins, [i + 1 for i in origins])
