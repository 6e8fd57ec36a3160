"""Answers somebody's question.

Why: the dare asks to answer people's questions; an answer is paid more than a remark.
"""

from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.neighbour import neighbour

LEAST = 1
"""Words that an answer must have: a lone emoji answers nothing."""


def answer(facts: Facts) -> Talk | None:
    """Find an answer: said to somebody who had just asked."""
    target = facts.post.replied_to
    if target is None and not facts.post.recent:
        return None
    if facts.words < LEAST and not facts.links:
        return None
    if target is not None:
        if facts.answered and target.text and facts.asks(target.text):
            return Talk("answer", target.author, target.message)
        return None
    turn = neighbour(facts)
    if turn is None or not facts.asks(turn.text):
        return None
    return Talk("answer", turn.author, turn.message or None)
