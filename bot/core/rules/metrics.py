"""Shows off numbers of one's own business, audience or investments, or pushes a report.

Why: the dare asks for no numbers and no tools; begging to look at this metric or that report is not talk.
Kilometres, ages, prices and degrees are life, and stay.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Finding
from bot.core.weigh import could_reach, weigh


def metrics(facts: Facts) -> Finding | None:
    """Find numbers shown off."""
    threshold = facts.knowledge.thresholds["metrics"][facts.policy.preset]
    if not could_reach(facts, "metrics", threshold):
        return None
    weighed = weigh(facts, "metrics")
    if weighed.total < threshold:
        return None
    return Finding(
        "metrics",
        weighed.total,
        threshold,
        weighed.evidence,
        Advice("advice.metrics"),
        (Advice("relief.metrics.tell_the_story"),),
    )
