"""A real question or request, with or without a question mark.

Why: asking people is what the dare rewards first. The rhetorical hook of a pitch asks nobody anything.
"""

import re
from collections.abc import Sequence

from bot.core.asking import MARK, asks
from bot.core.facts import NEAR, Facts
from bot.core.finding import Talk
from bot.core.reach import total
from bot.core.weigh import weigh

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
            return None if leads_on(facts) or teases(facts, heard, plain) else Talk("question")
    return None


def teases(facts: Facts, heard: Sequence[int], plain: str) -> bool:
    """True where nothing but the mark asks, more words follow, and nobody is there to be asked.

    "Moving house? We have a van", "Really? I liked it": what is asked of nobody is a way to begin.
    """
    patterns = facts.knowledge.lexicon.patterns
    if any(patterns[index].weight > 0 and patterns[index].family != MARK for index in heard):
        return False
    near = any(turn.seconds_ago <= NEAR for turn in facts.post.recent)
    return not (near or facts.answered or facts.post.mentions) and bool(_LEADS_UP.search(plain))


def leads_on(facts: Facts) -> bool:
    """True where a pitch is made, or nearly made in what follows a question mark."""
    enough = facts.knowledge.thresholds["pitch"][facts.policy.preset]
    most = total(facts, "pitch")  # below the threshold it may be less
    if most >= enough or most < HOOK * enough:
        return most >= enough
    leads_up = any(_LEADS_UP.search(part.plain) for part in facts.parts)
    return leads_up and weigh(facts, "pitch").total >= HOOK * enough
