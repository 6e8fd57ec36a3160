"""Answers somebody's question.

Why: the dare asks to answer people's questions; an answer is paid more than a remark.
"""

from bot.core.facts import Facts
from bot.core.finding import Talk


def answer(facts: Facts) -> Talk | None:
    """Find an answer: a reply to a message that asked something."""
    target = facts.post.replied_to
    if target is None or not facts.answered or not target.text or "?" not in target.text:
        return None
    return Talk("answer", target.author, target.message)
