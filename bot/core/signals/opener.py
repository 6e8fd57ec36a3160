"""Opens a discussion: a question or a poll put to everybody.

Why: the dare asks to find out how others feel; an opener is paid when others join in.
"""

from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.reach import total


def opener(facts: Facts) -> Talk | None:
    """Find an opener."""
    if facts.answered or facts.post.mentions:
        return None
    if facts.post.poll is not None:
        return Talk("opener")
    if "opener" not in facts.hits:
        return None
    if total(facts, "opener") < facts.knowledge.thresholds["opener"][facts.policy.preset]:
        return None
    return Talk("opener")
