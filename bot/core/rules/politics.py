"""Party politics: parties, politicians, elections, wars, contested policy.

Why: the dare says NOT POLITICS. Office politics, voting for a film and wars in games are not meant.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Finding
from bot.core.weigh import could_reach, weigh


def politics(facts: Facts) -> Finding | None:
    """Find politics."""
    threshold = facts.knowledge.thresholds["politics"][facts.policy.preset]
    if not could_reach(facts, "politics", threshold):
        return None
    weighed = weigh(facts, "politics")
    if weighed.total < threshold:
        return None
    return Finding(
        "politics",
        weighed.total,
        threshold,
        weighed.evidence,
        Advice("advice.politics"),
        (Advice("relief.politics.elsewhere"),),
    )
