"""Talks to a particular person or message.

Why: the dare is to talk with people; a reply, a mention or the neighbouring turn says with whom.
"""

from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.neighbour import neighbour


def reply(facts: Facts) -> Talk | None:
    """Find a reply."""
    target = facts.post.replied_to
    if target is not None and facts.answered:
        return Talk("reply", target.author, target.message)
    others = [member for member in facts.post.mentions if member != facts.post.author]
    if others:
        return Talk("reply", others[0])
    turn = neighbour(facts)
    return Talk("reply", turn.author, turn.message or None) if turn else None
