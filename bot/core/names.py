"""Names as people write them: made safe to show on one line, and cut where a reader would cut them."""

import unicodedata
from collections.abc import Iterator

ZWNJ, ZWJ, VS16 = "\u200c", "\u200d", "\ufe0f"
_KEYCAP = "\u20e3"
_MOST_MARKS = 3
"""Hebrew with points and Thai with tones need two, Vietnamese taken apart two; a tower of marks is noise."""
_ENOUGH = 200
"""Code points looked at: Discord's names are 32 long, and nothing that is cut to a line needs more."""


def _extends(char: str) -> bool:
    """True for what is drawn onto the letter before it."""
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me")
        or char in (ZWNJ, ZWJ, "\u0e33", "\u0eb3", "\uff9e", "\uff9f")  # joiners, Thai and Lao am, kana marks
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"  # tags of regional flags
    )


def _pictures(char: str) -> bool:
    """True for what a joiner can join into one emoji (near enough: every emoji lies in these ranges)."""
    return (
        "\U0001f000" <= char <= "\U0001faff" or "\u2190" <= char <= "\u2bff" or char in "\u00a9\u00ae\u3030"
    )


def _newer(char: str) -> bool:
    """True for tags of flags, and for emoji that may be younger than Python's tables."""
    return "\U000e0020" <= char <= "\U000e007f" or _pictures(char)


def _flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _continues(cluster: str, char: str) -> bool:
    if _extends(char):
        return True
    last = cluster[-1]
    if last == ZWJ:
        return _pictures(char) and _pictures(cluster[0])
    if _flag_half(char):
        return len(cluster) == 1 and _flag_half(last)
    # An Indic virama binds the next consonant to the one before.
    return unicodedata.combining(last) == 9 and unicodedata.category(char) == "Lo"


def clusters(text: str) -> tuple[str, ...]:
    """What a reader counts as letters: an emoji with its joiners, a letter with its marks."""
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return tuple(found)


def _calm(cluster: str) -> str:
    """The cluster without the marks that exceed what any language writes."""
    room = _MOST_MARKS if unicodedata.category(cluster[0])[0] == "L" else 1
    if cluster[0].isascii():
        room = 1
    kept, left = cluster[0], room
    for char in cluster[1:]:
        if unicodedata.category(char) == "Me" and char != _KEYCAP:
            continue
        if unicodedata.category(char) == "Mn" and not (char == VS16 or unicodedata.combining(char) in (0, 9)):
            left -= 1
            if left < 0:
                continue
        kept += char
    return kept


def _seen(text: str) -> Iterator[str]:
    """The characters that may be drawn: no controls, no direction marks, no private or broken ones."""
    for char in text:
        category = unicodedata.category(char)
        if category in ("Zs", "Zl", "Zp") or char in "\t\n\r\v\f":
            yield " "
        elif category not in ("Cc", "Cs", "Co", "Cn", "Cf") or char in (ZWNJ, ZWJ) or _newer(char):
            yield char


def tidy(name: str) -> str:
    """`name` on one line, composed, without controls, direction overrides and towers of marks.

    It may come out empty: a name of spaces and invisible signs has nothing to show.
    """
    text = unicodedata.normalize("NFC", "".join(_seen(name[:_ENOUGH])))
    kept = "".join(_calm(cluster) for cluster in clusters(" ".join(text.split())))
    kept = kept.strip(" " + ZWJ + ZWNJ + VS16)
    return kept if any(_shows(char) for char in kept) else ""


def _shows(char: str) -> bool:
    return char not in _BLANK and (_pictures(char) or unicodedata.category(char)[0] in "LNPS")


_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters that draw nothing: Hangul fillers and the empty Braille cell."""


def cut(name: str, most: int) -> str:
    """`name` made tidy, at most `most` letters as a reader counts them, an ellipsis where it was cut."""
    found = clusters(tidy(name))
    if len(found) <= most:
        return "".join(found)
    return "".join(found[: most - 1]).rstrip(" " + ZWJ + ZWNJ) + "…"
