"""What holds of every verdict, whatever was written."""

import os
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.core.facts import Facts, parts_of
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy
from bot.core.post import Attachment, Poll, Post
from bot.core.reach import total
from bot.core.verdict import Verdict, judge
from bot.knowledge import load
from tests.core import judge_inputs

NUMBERS = st.integers(0, 1 << 40)
WILD = st.text(st.characters(), max_size=200) | st.lists(
    st.sampled_from((*judge_inputs.MARKS, " ", "a"))
).map("".join)
SAID = st.lists(st.sampled_from(judge_inputs.texts()), min_size=1, max_size=3)
LINKS = (
    "https://anamugs.com",
    "http://anamugs.io/x",
    "www.anamugs.com",
    "anamugs.com/shop",
    "discord.gg/ana",
)
WEIGHED = ("pitch", "metrics", "politics")
PRESAVE = "new single's at midnight, presave it and i'll put your name in the liner notes"
PRESETS = st.sampled_from([Policy(), Policy(preset="gentle"), Policy(preset="strict")])

quick = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@cache
def knowledge() -> Knowledge:
    """Loaded when first needed; no fixture, or every falsified example would print it."""
    return load()


def rules(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings}


def gist(verdict: Verdict) -> tuple[object, ...]:
    """What a verdict says, without where."""
    return (
        [(finding.rule, finding.weight) for finding in verdict.findings],
        verdict.signals,
        [(link.host, link.path) for link in verdict.links],
    )


def places(post: Post) -> dict[str, str]:
    forwards = {f"forward:{number}": text for number, text in enumerate(post.forwarded)}
    return {**dict(parts_of(post)), **forwards}


def holds(post: Post, verdict: Verdict) -> None:
    parts = places(post)
    spans = [(link.part, link.start, link.end, link.text) for link in verdict.links]
    spans += [(e.part, e.start, e.end, e.text) for finding in verdict.findings for e in finding.evidence]
    for part, start, end, text in spans:
        assert 0 <= start <= end <= len(parts[part])
        assert parts[part][start:end] == text
    for finding in verdict.findings:
        assert finding.weight >= finding.threshold
        assert finding.evidence


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text in which a full stop stands in the place of each span."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} . {text[end:]}"
    return text


@given(NUMBERS, PRESETS)
@quick
def test_any_post_is_judged_alike_twice_and_spans_hold_what_they_claim(number: int, policy: Policy) -> None:
    post = judge_inputs.post(number)
    verdict = judge(post, policy, knowledge())
    holds(post, verdict)
    assert judge(post, policy, knowledge()) == verdict


@given(WILD, st.integers(1, 60))
@quick
def test_any_unicode_is_judged_wherever_it_stands(wild: str, times: int) -> None:
    text = (wild * times)[: judge_inputs.LONGEST]
    for post in (
        Post(1, 1, text),
        Post(1, 1, "look", title=text, poll=Poll(text, (text,)), attachments=(Attachment(text, text),)),
        Post(1, 1, "", forwarded=(text,)),
    ):
        holds(post, judge(post, Policy(), knowledge()))


@given(SAID, st.sampled_from(("", *LINKS)), st.randoms(use_true_random=False))
@quick
def test_invisible_characters_never_change_a_verdict(said: list[str], link: str, chance: object) -> None:
    text = " ".join((*said, link)).strip()
    assert hasattr(chance, "choice") and hasattr(chance, "random")
    hidden = "".join(
        char + (chance.choice(judge_inputs.INVISIBLE) if chance.random() < 0.3 else "") for char in text
    )
    seen, unseen = Post(1, 1, text), Post(1, 1, chance.choice(judge_inputs.INVISIBLE) + hidden)
    verdict = judge(unseen, Policy(), knowledge())
    assert gist(verdict) == gist(judge(seen, Policy(), knowledge()))
    holds(unseen, verdict)


@given(SAID, st.sampled_from(LINKS), st.sampled_from((str.upper, str.title, str.swapcase, str.lower)))
@quick
def test_case_never_removes_a_pitch_or_a_link_that_shows_what_it_is(
    said: list[str], link: str, cased: object
) -> None:
    assert callable(cased)
    text = f"{' '.join(said)} {link}"
    before = judge(Post(1, 1, text), Policy(), knowledge())
    after = judge(Post(1, 1, cased(text)), Policy(), knowledge())
    assert {"pitch"} & rules(before) <= rules(after)
    host = link.partition("://")[2] or link
    assert host.partition("/")[0] in {each.host for each in after.links}


def innocent_beside(text: str, innocent: str) -> tuple[str, ...]:
    ended = f"{text.rstrip('.!? ')}."
    return f"{innocent} {text}", f"{ended} {innocent}", f"{innocent}\n{text}", f"{text}\n{innocent}"


THIN = 1 if os.environ.get("HALFHOUR_JOINS") == "all" else 3
"""Of the joins of texts and innocent sentences one in so many is tried; `HALFHOUR_JOINS=all` tries each."""


def test_an_innocent_sentence_adds_no_finding_whatever_it_is_said_beside() -> None:
    worse = []
    sentences = judge_inputs.INNOCENT
    for number, text in enumerate(judge_inputs.said()):
        before = rules(judge(Post(1, 1, text), Policy(), knowledge()))
        near = any(total(Facts(Post(1, 1, text), Policy(), knowledge()), kind) >= 1 for kind in WEIGHED)
        # Where nothing tells of anything yet, a few of the sentences do; each takes its turn.
        for place, innocent in enumerate(
            sentences[number % THIN :: THIN] if near else sentences[number % 16 :: 16]
        ):
            more = innocent_beside(text, innocent)[(number + place) % 4]
            if not rules(judge(Post(1, 1, more), Policy(), knowledge())) <= before:
                worse.append(more)
    assert worse == []


@pytest.mark.parametrize(
    ("text", "innocent"),
    [
        ("around 12k followers by now", "We had soup with bread."),
        ("the ceasefire lasted what, six hours", "The bus was late again."),
        ("does anybody here do headshots under 40?", "I slept badly."),
        ("https://example.org/shop", "It rained all afternoon."),
        ("my shop", "From 20 to 30 degrees, what a day."),
    ],
)
def test_words_that_count_beside_something_count_nowhere_else(text: str, innocent: str) -> None:
    before = rules(judge(Post(1, 1, text), Policy(), knowledge()))
    for more in innocent_beside(text, innocent):
        assert rules(judge(Post(1, 1, more), Policy(), knowledge())) <= before


@given(SAID, st.sampled_from(("", *LINKS)), PRESETS)
@example([PRESAVE, PRESAVE], "", Policy(preset="strict"))
@quick
def test_without_its_evidence_a_finding_is_gone(said: list[str], link: str, policy: Policy) -> None:
    text = " ".join((*said, link)).strip()
    for finding in judge(Post(1, 1, text), policy, knowledge()).findings:
        spans = [(e.start, e.end) for e in finding.evidence if e.end]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        assert finding.rule not in rules(judge(Post(1, 1, without(text, joined)), policy, knowledge()))
