"""Asks or lures an audience to buy, join, follow, vote for, hire or message something the author gains from.

Why: this is the selling that the dare is about. Structure gives it away: an offer, a price or scarcity, an
audience addressed, a call to act, the author as the one who gains.
"""

from bot.core.facts import Facts
from bot.core.finding import Finding
from bot.core.reach import finding


def pitch(facts: Facts) -> Finding | None:
    """Find pitches, with or without a link, in the text and in what hides beside it."""
    return finding(facts, "pitch")
