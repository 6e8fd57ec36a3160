"""What a fit of the question pack learns from: the sentence of a case that asks most.

Why: questions are weighed sentence by sentence, and the hook of a pitch is no question whatever its words
are; so a case that the judge calls a pitch says nothing about the weights of asking.
"""

from bot.core.asking import WHOLE, points
from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.plain import sentences
from bot.core.signals.question import leads_on, teases
from tests.evaluation.cases import Case

KIND = "question"


def hits_of_asking(case: Case, knowledge: Knowledge) -> tuple[int, ...]:
    """The patterns that hit the sentence that asks most; none where a pitch leads on from it."""
    facts = Facts(case.post, case.policy, knowledge)
    if not facts.hits.get(KIND) or leads_on(facts):
        return ()
    lexicon = knowledge.lexicon
    best: tuple[float, tuple[int, ...]] = (-100.0, ())
    for part in facts.parts:
        plain = facts.own_plain(part)
        whole = [index for index in lexicon.match_talk(plain) if lexicon.patterns[index].key in WHOLE]
        for low, high in sentences(plain):
            heard = lexicon.match_talk(plain[low:high])
            hits = tuple(
                sorted({*whole, *(index for index in heard if lexicon.patterns[index].kind == KIND)})
            )
            if hits and not teases(facts, hits, plain):
                best = max(best, (points(plain[low:high], knowledge), hits))
    return best[1]
