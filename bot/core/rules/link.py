"""A link that this half hour forbids: to the author's own sites, to a denied host, or any link where strict.

Why: the dare is no link to yourself, your product, your service; strict servers take none at all.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding
from bot.core.hosts import listed
from bot.core.links import Link

THRESHOLD = 5.0
DENIED = 6.0
OWN = 6.0
LEARNED = 5.0
"""Points for a host that this member keeps posting, where nobody declared it."""
ANY = 5.0


def link(facts: Facts) -> Finding | None:
    """Find forbidden links, each judged on its own: an allowed one never hides the next."""
    if not facts.links:
        return None
    evidence = []
    for found in facts.links_for("link"):
        because, weight = _why(found, facts)
        if weight:
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


def _why(found: Link, facts: Facts) -> tuple[str, float]:
    policy = facts.policy
    if listed(found, policy.deny):
        return "denied", DENIED
    if listed(found, policy.sites):
        return "self_link", OWN
    if listed(found, policy.learned):
        return "learned_link", LEARNED
    return ("any_link", ANY) if policy.preset == "strict" else ("", 0.0)
