"""A real question or request, with or without a question mark.

Why: asking people is what the dare rewards first. The rhetorical hook of a pitch asks nobody anything.
"""

import re

from bot.core.asking import asks
from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.weigh import total

HOOK = 0.7
"""Share of a pitch's threshold from which a question that more words follow is its hook."""
_LEADS_UP = re.compile(r"\? (?:[^ ?]+ ){2,}$")


def question(facts: Facts) -> Talk | None:
    """Find a question in the author's own words."""
    hits = facts.hits.get("question")
    if not hits:
        return None
    for number, part in enumerate(facts.parts):
        heard = [index for index, there in hits if there == number]
        if not heard:
            continue
        plain = facts.own_plain(part)
        if asks(plain, facts.knowledge, heard if plain is part.plain else None):
            return None if leads_on(facts) else Talk("question")
    return None


def leads_on(facts: Facts) -> bool:
    """True where a pitch is made, or nearly made in what follows a question mark."""
    enough = facts.knowledge.thresholds["pitch"][facts.policy.preset]
    if any(_LEADS_UP.search(part.plain) for part in facts.parts):
        enough *= HOOK
    return total(facts, "pitch") >= enough
