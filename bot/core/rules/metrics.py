"""Shows off numbers of one's own business, audience or investments, or pushes a report.

Why: the dare asks for no numbers and no tools; begging to look at this metric or that report is not talk.
Kilometres, ages, prices and degrees are life, and stay.
"""

from bot.core.facts import Facts
from bot.core.finding import Finding
from bot.core.reach import finding


def metrics(facts: Facts) -> Finding | None:
    """Find numbers shown off."""
    return finding(facts, "metrics")
