"""Beside: which sentences of a part stand by what tells, so that common words count there and nowhere else.

Why: "mine" and "from 20" are no evidence by themselves. Beside something telling they are; in a sentence
about the cat they are not. So an innocent sentence adds nothing to a post.
"""

from collections.abc import Sequence

from bot.core.part import Part, Span
from bot.core.plain import sentences


def told(part: Part, telling: Sequence[Span]) -> list[Span]:
    """The sentences of a part, in its plain text, that hold one of the `telling` spans (of the given text).

    Such sentences in a row are one span.
    """
    found: list[Span] = []
    for low, high in sentences(part.plain):
        start, end = part.span(low, high)
        if not any(first < end and start < last for first, last in telling):
            continue
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found
