"""A real question or request, with or without a question mark.

Why: asking people is what the dare rewards first. The rhetorical hook of a pitch asks nobody anything.
"""

from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.weigh import total


def question(facts: Facts) -> Talk | None:
    """Find a question."""
    thresholds = facts.knowledge.thresholds
    if "question" not in facts.hits:
        return None
    if total(facts, "question") < thresholds["question"][facts.policy.preset]:
        return None
    if total(facts, "pitch") >= thresholds["pitch"][facts.policy.preset]:
        return None
    return Talk("question")
