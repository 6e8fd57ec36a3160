"""A link that this half hour forbids: to the author's own sites, to a denied host, or any link where strict.

Why: the dare is no link to yourself, your product, your service; strict servers take none at all.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding
from bot.core.hosts import listed

THRESHOLD = 5.0


def link(facts: Facts) -> Finding | None:
    """Find forbidden links, each judged on its own."""
    policy = facts.policy
    if not facts.links:
        return None
    evidence: list[Evidence] = []
    for found in facts.links:
        if listed(found, policy.deny):
            because, weight = "denied", 6.0
        elif listed(found, policy.allow):
            continue
        elif listed(found, policy.sites):
            because, weight = "self_link", 6.0
        elif listed(found, policy.learned):
            because, weight = "learned_link", 5.0
        elif policy.preset == "strict":
            because, weight = "any_link", 5.0
        else:
            continue
        evidence.append(Evidence(found.start, found.end, found.text, because, weight, found.part))
    if not evidence:
        return None
    return Finding(
        "link",
        max(item.weight for item in evidence),
        THRESHOLD,
        tuple(evidence),
        Advice("advice.link", {"host": facts.links[0].host}),
        (Advice("relief.link.leave_it_out"),),
    )
