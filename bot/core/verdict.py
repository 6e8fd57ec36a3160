"""The verdict: all findings on one post, by the one judge that every reader shares."""

from dataclasses import dataclass

from bot.core.facts import Facts
from bot.core.finding import Finding, RuleName, Talk
from bot.core.knowledge import Knowledge
from bot.core.leant import leant
from bot.core.links import Link
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.rule import Rule, Signal
from bot.core.rules.bare_link import bare_link
from bot.core.rules.link import link
from bot.core.rules.metrics import metrics
from bot.core.rules.pitch import pitch
from bot.core.rules.politics import politics
from bot.core.signals.answer import answer
from bot.core.signals.opener import opener
from bot.core.signals.question import question
from bot.core.signals.reply import reply
from bot.core.unseen import seen

RULES: tuple[tuple[RuleName, Rule], ...] = (
    ("bare_link", bare_link),
    ("link", link),
    ("pitch", pitch),
    ("metrics", metrics),
    ("politics", politics),
)
SIGNALS: tuple[Signal, ...] = (question, answer, reply, opener)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a post: its links, its noise (`findings`), its talk (`signals`)."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    signals: tuple[Talk, ...] = ()

    @property
    def clean(self) -> bool:
        """True when no rule fired."""
        return not self.findings


NOTHING = Verdict()


def judge(post: Post, policy: Policy, knowledge: Knowledge) -> Verdict:
    """Judge one post: total (any text), deterministic, and the same for every caller."""
    shown = seen(post)
    if shown is None:
        return _judged(post, policy, knowledge)
    found = _judged(shown.post, policy, knowledge)
    return Verdict(
        tuple(map(shown.link, found.links)), tuple(map(shown.finding, found.findings)), found.signals
    )


def _judged(post: Post, policy: Policy, knowledge: Knowledge) -> Verdict:
    facts = Facts(post, policy, knowledge)
    if _quiet(facts):
        return NOTHING
    findings = [found for name, rule in RULES if not facts.exempt(name) and (found := rule(facts))]
    signals = [talk for signal in SIGNALS if (talk := signal(facts))]
    return Verdict(facts.links, tuple(findings), tuple(signals))


def _quiet(facts: Facts) -> bool:
    """True where no rule and no signal has anything to go by: most of what people say."""
    post, policy = facts.post, facts.policy
    return not (
        facts.hits
        or facts.links
        or leant(facts, "pitch")
        or post.recent
        or post.replied_to
        or post.mentions
        or post.poll
        or post.forwarded
        or policy.patterns
        or policy.products
    )
