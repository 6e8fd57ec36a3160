"""A real question or request, with or without a question mark.

Why: asking people is what the dare rewards first. The rhetorical hook of a pitch asks nobody anything.
"""

import re

from bot.core.asking import asks
from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.part import Part
from bot.core.weigh import total

HOOK = 0.7
"""Share of a pitch's threshold from which a question that leads up to something is its hook."""
_LEADS_UP = re.compile(r"\? (?:[^ ?]+ ){2,}$")


def question(facts: Facts) -> Talk | None:
    """Find a question in the author's own words."""
    if not facts.hits.get("question") or not _asks(facts):
        return None
    enough = facts.knowledge.thresholds["pitch"][facts.policy.preset]
    if any(_LEADS_UP.search(part.plain) for part in facts.parts):
        enough *= HOOK
    return None if total(facts, "pitch") >= enough else Talk("question")


def _asks(facts: Facts) -> bool:
    for number, part in enumerate(facts.parts):
        heard = [index for index, there in facts.hits["question"] if there == number]
        if not heard:
            continue
        others = facts.not_mine("question", part.name)
        if others and part.view is None:
            text = part.text
            for low, high in others:
                text = text[:low] + " " * (high - low) + text[high:]
            if asks(Part(part.name, text).plain, facts.knowledge):
                return True
        elif asks(part.plain, facts.knowledge, heard):
            return True
    return False
