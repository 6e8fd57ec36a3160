"""Telling words: for a pattern over plain text, words of which every match must hold at least one.

Why: hundreds of patterns need be tried on hardly any message, if one first looks the message's words up in a
dictionary. The words are read off the pattern itself: its alternatives are written out, and of the pieces
that must be there the one whose words are rarest in everyday talk is chosen.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from bot.core.plain import DIGIT

MOST = 3000
"""Strings that a piece of a pattern may stand for; a longer list is left unread."""
ANY = "\x00"
"""Stands for more letters of a word, which are not known."""
WILD = "\x02"
"""Stands for any text at all."""
EDGE = "\x01"
"""Stands for an edge of a word."""
_PIECE = re.compile(r"[a-z0-9\x00\x02]+|[^\x00-\x7f]")
STEM = 4
"""Letters that a stem must have, and by which stems are looked up."""
_WIDEST = 6
"""Letters of a class that are still written out one by one."""
_REPEAT = re.compile(r"(\?|\*|\+|\{(\d+)(,?)(\d*)\})\??")

Strings = frozenset[str]
_NONE: Strings = frozenset((WILD,))


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a pattern can match: one of `words` or of `stems` is there, and one of each of `also`.

    `DIGIT` among the words stands for any word with a digit in it; a stem for any word that begins so.
    """

    words: frozenset[str]
    stems: frozenset[str]
    also: tuple[frozenset[str], ...] = ()


def telling(pattern: str, counts: Mapping[str, int]) -> tuple[Way, ...] | None:
    """The ways in which a pattern can match; None where some match holds no word known in advance.

    `counts` says how often words come in everyday talk: the rarer they are, the better they tell.
    """
    reader = _Reader(counts)
    ways = []
    for branch in _branches(_unwrapped(pattern)):
        sets = sorted(reader.needs(branch, open_start=True, open_end=True), key=reader.cost)
        if not sets:
            return None
        also = [found for found in sets[1:] if not any(word.endswith(ANY) for word in found)]
        ways.append(
            Way(
                frozenset(word for word in sets[0] if not word.endswith(ANY)),
                frozenset(word[:-1] for word in sets[0] if word.endswith(ANY)),
                tuple(dict.fromkeys(also))[:2],
            )
        )
    return tuple(ways)


def edged(pattern: str) -> str:
    """A pattern that cuts no words: each of its alternatives begins and ends at a word's edge.

    An alternative that begins or ends with something else than letters is left as it is there.
    """
    return "|".join(_edged(branch) for branch in _branches(_unwrapped(pattern)))


def _edged(branch: str) -> str:
    elements = list(_elements(branch))
    if not elements:
        return branch
    firsts = _run(elements)
    lasts = _run([*reversed(elements)], backwards=True)
    head = r"\b" if all(string[:1].isalnum() for string in firsts) else ""
    tail = r"\b" if all(string[-1:].isalnum() or string[-1:] == ANY for string in lasts) else ""
    return f"{head}{branch}{tail}"


def _run(elements: list[str], *, backwards: bool = False) -> Strings:
    """What the first elements that are not optional stand for."""
    run: Strings = frozenset(("",))
    for element in elements:
        strings = _strings(element)
        if len(run) * len(strings) > MOST:
            break
        run = frozenset(b + a if backwards else a + b for a, b in product(run, strings))
        if all(run):
            break
    return run


class _Reader:
    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts

    def need(self, pattern: str, *, open_start: bool, open_end: bool) -> frozenset[str] | None:
        """The best words of a pattern. An open end may stand in the middle of a word."""
        found: set[str] = set()
        for branch in _branches(_unwrapped(pattern)):
            words = min(
                self.needs(branch, open_start=open_start, open_end=open_end), key=self.cost, default=None
            )
            if words is None:
                return None
            found |= words
        return frozenset(found)

    def needs(self, branch: str, *, open_start: bool, open_end: bool) -> list[frozenset[str]]:
        """Sets of words, of each of which every match of a sequence holds one."""
        elements = list(_elements(branch))
        found: list[frozenset[str]] = []

        def close(run: Strings) -> None:
            words = self._pick(run)
            if words is not None:
                found.append(words)

        run: Strings = _NONE if open_start else frozenset((EDGE,))
        for place, element in enumerate(elements):
            strings = _strings(element)
            before = elements[place - 1] if place else ("" if open_start else r"\b")
            after = elements[place + 1] if place + 1 < len(elements) else ("" if open_end else r"\b")
            if strings is _NONE and element.startswith("(?:") and element.endswith(")"):
                words = self.need(
                    element,
                    open_start=not _parts(before, before=True),
                    open_end=not _parts(after, before=False),
                )
                if words is not None:
                    found.append(words)
            if all(string[:1] in {" ", EDGE} for string in strings):
                close(frozenset(string + EDGE for string in run))
                run = frozenset((EDGE,))
            if len(run) * len(strings) > MOST:
                close(frozenset(string + WILD for string in run))
                run, strings = _NONE, _NONE
            run = frozenset(a + b for a, b in product(run, strings))
            if all(string[-1:] in {" ", EDGE} for string in run):
                close(run)
                run = frozenset((EDGE,))
        close(frozenset(string + (WILD if open_end else EDGE) for string in run))
        return found

    def cost(self, words: frozenset[str]) -> float:
        """How often one of the words comes in everyday talk; long lists cost a little."""
        return sum(self.counts.get(word, 0) for word in words) + len(words) / 1000

    def _pick(self, strings: Strings) -> frozenset[str] | None:
        """Of each string its rarest word: a whole one, a stem, or one with a digit."""
        chosen = set()
        for string in strings:
            words = [word for word in map(_known, _PIECE.findall(string)) if word]
            if not words:
                return None
            chosen.add(min(words, key=lambda word: (self.counts.get(word, 0), -len(word), word)))
        return frozenset(chosen)


def _known(piece: str) -> str:
    """What of a piece can be looked up: the word, its stem with `ANY`, `DIGIT`, or nothing."""
    if DIGIT in piece:
        return DIGIT
    if ANY not in piece and WILD not in piece:
        return piece
    stem = piece.replace(WILD, ANY).partition(ANY)[0]
    return stem + ANY if len(stem) >= STEM else ""


def _unwrapped(pattern: str) -> str:
    """A pattern without groups that stand around all of it."""
    while pattern.startswith("(?:") and _end(pattern, 0) == len(pattern):
        pattern = pattern[3:-1]
    return pattern


def _parts(element: str, *, before: bool) -> bool:
    """True for an element that parts words: it ends (where it stands before) or begins with a word's edge."""
    if not element:
        return False
    strings = _strings(element)
    return all((string[-1:] if before else string[:1]) in {" ", EDGE} for string in strings)


def _strings(element: str) -> Strings:
    """What an element stands for, with `ANY` and `WILD` for what is not known."""
    body, least, most = _repeated(element)
    once = _once(body)
    if (least, most) == (1, 1):
        return once
    if (least, most) == (0, 1):
        return once | {""}
    if once == {EDGE}:
        return once | {""} if least == 0 else once
    if all(string[-1:] == " " for string in once):
        return (
            frozenset((WILD + " ", ""))
            if least == 0
            else frozenset(string[:-1] + WILD + " " for string in once) | once
        )
    more = ANY if all(string[-1:].isalnum() or string[-1:] == ANY for string in once) else WILD
    if least == 0:
        return frozenset(("", *(string + more if string[:1] == " " else more for string in once)))
    return frozenset(string + more for string in once)


def _once(body: str) -> Strings:
    if body.startswith("(?:"):
        found: set[str] = set()
        for branch in _branches(body[3:-1]):
            run: Strings = frozenset(("",))
            for element in _elements(branch):
                strings = _strings(element)
                if len(run) * len(strings) > MOST:
                    return _NONE
                run = frozenset(a + b for a, b in product(run, strings))
            found |= run
            if len(found) > MOST:
                return _NONE
        return frozenset(found)
    if body.startswith("["):
        letters = body[1:-1]
        if not letters.startswith("^") and all(char.isascii() and not char.isalnum() for char in letters):
            return frozenset((EDGE,)) if "\\" not in letters else _NONE
        if letters in ("a-z", "a-z0-9", "a-z\\d"):
            return frozenset((ANY,))
        plain = not letters.startswith("^") and "-" not in letters and "\\" not in letters
        return frozenset(letters) if plain and len(letters) <= _WIDEST else _NONE
    if body in (r"\b", "^", "$"):
        return frozenset((EDGE,))
    if body == r"\d":
        return frozenset((DIGIT,))
    if body == r"\w":
        return frozenset((ANY,))
    if body.startswith("\\"):
        return _NONE if body[1].isalnum() else frozenset((body[1],))
    return _NONE if body == "." else frozenset((body,))


def _repeated(element: str) -> tuple[str, int, int]:
    """An element without its quantifier, and how often it comes."""
    end = _end(element, 0)
    match = _REPEAT.fullmatch(element, end)
    if not match:
        return element, 1, 1
    body = element[:end]
    if match[1] in {"?", "*", "+"}:
        return body, int(match[1] == "+"), 1 if match[1] == "?" else 99
    least = int(match[2])
    return body, least, int(match[4]) if match[4] else 99 if match[3] else least


def _branches(pattern: str) -> list[str]:
    found, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[start:at])
            start = at = at + 1
        else:
            at = _end(pattern, at)
    found.append(pattern[start:])
    return found


def _elements(branch: str) -> Iterator[str]:
    at = 0
    while at < len(branch):
        end = _end(branch, at)
        repeat = _REPEAT.match(branch, end)
        end = repeat.end() if repeat else end
        yield branch[at:end]
        at = end


def _end(pattern: str, at: int) -> int:
    """Where the element that begins at `at` ends, without its quantifier."""
    char = pattern[at]
    if char == "\\":
        if pattern[at + 1 : at + 3] == "x{":
            return pattern.index("}", at) + 1
        return at + 2
    if char == "[":
        at += 2 if pattern[at + 1] == "^" else 1
        first = at
        while pattern[at] != "]" or at == first:
            at += 2 if pattern[at] == "\\" else 1
        return at + 1
    if char == "(":
        at += 1
        while pattern[at] != ")":
            at = _end(pattern, at)
    return at + 1
