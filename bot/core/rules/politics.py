"""Party politics: parties, politicians, elections, wars, contested policy.

Why: the dare says NOT POLITICS. Office politics, voting for a film and wars in games are not meant.
"""

from bot.core.facts import Facts
from bot.core.finding import Finding
from bot.core.reach import finding


def politics(facts: Facts) -> Finding | None:
    """Find politics."""
    return finding(facts, "politics")
