"""Asking: whether something is asked in a plain text, sentence by sentence.

Why: a question is one sentence of a message. What eases it ("if anyone ...", "who cares") eases its own
sentence, and two halves of a question in two sentences are none.
"""

from collections.abc import Collection

from bot.core.knowledge import Knowledge
from bot.core.plain import sentences

KIND = "question"
MARK, RHETORIC = "mark", "rhetoric"
WHOLE = frozenset(("question.answers_itself", "question.hook"))
"""Patterns that look beyond a sentence: what is answered at once, or leads up to an offer, is not asked."""
ENOUGH = 5.0
"""Points from which something is asked."""


def asks(plain: str, knowledge: Knowledge, hits: Collection[int] | None = None) -> bool:
    """True where a sentence of a plain text asks; `hits` are the patterns that hit the text, if known."""
    if hits is None:
        hits = _heard(plain, knowledge)
    if not hits:
        return False
    patterns = [knowledge.lexicon.patterns[index] for index in hits]
    least = min(pattern.weight for pattern in patterns)
    if least > 0 and max(pattern.weight for pattern in patterns) >= ENOUGH:
        return True
    if least < 0 and any(pattern.key in WHOLE for pattern in patterns):
        return False
    return any(points(plain[low:high], knowledge) >= ENOUGH for low, high in sentences(plain))


def _heard(plain: str, knowledge: Knowledge) -> list[int]:
    lexicon = knowledge.lexicon
    return [index for index in lexicon.match_talk(plain) if lexicon.patterns[index].kind == KIND]


def points(sentence: str, knowledge: Knowledge) -> float:
    """The points of a sentence, each family up to its cap; words that tell never outweigh the mark."""
    sums: dict[str, float] = {}
    for index in _heard(sentence, knowledge):
        pattern = knowledge.lexicon.patterns[index]
        sums[pattern.family] = sums.get(pattern.family, 0.0) + pattern.weight
    caps = knowledge.families
    capped = {
        name: max(-caps[KIND, name].cap, min(caps[KIND, name].cap, each)) for name, each in sums.items()
    }
    beyond = capped.pop(MARK, 0.0) + capped.pop(RHETORIC, 0.0)
    return beyond + max(0.0, sum(capped.values()))
