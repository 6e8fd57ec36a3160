"""Asks or lures an audience to buy, join, follow, vote for, hire or message something the author gains from.

Why: this is the selling that the dare is about. Structure gives it away: an offer, a price or scarcity, an
audience addressed, a call to act, the author as the one who gains.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Finding
from bot.core.weigh import could_reach, weigh


def pitch(facts: Facts) -> Finding | None:
    """Find pitches, with or without a link."""
    threshold = facts.knowledge.thresholds["pitch"][facts.policy.preset]
    if not could_reach(facts, "pitch", threshold):
        return None
    weighed = weigh(facts, "pitch")
    if weighed.total < threshold:
        return None
    strongest = max(weighed.evidence, key=lambda item: item.weight)
    return Finding(
        "pitch",
        weighed.total,
        threshold,
        weighed.evidence,
        Advice("advice.pitch", {"because": strongest.because}),
        (Advice("relief.pitch.leave_out", {"words": strongest.text}),),
    )
