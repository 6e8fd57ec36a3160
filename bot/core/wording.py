"""Wording: what the pieces of a pattern stand for, and where a pattern must not cut words.

A pattern is read only as far as that needs: what is not known of a piece stands for any text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

MOST = 3000
"""Strings that a piece of a pattern may stand for; a longer list is left unread."""
ANY = "\x00"
"""Stands for more letters of a word, which are not known."""
EDGE = "\x01"
"""Stands for an edge of a word."""
WILD = "\x02"
"""Stands for any text at all."""
NUMBER = "\x03"
"""Stands for digits."""
MARKS = "\x04"
"""Stands for digits and marks, but no letters."""
SIGN = "\x05"
"""Stands for one of the characters beyond ASCII."""
_FIGURES = frozenset("0123456789-")
_WIDEST = 6
"""Letters of a class that are still written out one by one."""
_NOT_ASCII = re.compile(r"\^\\x00-\\x(?:7f|\{[1-9a-f][0-9a-f]{2,}\}|\{[89a-f][0-9a-f]\})")
_SPECIAL = re.compile(r"\\x\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]", re.S)
"""Escapes and classes, in which a bracket is a letter, and brackets."""
_REPEAT = re.compile(r"(\?|\*|\+|\{(\d+)(,?)(\d*)\})\??")

Strings = frozenset[str]
UNKNOWN: Strings = frozenset((WILD,))
_EMPTY: Strings = frozenset(("",))
_ALIKE = frozenset(frozenset((each,)) for each in (EDGE, NUMBER, MARKS))
"""What stands for the same, however often it comes."""
_KNOWN = {r"\b": EDGE, "^": EDGE, "$": EDGE, r"\d": NUMBER, r"\w": ANY}


def edged(pattern: str) -> str:
    """A pattern that cuts no words: each of its alternatives begins and ends at a word's edge.

    An alternative that begins or ends with something else than letters is left as it is there.
    """
    return "|".join(_edged(branch) for branch in branches(pattern))


def _edged(branch: str) -> str:
    pieces = list(elements(branch))
    firsts, lasts = _run(pieces), _run(pieces[::-1], backwards=True)
    head = r"\b" if pieces and all(_letter(string[:1]) for string in firsts) else ""
    tail = r"\b" if pieces and all(_letter(string[-1:]) or string[-1:] == ANY for string in lasts) else ""
    return f"{head}{branch}{tail}"


def _letter(char: str) -> bool:
    return char.isalnum() or char == NUMBER


def _run(pieces: Sequence[str], *, backwards: bool = False) -> Strings:
    """What the first elements that are not optional stand for."""
    run = _EMPTY
    for element in pieces:
        added = strings(element)
        if len(run) * len(added) > MOST:
            break
        run = frozenset(b + a if backwards else a + b for a, b in product(run, added))
        if all(run):
            break
    return run


@lru_cache(maxsize=4096)
def strings(element: str) -> Strings:
    """What an element stands for, with `ANY`, `EDGE`, `WILD` and `NUMBER` for what is not known."""
    body, least, most = _repeated(element)
    once = _once(body)
    if (least, most) == (1, 1):
        return once
    if (least, most) == (0, 1) or once in _ALIKE:
        return once | _EMPTY if least == 0 else once
    if all(string[-1:] == " " for string in once):
        more = frozenset(string[:-1] + WILD + " " for string in once) | once
        return frozenset((WILD + " ", "")) if least == 0 else more
    tail = ANY if all(_letter(string[-1:]) or string[-1:] == ANY for string in once) else WILD
    if least == 0:
        return frozenset(("", *(string + tail if string[:1] == " " else tail for string in once)))
    return frozenset(string + tail for string in once)


def _once(body: str) -> Strings:
    if body.startswith("(?:"):
        return _group(body)
    if body.startswith("["):
        letters = body[1:-1]
        if not letters.startswith("^") and all(char.isascii() and not char.isalnum() for char in letters):
            return frozenset((EDGE,)) if "\\" not in letters else UNKNOWN
        if letters in ("a-z", "a-z0-9", "a-z\\d"):
            return frozenset((ANY,))
        if set(letters) <= _FIGURES:
            return frozenset((NUMBER,))
        if letters.startswith(r"\d") and not any(char.isalpha() or char in "\\-" for char in letters[2:]):
            return frozenset((MARKS,))
        plain = not letters.startswith("^") and "-" not in letters and "\\" not in letters
        if plain and len(letters) <= _WIDEST:
            return frozenset(letters)
        return frozenset((SIGN,)) if _beyond(letters) else UNKNOWN
    if body in _KNOWN:
        return frozenset((_KNOWN[body],))
    if body.startswith("\\"):
        return UNKNOWN if body[1].isalnum() else frozenset((body[1],))
    return UNKNOWN if body == "." else frozenset((body,))


def _beyond(letters: str) -> bool:
    """True for a class without any ASCII: one of many signs, or whatever is none of a range from 0 on."""
    if letters.startswith("^"):
        return _NOT_ASCII.match(letters) is not None
    return not any(char.isascii() for char in letters)


def _group(body: str) -> Strings:
    found: set[str] = set()
    for branch in branches(body):
        run = _EMPTY
        for element in elements(branch):
            added = strings(element)
            if len(run) * len(added) > MOST:
                return UNKNOWN
            run = frozenset(a + b for a, b in product(run, added))
        found |= run
        if len(found) > MOST:
            return UNKNOWN
    return frozenset(found)


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern, or of a group that stands around all of it."""
    while pattern.startswith("(?:") and _end(pattern, 0) == len(pattern):
        pattern = pattern[3:-1]
    found, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[start:at])
            start = at = at + 1
        else:
            at = _end(pattern, at)
    return [*found, pattern[start:]]


def elements(branch: str) -> Iterator[str]:
    """The pieces of an alternative, one after the other, each with its quantifier."""
    at = 0
    while at < len(branch):
        end = _end(branch, at)
        repeat = _REPEAT.match(branch, end)
        end = repeat.end() if repeat else end
        yield branch[at:end]
        at = end


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
    return _groups(pattern)[at] if char == "(" else at + 1


@lru_cache(maxsize=1024)
def _groups(pattern: str) -> Mapping[int, int]:
    """Where the groups of a pattern end, by where they begin."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for special in _SPECIAL.finditer(pattern):
        if special[0] == "(":
            opened.append(special.start())
        elif special[0] == ")":
            found[opened.pop()] = special.end()
    return found
