"""Fit the neighbour's weights: to whom a message without any mark of a reply was said.

Why: chat whose replies were marked by hand says most about it; but there people call each other by name, and
on Discord they press "reply", so conversations as Discord has them count beside it. Logistic regression with
a pull towards nothing, the same result every time. `python -m tests.evaluation.replies` prints the weights,
and what they do to files and conversations that were left out in turn.
"""

import math
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.facts import Facts
from bot.core.knowledge import Knowledge
from bot.core.neighbour import ENOUGH, WEIGHTS, cues_of
from bot.knowledge import load
from tests.evaluation.cases import Case, conversations, irc, is_held, own_talks
from tests.evaluation.fit import fold_of
from tests.evaluation.measures import line

DISCORD = 4.0
"""How much a message of a conversation counts beside one of the chat, of which there are many more."""
PULL = 2.0
STEPS = 120
RATE = 0.1

Cues = frozenset[str]
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Said:
    """A message without a mark, its cues (None where there is nobody to answer), and whether it replies."""

    cues: Cues | None
    so: bool
    case: Case

    def found(self, weights: Mapping[str, float]) -> bool:
        """True where its cues weigh enough."""
        return self.cues is not None and sum(weights[cue] for cue in self.cues) >= ENOUGH


def said(cases: Iterable[Case], knowledge: Knowledge) -> list[Said]:
    """The cases that have no mark of a reply."""
    found = []
    for case in cases:
        if case.post.replied_to is None and not case.post.mentions:
            cues = cues_of(Facts(case.post, case.policy, knowledge))
            found.append(Said(cues, "reply" in case.labels, case))
    return found


def fit(chat: Sequence[Said], talks: Sequence[Said], steps: int = STEPS) -> Weights:
    """Weights in log odds."""
    grouped: Counter[tuple[Cues, bool]] = Counter()
    for each, counts in [*((one, 1.0) for one in chat), *((one, DISCORD) for one in talks)]:
        if each.cues is not None:
            grouped[each.cues, each.so] += counts  # type: ignore[assignment]  # floats count too
    everything = sum(grouped.values())
    weights = dict.fromkeys(WEIGHTS, 0.0)
    first, second = dict(weights), dict(weights)
    for step in range(1, steps + 1):
        slope = {cue: PULL * weight / everything for cue, weight in weights.items()}
        for (cues, so), counts in grouped.items():
            odds = max(-30.0, min(30.0, math.fsum(weights[cue] for cue in cues)))
            error = (1 / (1 + math.exp(-odds)) - so) * counts / everything
            for cue in cues:
                slope[cue] += error
        for cue in weights:
            first[cue] = 0.9 * first[cue] + 0.1 * slope[cue]
            second[cue] = 0.999 * second[cue] + 0.001 * slope[cue] ** 2
            size = (first[cue] / (1 - 0.9**step)) / (math.sqrt(second[cue] / (1 - 0.999**step)) + 1e-8)
            weights[cue] -= RATE * size
    return weights


def crossed(chat: Sequence[Said], talks: Sequence[Said]) -> tuple[list[tuple[bool, bool]], ...]:
    """Pairs of (is so, was found) for the chat, one file left out in turn, and for the conversations."""
    pairs: list[tuple[bool, bool]] = []
    for name in sorted({each.case.group for each in chat}):
        weights = fit([each for each in chat if each.case.group != name], talks)
        pairs += [(each.so, each.found(weights)) for each in chat if each.case.group == name]
    others: list[tuple[bool, bool]] = []
    for fold in sorted({fold_of(each.case) for each in talks}):
        weights = fit(chat, [each for each in talks if fold_of(each.case) != fold])
        others += [(each.so, each.found(weights)) for each in talks if fold_of(each.case) == fold]
    return pairs, others


def main() -> int:
    """Print the weights beside those in use, and what is left out in turn."""
    knowledge = load()
    chat = said(irc(), knowledge)
    talks = said([case for case in conversations() + own_talks() if not is_held(case)], knowledge)
    for cue, weight in sorted(fit(chat, talks).items(), key=lambda pair: -pair[1]):
        sys.stdout.write(f"{cue:14} {weight:5.2f}   in use {WEIGHTS[cue]:5.2f}\n")
    left_out, others = crossed(chat, talks)
    for name, pairs in (
        ("irc_reply, files left out", left_out),
        ("talks without a mark, left out", others),
        ("irc_reply, in use", [(one.so, one.found(WEIGHTS)) for one in chat]),
        ("talks without a mark, in use", [(one.so, one.found(WEIGHTS)) for one in talks]),
    ):
        sys.stdout.write(line(f"{name}: reply", pairs) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
