"""Unmasking: words that are stretched, spelled out, dotted, starred or written with digits, read as meant.

Why: "s u b s c r i b e" and "freeeee" say what they say. A word is read otherwise only where that gives a
word which the packs know; nothing else is touched.
"""

import re
from collections.abc import Mapping
from itertools import product
from string import ascii_lowercase

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.text import Folded
from bot.core.view import View

_STRETCHED = re.compile(r"(?<![a-z])(?=[a-z]*([a-z])\1\1)[a-z]+")
_RUN = re.compile(r"([a-z])\1*")
_SPELLED = re.compile(r"(?<![a-z0-9])[a-z](?:[ ._\-*|~]{1,2}[a-z])+(?![a-z0-9])")
_GAP = re.compile(r"[ ._\-*|~]+")
_DOTTED = re.compile(r"(?<![a-z])[a-z]{2,}(?:[._][a-z]{2,}){2,}")
_STARRED = re.compile(r"(?<![a-z])[a-z]+[*#]+[a-z]+(?:[*#]+[a-z]*)*|(?<![*#])[*#]+[a-z]+[*#]+[a-z]+")
_DIGITAL = re.compile(r"(?<![a-z0-9$])[a-z0134578$!]{3,}(?![a-z0-9])")
_DIGITS = str.maketrans("0134578$!", "oleastbsi")
_OPTIONS = re2.Options()
_OPTIONS.max_mem = 64 << 20
_ODD = re2.Set.SearchSet(_OPTIONS)
SPELLED, DOTTED, STARRED, STRETCHED, DIGITAL = map(
    _ODD.Add,
    (
        r"(?:^|[^a-z0-9])(?:[a-z][ ._\-*|~]{1,2}){3}",
        r"[a-z][._][a-z]{2,}[._][a-z]",
        r"[a-z][*#]+[a-z]",
        "|".join(letter * 3 for letter in ascii_lowercase),
        r"[a-z][0134578$!]{1,2}[a-z]|\b[01345$][a-z]{4}|[a-z]{2}[013]{2}(?:[^a-z0-9]|$)",
    ),
)
_ODD.Compile()
"""One automaton over every text: does anything look masked at all, and in which ways?"""
_MOST_RUNS = 4
"""Stretched letters of one word that are tried both single and double."""
_MOST_LETTERS = 40
"""Letters of a spelled-out stretch that are cut into words."""
_LONGEST = 16
"""Letters of the longest word that such a stretch is cut into."""
_MOST_STARRED = 12
"""Starred words of one text that are looked up."""


class Words:
    """Known words, each with how many patterns it tells of."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        self._uses = dict(uses)
        self._shaped: dict[tuple[int, str], list[str]] = {}
        for word in sorted(uses, key=lambda word: (-uses[word], word)):
            for begins in (word[:1], ""):
                self._shaped.setdefault((len(word), begins), []).append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._uses

    def meant(self, starred: str) -> str:
        """The known word that most patterns ask for among those that a starred one may stand for; or ""."""
        bare = re.sub(r"[*#]+", "", starred)
        begins = starred[0] if starred[0].isalpha() else ""
        alike = self._shaped.get((len(starred), begins), ())
        found = next((word for word in alike if _stands_for(starred, word)), "")
        if bare in self._uses and self._uses[bare] >= self._uses.get(found, 0):
            return bare
        return found


def _stands_for(starred: str, word: str) -> bool:
    return all(has == char or has in "*#" for has, char in zip(starred, word, strict=True))


def unmasked(folded: Folded, known: Words) -> View | None:
    """The text with its masked words read as meant; None where there are none."""
    backwards = "\u202e" in folded.given
    odd = _ODD.Match(folded.text) or ()
    if not backwards and not odd:
        return None
    plain = View.of(folded)
    view = plain.backwards() if backwards else plain
    if backwards or SPELLED in odd:
        view = view.rewrite(_SPELLED, lambda match: _spelled(match[0], known))
    if backwards or DOTTED in odd:
        view = view.rewrite(_DOTTED, lambda match: _dotted(match[0], known))
    if STARRED in odd and len(_STARRED.findall(view.text)) <= _MOST_STARRED:  # or it is markup
        view = view.rewrite(_STARRED, lambda match: known.meant(match[0]) or match[0])
    if STRETCHED in odd:
        view = view.rewrite(_STRETCHED, lambda match: _stretched(match[0], known))
    if DIGITAL in odd:
        view = view.rewrite(_DIGITAL, lambda match: _digital(match[0], known))
    return None if view.text == plain.text else view


def _spelled(text: str, known: Words) -> str:
    """ "b u y" -> "buy"; a run without gaps between its words is cut into words that are known."""
    joined = _GAP.sub("", text)
    if joined in known:
        return joined
    return _cut(joined, known) or _cut(_stretched(joined, known), known) or text


def _cut(letters: str, known: Words) -> str:
    """Letters as words in a row, the longest first; "" where they are none."""
    if len(letters) > _MOST_LETTERS:
        return ""
    best: list[str | None] = [""] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            before = best[start]
            if before is not None and letters[start:end] in known:
                best[end] = f"{before} {letters[start:end]}".strip()
                break
    return best[-1] or ""


def _dotted(text: str, known: Words) -> str:
    words = re.split(r"[._]", text)
    return " ".join(words) if 2 * sum(word in known for word in words) >= len(words) else text


def _stretched(text: str, known: Words) -> str:
    """ "pleeease" -> "please": every stretched letter once or twice, whichever is a word."""
    runs = [match[0] for match in _RUN.finditer(text)]
    long = [place for place, run in enumerate(runs) if len(run) > 2]
    single = "".join(run[0] if place in long else run for place, run in enumerate(runs))
    if len(long) > _MOST_RUNS:
        return single
    for lengths in product((1, 2), repeat=len(long)):
        for place, length in zip(long, lengths, strict=True):
            runs[place] = runs[place][0] * length
        if "".join(runs) in known:
            return "".join(runs)
    return single


def _digital(text: str, known: Words) -> str:
    """ "fr33" -> "free", where that is a word."""
    if text.isalpha() or not any(char.isalpha() for char in text):
        return text
    word = text.translate(_DIGITS)
    return word if word in known else text
