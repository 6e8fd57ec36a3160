"""Folding: text as an eye reads it, in lower-case ASCII where it can be, with a way back to what was given.

Why: look-alike letters, styled alphabets and invisible characters are the cheapest disguise there is. Rules
search the folded text and report offsets of the given one.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.lookalikes import LOOKALIKES

_NAMED = re.compile(
    # Styled and altered Latin letters say in their names which letter they are.
    r"(?:LATIN|MODIFIER|REGIONAL INDICATOR|NEGATIVE|SQUARED|CIRCLED|CROSSED NEGATIVE)\b.* "
    r"(?:LETTER|CAPITAL|SYMBOL|SMALL)\b"
    r"(?: (?:LETTER|SMALL|CAPITAL|TURNED|REVERSED|INVERTED|SIDEWAYS|OPEN|CLOSED|HALF|BOTTOM|LONG|FINAL"
    r"|DOTLESS|SCRIPT|BLACKLETTER|STRETCHED|INSULAR|BARRED|TAILLESS))*"
    r" ([A-Z])(?: WITH .*| ROTUNDA)?$"
)
_INVISIBLE = frozenset(
    # Fillers and joiners that Unicode counts as letters or marks, and the selectors of variants.
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
_ACCENTS = {0xA8: '"', 0xB4: "'", 0xB8: ",", 0x2D9: ".", 0x2DD: '"', 0x384: "'", 0x1FBD: "'", 0x1FFE: "'"}
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_CACHE = 1 << 15
"""Folds of this many code points are kept (a few MB at most); the others are worked out each time."""


class _Table(dict[int, str]):
    """Code point -> its fold, worked out when first met."""

    def __missing__(self, point: int) -> str:
        fold = _fold_point(point)
        if len(self) < _CACHE:
            self[point] = fold
        return fold


def invisible(char: str) -> bool:
    """True for what takes no room on the screen: formats, controls but for blanks, variation selectors."""
    if unicodedata.category(char) == "Cc":
        return char not in "\t\n\x0b\x0c\r\x85"
    return unicodedata.category(char) == "Cf" or char in _INVISIBLE


def _fold_point(point: int) -> str:
    char = chr(point)
    category = unicodedata.category(char)
    if invisible(char) or category in {"Mn", "Me"}:
        return ""
    if category == "Cc":
        return "\n" if char in "\n\r\x85" else " "
    if category[0] == "Z":
        return "\n" if category in {"Zl", "Zp"} else " "
    if category == "Cs":
        return "\ufffd"
    if char == "\u2800":  # an empty braille cell
        return " "
    apart = unicodedata.normalize("NFKD", char)
    plain = "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Me"})
    if plain.isascii():
        return plain.lower().strip() or " "
    if char in _LOOKALIKE:
        return _LOOKALIKE[char]
    return "".join(map(_fold_shape, unicodedata.normalize("NFC", plain)))


def _fold_shape(char: str) -> str:
    name = unicodedata.name(char, "")
    if name.endswith("FULL STOP") and char not in _LOOKALIKE and char != "。":
        return "."
    if named := _NAMED.match(name):
        return named[1].lower()
    for shape in (char, char.casefold(), char.upper()):  # "м" is drawn like "M", only smaller
        if shape in _LOOKALIKE:
            return _LOOKALIKE[shape]
    return char.casefold()


_LOOKALIKE = {chr(int(point, 16)): shown for shown, points in LOOKALIKES.items() for point in points.split()}
_TABLE = _Table({**{i: chr(i).lower() for i in range(0x20, 0x7F)}, **_ACCENTS})


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the fold of `given`; every character of `text` comes from exactly one of `given`."""

    given: str
    text: str

    @property
    def plain(self) -> bool:
        """True where folding did no more than lower the case: offsets are the same in both."""
        return self.given.isascii() and len(self.text) == len(self.given)

    def origins(self) -> Sequence[int]:
        """For each character of `text`, the offset in `given` of the character it comes from."""
        if self.plain:
            return range(len(self.given))
        table = _TABLE
        return [i for i, char in enumerate(self.given) for _ in table[ord(char)]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in `given`; `origins` is cheaper for many spans of one text."""
        if start >= end:
            return (0, 0)
        origins = self.origins()
        return origins[start], origins[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text of any Unicode, lone surrogates too (they become U+FFFD, so that RE2 takes the result)."""
    if text.isascii() and _CONTROLS.search(text) is None:
        return Folded(text, text.lower())
    return Folded(text, text.translate(_TABLE))
