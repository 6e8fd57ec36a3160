"""Plain text: folded words parted by single blanks, which is what patterns are written for.

Why: between two words of a clause people put commas, dashes, line breaks, quotes and markup; a pattern
should not have to know. What ends a sentence stays, and so do the signs of money and emoji.
"""

import re

_BLANK = str.maketrans(dict.fromkeys("\n\t,;:'()[]{}*_~|\\/<>=-–—`^", " "))
_PARTED = {code: " " for code in range(128) if not chr(code).isalnum()}
_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_DIGITS = re.compile(r"[0-9]")
DIGIT = "0"
"""Stands for any word with a digit in it, where words are looked up."""


def plain(folded: str) -> str:
    """The plain text of a folded one, with a blank at both ends."""
    return f" {' '.join(folded.translate(_BLANK).split())} "


def origins(folded: str) -> list[int]:
    """For each character of the plain text, the offset in the folded one of the character it stands for."""
    found = [0]
    blank = True
    for offset, char in enumerate(folded.translate(_BLANK)):
        if char == " ":
            if not blank:
                found.append(offset)
            blank = True
        else:
            found.append(offset)
            blank = False
    if not blank or len(found) == 1:
        found.append(len(folded))
    return found


def words_of(plain: str) -> list[str]:
    """The words of a plain text as they are looked up: letters and digits in a row; `DIGIT` for digits."""
    found = plain.translate(_PARTED).split() if plain.isascii() else _WORD.findall(plain)
    if _DIGITS.search(plain):
        found.append(DIGIT)
    return found
