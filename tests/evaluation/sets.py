"""Which cases speak for which kind, what is so in them, and how much each set counts in a fit."""

import random
from collections.abc import Callable

from bot.core.knowledge import Knowledge
from tests.evaluation.asked import hits_of_asking
from tests.evaluation.cases import POOLS, Case, alone, conversations, irc, is_held, own, own_talks
from tests.evaluation.fit import Example, hits_of

# How much one case counts: what was labelled by hand most, what is only assumed least.
COUNTS = {
    "gold": 4.0,
    "conversations": 3.0,
    "own": 2.0,
    "own_talks": 2.0,
    "youtube_spam": 1.5,
    "irc_reply": 0.3,
    "sms_spam": 0.5,
}
POOL = {"pitch": 3.5, "metrics": 0.4, "politics": 0.3, "question": 0.0}
"""The pools are many: how much one of their messages counts, so that false alarms stay within the aim."""
BY_HAND = frozenset(("gold", "conversations", "own", "own_talks"))
INNOCENT = 2.0
"""A false alarm among the hand-labelled costs twice a miss."""
IRC_SAMPLE = {"pitch": 4000}
IRC_COUNTS = {"pitch": 1.0}
"""How many lines of chat speak for a kind, and how much each, where it is more than for the others."""


def is_so(kind: str) -> Callable[[Case], bool]:
    """What is so in a case: its label, or on YouTube "spam" for a pitch."""

    def so(case: Case) -> bool:
        if case.set == "youtube_spam":
            return kind == "pitch" and "spam" in case.labels
        return kind in case.labels

    return so


def cases(kind: str) -> list[Case]:
    """Every case that a kind is fitted on."""
    found = alone("gold") + conversations() + own() + own_talks()
    if kind == "pitch":
        found += alone("youtube_spam")
        found += [case for case in alone("sms_spam") if "ham" in case.labels]  # people texting each other
        # What is not called a question there may well be one; so chat and pools say nothing about questions.
    if kind != "question":
        for pool in POOLS:
            found += alone(pool)
        chat = irc()
        found += random.Random(5).sample(chat, min(IRC_SAMPLE.get(kind, 2500), len(chat)))
    return [case for case in found if not is_held(case)]


def examples(kind: str, knowledge: Knowledge) -> list[Example]:
    """The cases of a kind with what hit them."""
    so = is_so(kind)
    found = []
    for case in cases(kind):
        hits = hits_of_asking(case, knowledge) if kind == "question" else hits_of(case, kind, knowledge)
        if case.set == "youtube_spam" and so(case) and not hits:
            continue  # a link alone, or plain talk that was called spam: no words to learn from
        found.append(Example(hits, so(case), counts_of(case, kind, so=so(case)), case))
    return found


def counts_of(case: Case, kind: str, *, so: bool) -> float:
    """How much a case counts in a fit."""
    counts = COUNTS.get(case.set, POOL[kind])
    if case.set == "irc_reply":
        counts = IRC_COUNTS.get(kind, counts)
    return (
        counts * INNOCENT if not so and case.set in {"gold", "conversations", "own", "own_talks"} else counts
    )
