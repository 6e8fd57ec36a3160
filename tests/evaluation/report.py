"""The report: every set, every rule and signal, beside the baselines; then what was missed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.core.knowledge import Knowledge
from bot.core.lexicon import Lexicon
from bot.core.verdict import Verdict, judge
from bot.knowledge import DATA, load, read_talk
from tests.evaluation import links, strata
from tests.evaluation.baselines import only_a_link, phrase_list, question_mark
from tests.evaluation.cases import (
    DATASETS,
    POOLS,
    Case,
    alone,
    conversations,
    irc,
    is_held,
    own,
    own_talks,
    rows,
)
from tests.evaluation.fit import Fitter, hits_of
from tests.evaluation.lean import LeanFitter
from tests.evaluation.measures import count, line
from tests.evaluation.replies import crossed, said
from tests.evaluation.sets import cases as all_cases
from tests.evaluation.sets import examples, is_so
from tests.evaluation.strata import found

SHOWN = 12
"""Failures printed for each kind and set."""

CROSSED = ("pitch", "metrics", "politics", "question")
HELD = ("gold", "conversations", "own", "own_talks", "youtube_spam")
"""Sets whose messages are held out in turn when weights are cross-validated."""

Judged = list[tuple[Case, Verdict]]


def say(text: str = "") -> None:
    """One line."""
    sys.stdout.write(text + "\n")


def judged(cases: Sequence[Case], knowledge: Knowledge) -> Judged:
    """The verdict on every case."""
    return [(case, judge(case.post, case.policy, knowledge)) for case in cases]


def rule_line(
    kind: str,
    name: str,
    results: Judged,
    so: Callable[[Case], bool],
    peer: Callable[[str], bool] | None = None,
) -> None:
    """One rule on one set, its baseline below it."""
    say(line(f"{name}: {kind}", [(so(case), found(kind, verdict)) for case, verdict in results]))
    if peer is not None:
        pairs = [(so(case), peer(case.post.text)) for case, _ in results]
        say(line(f"    baseline ({peer.__name__})", pairs, sure=False))


def failures(kind: str, name: str, results: Judged, so: Callable[[Case], bool]) -> None:
    """The first cases that went wrong, words cut short."""
    wrong = [(case, so(case)) for case, verdict in results if so(case) != found(kind, verdict)]
    for case, was in wrong[:SHOWN]:
        say(f"      {'missed' if was else 'false '} {case.id}: {' '.join(case.post.text.split())[:110]}")
    if len(wrong) > SHOWN:
        say(f"      ... and {len(wrong) - SHOWN} more in {name}")


def labelled(knowledge: Knowledge) -> None:
    """The sets with labels for each rule."""
    peers = {"pitch": phrase_list, "bare_link": only_a_link, "question": question_mark}
    read = [case for case in own() if not is_held(case)]
    sets = {"gold": alone("gold"), "conversations": conversations(), "own": read}
    for name, cases in sets.items():
        results = judged(cases, knowledge)
        say(f"\n== {name}: {len(cases)} messages")
        for kind in ("bare_link", "pitch", "metrics", "politics", "question"):
            if name == "own" and kind == "bare_link":
                continue
            so = is_so(kind)
            rule_line(kind, name, results, so, peers.get(kind))
            failures(kind, name, results, so)
        if name == "gold":
            say(strata.written(results))
        for text in strata.innocents(name, results) if name != "own" else ():
            say(text)
        for text in strata.talk_of(results) if name == "conversations" else ():
            say(text)
    results = judged(alone("youtube_spam"), knowledge)
    say(f"\n== youtube_spam: {len(results)} comments; spam counted as found when `pitch` is")
    rule_line("pitch", "youtube_spam", results, is_so("pitch"), phrase_list)
    say(line("youtube_spam: any rule", [("spam" in c.labels, strata.noisy(v)) for c, v in results]))
    failures("pitch", "youtube_spam", results, is_so("pitch"))
    say("\n== noisy sets")
    for text in strata.on_x(judged(alone("janitr_x"), knowledge)):
        say(text)
    for text in strata.by_text_message(judged(alone("sms_spam"), knowledge)):
        say(text)


def unread(knowledge: Knowledge) -> None:
    """Our own examples that nobody read while the packs were tuned, and no fit has seen."""
    results = judged([case for case in own() + own_talks() if is_held(case)], knowledge)
    say(f"\n== our own, never read while tuning: {len(results)} messages")
    for kind in ("pitch", "metrics", "politics", "question"):
        rule_line(kind, "unread", results, is_so(kind), phrase_list if kind == "pitch" else None)


def crossed_by(kind: str, knowledge: Knowledge) -> list[tuple[Case, bool, bool]]:
    """Each case as it is found by weights that were fitted without its fold: (case, is so, was found)."""

    def among(case: Case) -> bool:
        return case.set in HELD

    if kind not in knowledge.leaning:
        return Fitter(knowledge, kind).crossed(examples(kind, knowledge), among)
    fitter = LeanFitter(knowledge, kind)
    crossed = fitter.crossed(all_cases(kind))
    return [(case, so, points >= fitter.threshold) for case, so, points in crossed]


def folds(knowledge: Knowledge) -> None:
    """Weights fitted on four fifths of the sources and tried on the last fifth, in turn."""
    say("\n== five-fold cross-validation of the weights, folds split by conversation or source")
    for kind in CROSSED:
        crossed = crossed_by(kind, knowledge)
        for name in HELD:
            pairs = [(so, was) for case, so, was in crossed if case.set == name]
            if name == "youtube_spam":  # what no pattern hits is nothing to learn from, and is missed
                spam = sum("spam" in case.labels for case in alone(name))
                pairs += [(True, False)] * (spam - sum(so for so, _ in pairs))
            if pairs and (name != "youtube_spam" or kind == "pitch"):
                say(line(f"{name}: {kind}, cross-validated", pairs))
        for name in POOLS:
            loud = [was for case, _, was in crossed if case.set == name]
            if loud and kind in knowledge.leaning:
                say(f"{name}: {kind}, cross-validated, {1000 * sum(loud) / len(loud):.1f} in a thousand")


def replies(knowledge: Knowledge) -> None:
    """Replies in chat without any metadata."""
    results = judged(irc(), knowledge)
    pairs = [
        ("reply" in case.labels, found("reply", verdict) or found("answer", verdict))
        for case, verdict in results
    ]
    say(f"\n== irc_reply: {len(results)} lines, no metadata")
    say(line("irc_reply: reply or answer", pairs))
    talks = [case for case in conversations() + own_talks() if not is_held(case)]
    files, folds_of_talks = crossed(said(irc(), knowledge), said(talks, knowledge))
    say(line("irc_reply: cues, each file left out", files))
    say(line("talks, no mark: cues, left out", folds_of_talks))


def pools(knowledge: Knowledge) -> None:
    """False alarms where people only talk."""
    say("\n== talk pools: false alarms")
    for pool in POOLS:
        results = judged(alone(pool), knowledge)
        if not results:
            continue
        say(f"{pool}: {len(results)} messages")
        for kind in ("pitch", "metrics", "politics", "bare_link"):
            loud = [case for case, verdict in results if found(kind, verdict)]
            say(f"    {kind:10} {len(loud):4}   {1000 * len(loud) / len(results):.1f} in a thousand")
            for case in loud[:4]:
                say(f"        {' '.join(case.post.text.split())[:110]}")


def link_sets(knowledge: Knowledge) -> None:
    """Links, disguises, suffixes and look-alike letters."""
    say("\n== links")
    suffixes = knowledge.suffixes
    measures = [
        *links.peers(rows("url_extract"), suffixes),
        *links.disguises(rows("obfuscation_synthetic"), suffixes),
        links.registrable(rows("psl_registrable"), suffixes),
        links.lookalikes(rows("confusables_ascii")),
        links.present(
            "gold, a link present", rows("gold"), suffixes, ("bare_link", "link_with_commentary", "link")
        ),
    ]
    for measure in measures:
        say(measure.line())
        for text, want, got in measure.failures[:3]:
            say(f"      {text[:70]!r} wanted {want!r:.60} got {got!r:.60}")


def by_luck(knowledge: Knowledge) -> None:
    """What F1 loses when every pattern goes that hit exactly one message of the dev sets."""
    say("\n== without the patterns that hit exactly one dev message")
    for kind in ("pitch", "metrics", "politics"):
        cases = [*alone("gold"), *conversations(), *(alone("youtube_spam") if kind == "pitch" else [])]
        so = is_so(kind)
        hits: dict[int, int] = {}
        for case in cases:
            for index in hits_of(case, kind, knowledge):
                hits[index] = hits.get(index, 0) + 1
        once = {index for index, number in hits.items() if number == 1}
        kept = tuple(
            replace(pattern, weight=0.0) if index in once else pattern
            for index, pattern in enumerate(knowledge.lexicon.patterns)
        )
        without = replace(knowledge, lexicon=Lexicon(kept, read_talk(DATA / "packs" / "en")))
        before = count([(so(c), found(kind, v)) for c, v in judged(cases, knowledge)]).f1
        after = count([(so(c), found(kind, v)) for c, v in judged(cases, without)]).f1
        say(f"{kind:10} {len(once):3} patterns   F1 {100 * before:.1f} -> {100 * after:.1f}")


def report() -> int:
    """Print everything; 1 when there are no sets to score on."""
    if not DATASETS.is_dir():
        say("The shared data sets are not there: nothing to score on but our own examples.")
        results = judged(own(), load())
        for kind in ("pitch", "metrics", "politics"):
            rule_line(kind, "own", results, is_so(kind))
        return 1
    knowledge = load()
    link_sets(knowledge)
    labelled(knowledge)
    unread(knowledge)
    folds(knowledge)
    replies(knowledge)
    pools(knowledge)
    by_luck(knowledge)
    return 0
