"""Plain text: folded words parted by single blanks, which is what patterns are written for.

Why: between two words of a clause people put commas, dashes, quotes and markup; a pattern should not have to
know. What ends a sentence stays, and so do the signs of money and emoji. The end of a line ends a sentence.
"""

import re

_BLANKS = "\t,;:'()[]{}*_~|\\/<>=-–—`^"
_BLANK = str.maketrans(dict.fromkeys(_BLANKS, " "))
_BLANK_BYTES = bytes(32 if chr(byte) in _BLANKS else byte for byte in range(256))
_ONLY_LETTERS = re.compile(r"[a-z .!?]*")
_WORD = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9 .!?]")
_TOKEN = re.compile(r"\S+")
_DIGITS = re.compile(r"[0-9]")
_END = re.compile(r"[.!?]+ ")
_ENDS = (".", "!", "?")
DIGIT = "\\d"
"""Stands for any digits, where words are looked up."""
BEYOND = "\\S"
"""Stands for any character beyond ASCII, likewise."""


def plain(folded: str) -> str:
    """The plain text of a folded one, with a blank at both ends."""
    text = _blanked(folded)
    if "\n" not in text:
        return f" {' '.join(text.split())} "
    lines = [line for each in text.split("\n") if (line := " ".join(each.split()))]
    ended = [line if line.endswith(_ENDS) else f"{line}." for line in lines[:-1]]
    return f" {' '.join((*ended, *lines[-1:]))} "


def _blanked(folded: str) -> str:
    if folded.isascii():  # bytes are translated several times faster
        return folded.encode().translate(_BLANK_BYTES).decode()
    return folded.translate(_BLANK)


def origins(folded: str) -> list[int]:
    """For each character of the plain text, the offset in the folded one of the character it stands for."""
    text = _blanked(folded)
    found = [0]
    end = 0
    for word in _TOKEN.finditer(text):
        start = word.start()
        broken = text.find("\n", end, start) if end and text[end - 1] not in _ENDS else -1
        if broken >= 0:  # the full stop that stands for the end of the line
            found.insert(-1, broken)
        end = word.end()
        found += range(start, end + 1)
    return found if end else [0, len(folded)]


def sentences(plain: str) -> list[tuple[int, int]]:
    """The sentences of a plain text, each with what ends it and a blank at both ends."""
    found = []
    start = 0
    for end in _END.finditer(plain):
        found.append((start, end.end()))
        start = end.end() - 1
    if start < len(plain) - 1 or not found:
        found.append((start, len(plain)))
    return found


def words_of(plain: str) -> set[str]:
    """The words of a plain text as they are looked up: letters in a row, digits in a row, signs."""
    if _ONLY_LETTERS.fullmatch(plain):
        return set(plain.replace(".", " ").replace("!", " ").replace("?", " ").split())
    found = set(_WORD.findall(plain))
    if _DIGITS.search(plain):
        found.add(DIGIT)
    if not plain.isascii():
        found.add(BEYOND)
    return found
