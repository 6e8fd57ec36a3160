"""Telling words: for a pattern over plain text, words without which it cannot match.

Why: hundreds of patterns need be tried on hardly any message, if one first looks the message's words up in a
dictionary. The words are read off the pattern itself: its alternatives are written out, and of the pieces
that must be there the one whose words are rarest in everyday talk is looked up, then the others.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from bot.core.plain import BEYOND, DIGIT
from bot.core.wording import ANY, EDGE, MARKS, MOST, UNKNOWN, WILD, Strings, branches, elements, strings

SHORTEST = 3
"""Letters that the known beginning of a word must have."""
OTHERS = 4
"""Pieces besides the chosen one that are asked for."""
_TOGETHER = 2
"""Words of the chosen piece that are asked for besides its rarest one."""
_WAYS = 8
"""Ways to go on from one word; where there are more, that word is enough."""
_PIECE = re.compile(
    r"(?P<number>(?<![0-9\x00\x02-\x04])[0-9]+(?![0-9\x00\x02-\x04]))"  # just this number
    r"|(?P<digits>[0-9\x03\x04]+)|(?P<sign>\x05)|[a-z\x00\x02]+|[^a-z0-9 .!?\x00-\x05]"
)

Known = tuple[str, ...]
"""Words of one string, the rarest first. `DIGIT` stands for any with a digit; with `ANY` at its end, a word
stands for all that begin so."""
Need = frozenset[Known]
"""What a piece stands for: every match holds all words of one of these."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern may match where the word is there (see `Known`), and one of each of `also`."""

    word: str
    also: tuple[frozenset[str], ...] = ()


def signs(pattern: str, counts: Mapping[str, int]) -> frozenset[Sign] | None:
    """Of each match of a pattern one of these holds; None where some match holds no word known in advance.

    `counts` says how often words come in everyday talk: the rarer they are, the better they tell.
    """
    reader = _Reader(counts)
    found: set[Sign] = set()
    for branch in branches(pattern):
        needs = sorted(reader.needs(branch, open_start=True, open_end=True), key=reader.cost)
        if not needs:
            return None
        firsts = [frozenset(known[0] for known in need) for need in needs[1:]]
        others = [words for words in firsts if not any(word.endswith(ANY) for word in words)]
        found.update(_signs(needs[0], tuple(dict.fromkeys(others))[:OTHERS]))
    return frozenset(found)


def _signs(need: Need, others: tuple[frozenset[str], ...]) -> Iterator[Sign]:
    ways: dict[str, set[Known]] = {}
    for known in need:
        sure = tuple(word for word in known[1:] if not word.endswith(ANY))
        ways.setdefault(known[0], set()).add(sure[:_TOGETHER])
    for word, together in ways.items():
        for more in together if () not in together and len(together) <= _WAYS else ((),):
            yield Sign(word, (*(frozenset((each,)) for each in more), *others))


class _Reader:
    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    def needs(self, branch: str, *, open_start: bool, open_end: bool) -> Iterator[Need]:
        """What every match of an alternative holds. An open end may stand in the middle of a word."""
        pieces = list(elements(branch))
        run: Strings = UNKNOWN if open_start else frozenset((EDGE,))
        for place, element in enumerate(pieces):
            added = strings(element)
            if added is UNKNOWN and element.startswith("(?:") and element.endswith(")"):
                yield from self._inside(
                    element,
                    open_start=not all(string[-1:] in {" ", EDGE} for string in run),
                    open_end=not _apart(pieces[place + 1 :], open_end),
                )
            if _apart(pieces[place:], open_end):
                yield from self._pick(run, EDGE)
                run = frozenset((EDGE,))
                if "" in added and _apart(pieces[place + 1 :], open_end):
                    continue
            if len(run) * len(added) > MOST:
                yield from self._pick(run, WILD)
                run, added = UNKNOWN, UNKNOWN
            run = frozenset(a + b for a, b in product(run, added))
        yield from self._pick(run, WILD if open_end else EDGE)

    def _inside(self, group: str, *, open_start: bool, open_end: bool) -> Iterator[Need]:
        """What every match of a group holds that is too large to be written out."""
        found: set[Known] = set()
        for branch in branches(group):
            needs = self.needs(branch, open_start=open_start, open_end=open_end)
            best = min(needs, key=self.cost, default=None)
            if best is None:
                return
            found |= best
        yield frozenset(found)

    def cost(self, need: Need) -> float:
        """How often one of the words comes in everyday talk; long lists cost a little."""
        words = {known[0] for known in need}
        return sum(self.counts.get(word, 0) for word in words) + len(words) / 1000

    def _pick(self, run: Strings, end: str) -> Iterator[Need]:
        """The known words of each string, if each has one."""
        found = set()
        for string in run:
            words = _words(string + end)
            if not words:
                return
            found.add(words if len(words) == 1 else tuple(sorted(words, key=self._rare)))
        yield frozenset(found)

    def _rare(self, word: str) -> tuple[int, int, str]:
        return self.counts.get(word, 0), -len(word), word


@lru_cache(maxsize=1 << 14)
def _words(string: str) -> tuple[str, ...]:
    """The words of a string that can be looked up, each once."""
    found = {_known(piece[0], piece.lastgroup) for piece in _PIECE.finditer(string)}
    found.discard("")
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def _known(piece: str, kind: str | None) -> str:
    """What of a piece can be looked up: the word, its beginning with `ANY`, `DIGIT`, or nothing."""
    if kind == "digits":
        return DIGIT if piece.strip(MARKS) else ""
    if kind == "sign":
        return BEYOND
    begins = re.split(r"[\x00\x02]", piece, maxsplit=1)[0]
    if begins == piece:
        return begins
    return begins + ANY if len(begins) >= SHORTEST else ""


def _apart(pieces: Sequence[str], open_end: bool) -> bool:
    """True where what comes next surely begins at a word's edge."""
    for element in pieces:
        added = strings(element)
        if not all(string[:1] in {" ", EDGE, ""} for string in added):
            return False
        if "" not in added:
            return True
    return not open_end
