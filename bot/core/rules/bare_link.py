"""A link with nothing of the author's own said about it, in context.

Why: a link without a word is a poster on a wall. The author's own message just before is the word, and a
link that answers somebody is an answer; forwards and reposts are links re-shared without a word.
"""

from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding

THRESHOLD = 5.0
FEW = 2
"""Up to so many words are no commentary: "this!!", "read this"."""


def bare_link(facts: Facts) -> Finding | None:
    """Find links left without a word."""
    if not facts.links and not facts.post.forwarded:
        return None
    if facts.words > FEW or not facts.links:
        return None
    threshold = THRESHOLD
    evidence = [Evidence(k.start, k.end, k.text, "nothing_said", 6.0, k.part) for k in facts.links[:1]]
    evidence += [Evidence(k.start, k.end, k.text, "nothing_said", 0.0, k.part) for k in facts.links[1:]]
    total = sum(item.weight for item in evidence)
    if total < threshold:
        return None
    return Finding(
        "bare_link",
        total,
        threshold,
        tuple(evidence),
        Advice("advice.bare_link", {"host": facts.links[0].host}),
        (Advice("relief.bare_link.say_why", {"words": FEW + 1}),),
    )
