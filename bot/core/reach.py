"""Reaching: whether what tells of a kind reaches its threshold, known as cheaply as may be; and the finding.

Why: most of what people say is far from any threshold. What cannot reach it is not looked at more closely.
"""

from collections.abc import Collection, Iterator

from bot.core.circumstances import possible
from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding, RuleName
from bot.core.leant import leant
from bot.core.lexicon import TALK
from bot.core.weigh import EXACT, TELLING, Weighed, capped, known, leans, sells, weigh

_INSTEAD = {
    "pitch": "relief.pitch.tell_or_ask",
    "metrics": "relief.metrics.tell_the_story",
    "politics": "relief.politics.elsewhere",
}


def finding(facts: Facts, rule: RuleName) -> Finding | None:
    """The finding of a rule that weighs a pack's evidence; None below the preset's threshold."""
    threshold = facts.knowledge.thresholds[rule][facts.policy.preset]
    if total(facts, rule) < threshold:
        return None
    weighed = weigh(facts, rule)
    if weighed.total < threshold or not weighed.evidence:
        return None
    heaviest = max(weighed.evidence, key=lambda item: item.weight)
    return Finding(
        rule,
        weighed.total,
        threshold,
        weighed.evidence,
        Advice(f"advice.{rule}", {"because": heaviest.because}),
        tuple(_relief(rule, weighed, threshold, heaviest)),
    )


def total(facts: Facts, kind: str) -> float:
    """What `weigh` comes to, or the most that it could where that is below the threshold: it costs less."""
    found = facts.totals.get(kind)
    if found is None:
        found = facts.totals[kind] = _total(facts, kind)
    return found


def _total(facts: Facts, kind: str) -> float:
    hits = facts.hits.get(kind, ())
    leaning = leant(facts, kind)
    if not (hits or leaning or facts.policy.patterns or facts.policy.products or facts.links):
        return 0.0
    if facts.policy.patterns or facts.policy.products:
        return weigh(facts, kind).total
    lexicon = facts.knowledge.lexicon
    patterns = lexicon.patterns
    told = {index for index, _ in hits}
    telling = sum(max(patterns[index].weight, 0.0) for index in told)
    if telling < TELLING and not leaning and not sells(facts, kind):
        return telling
    if kind in TALK and not facts.policy.exemptions:
        if any(facts.foreign.values()):
            told &= {index for part in facts.parts for index in lexicon.match_talk(facts.own_plain(part))}
        return capped(facts, kind, [(patterns[index].family, patterns[index].weight) for index in told])
    words = leans(facts, kind)
    threshold = facts.knowledge.thresholds[kind][facts.policy.preset]

    most = round(words + _at_most(facts, kind, {*told, *_soft_possible(facts, kind)}), EXACT)
    if most < threshold:
        return most  # whatever soft patterns and circumstances may say
    told.update(index for index, _ in facts.soft_anywhere(kind))
    most = round(words + _at_most(facts, kind, told), EXACT)
    if most < threshold:
        return most
    named = lexicon.facts.get(kind)
    if named:
        told.update(named[found.name] for found in known(facts, kind) if found.name in named)
    quoted = any(facts.foreign.values()) or facts.policy.exemptions  # then what eases may be somebody else's
    weights = [(patterns[index].family, patterns[index].weight) for index in told]
    most = round(words + capped(facts, kind, [each for each in weights if each[1] > 0 or not quoted]), EXACT)
    if most < threshold:
        return most  # and no more where only what stands beside what tells is counted
    return weigh(facts, kind).total


def _soft_possible(facts: Facts, kind: str) -> Iterator[int]:
    """The soft patterns of a kind that may hit a part by its words, without a look whether they do."""
    for part in facts.parts:
        yield from facts.knowledge.lexicon.may_soft(kind, part.words)


def _at_most(facts: Facts, kind: str, told: Collection[int]) -> float:
    """What patterns could come to with whatever circumstances a post allows, and nothing that eases."""
    lexicon = facts.knowledge.lexicon
    named = lexicon.facts.get(kind, {})
    allowed = [*told, *(index for name, index in named.items() if possible(facts, name))]
    weights = [(each.family, each.weight) for each in map(lexicon.patterns.__getitem__, allowed)]
    return capped(facts, kind, [each for each in weights if each[1] > 0])


def _relief(rule: RuleName, weighed: Weighed, threshold: float, heaviest: Evidence) -> Iterator[Advice]:
    """What would have changed it: leaving out the words that decided, or another way to say it."""
    if heaviest.text and weighed.total - heaviest.weight < threshold:
        yield Advice(f"relief.{rule}.leave_out", {"words": heaviest.text})
    yield Advice(_INSTEAD[rule])
