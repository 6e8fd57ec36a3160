"""Whose words they are: what is quoted or code, and how many words are an author's own."""

import re
from collections.abc import Sequence

from bot.core.part import Span
from bot.core.text import fold

LAUGH = 2
"""Words that a laugh is worth besides itself: it says why the link is there."""

# Somebody else's words: block quotes, and what stands in quotation marks. Short quotes are left alone,
# since sellers put their code word there ("comment GROWTH").
_QUOTED = re.compile(
    r"^ {0,3}>>> [\s\S]*|^ {0,3}> .*$"
    r"|(?<!\w)\"[^\"\n]{8,400}\"(?!\w)|“[^“”\n]{8,400}”|«[^»\n]{8,400}»|(?<!\w)'[^'\n]{12,400}'(?!\w)",
    re.M,
)
_MAY_BE_QUOTED = re.compile(r"[>\"“«`]|(?<!\w)'")
"""Without any of these nothing is quoted, and nothing is code."""
_CODE = re.compile(r"```[\s\S]*?```|`[^`\n]+`")
# What is no word of one's own: mentions, custom emoji, timestamps, hashtags, @names, the marks of markdown.
_MARKS = re.compile(r"<(?:[@#][!&]?|a?:\w+:|t:|/)[^<>\n]{0,100}>|:\w+:|[#@][\w.\-]+|\|\||[*_~`]+")
_LAUGH = re.compile(r"\b(?:l+o+l+(?:ol)*|lmf?ao+|rofl|a?(?:ha){2,}h?|(?:he){2,}|kek+w?)\b")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


def quoted(text: str) -> list[Span]:
    """Where a text holds somebody else's words, or code."""
    if not _MAY_BE_QUOTED.search(text):
        return []
    return [match.span() for pattern in (_QUOTED, _CODE) for match in pattern.finditer(text)]


def said_again(plain: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans of a plain text, and where else the same words stand: a pattern may pass over them."""
    found = list(spans)
    for words in {plain[low:high].strip() for low, high in spans} - {""}:
        start = plain.find(words)
        while start >= 0:
            end = start + len(words)
            whole = not plain[start - 1 : start].isalnum() and not plain[end : end + 1].isalnum()
            if whole and not any(low <= start and end <= high for low, high in found):
                found.append((start, end))
            start = plain.find(words, end)
    return found


def count(text: str) -> int:
    """The words of a text besides mentions, hashtags, emoji and marks; code is one word."""
    plain = _MARKS.sub(" ", _CODE.sub(" x ", text))
    return len(_WORD.findall(plain)) + LAUGH * len(_LAUGH.findall(fold(plain).text))


def inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    """True where a span begins in one of `spans` and the greater part of it lies there."""
    return any(low <= start < high and 2 * (min(end, high) - start) >= end - start for low, high in spans)
