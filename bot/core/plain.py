"""Plain text: folded words parted by single blanks, which is what patterns are written for.

Why: between two words of a clause people put commas, dashes, quotes and markup; a pattern should not have to
know. What ends a sentence stays, and so do the signs of money and emoji. The end of a line ends a sentence.
"""

import re

_BLANK = str.maketrans(dict.fromkeys("\t,;:'()[]{}*_~|\\/<>=-–—`^", " "))
_PARTED = str.maketrans({**dict.fromkeys(".!?", " "), **{sign: f" {sign} " for sign in '"#$%&+@'}})
_WORD = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9 .!?]")
_DIGITS = re.compile(r"[0-9]")
_END = re.compile(r"[.!?]+ ")
_ENDS = (".", "!", "?")
DIGIT = "\\d"
"""Stands for any digits, where words are looked up."""


def plain(folded: str) -> str:
    """The plain text of a folded one, with a blank at both ends."""
    text = folded.translate(_BLANK)
    if "\n" not in text:
        return f" {' '.join(text.split())} "
    lines = [line for each in text.split("\n") if (line := " ".join(each.split()))]
    ended = [line if line.endswith(_ENDS) else f"{line}." for line in lines[:-1]]
    return f" {' '.join((*ended, *lines[-1:]))} "


def origins(folded: str) -> list[int]:
    """For each character of the plain text, the offset in the folded one of the character it stands for."""
    found = [0]
    blank = True
    last, broken = "", -1
    for offset, char in enumerate(folded.translate(_BLANK)):
        if char == "\n" and last and broken < 0:
            broken = offset
        if char in " \n" or char.isspace():
            if not blank:
                found.append(offset)
            blank = True
            continue
        if broken >= 0 and last not in _ENDS:  # the full stop that stands for the end of the line
            found.insert(-1, broken)
        broken = -1
        found.append(offset)
        blank = False
        last = char
    if not blank or len(found) == 1:
        found.append(len(folded))
    return found


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
    if plain.isascii() and _DIGITS.search(plain) is None:
        return set(plain.translate(_PARTED).split())
    found = set(_WORD.findall(plain))
    if _DIGITS.search(plain):
        found.add(DIGIT)
    return found
