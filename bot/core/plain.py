"""Plain text: folded words parted by single blanks, which is what patterns are written for.

Why: between two words of a clause people put commas, dashes, line breaks, quotes and markup; a pattern
should not have to know. What ends a sentence stays, and so do the signs of money and emoji.
"""

_BLANK = str.maketrans(dict.fromkeys("\n\t,;:'()[]{}*_~|\\/<>=-–—`^", " "))


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
