"""Strata: the hard kinds of message by themselves, and what each set says that a label alone does not."""

from collections.abc import Callable, Collection, Iterator, Sequence

from bot.core.finding import RULE_NAMES
from bot.core.verdict import Verdict
from tests.evaluation.cases import Case
from tests.evaluation.measures import line

Judged = Sequence[tuple[Case, Verdict]]

DISCORD = "written-"
"""Rows of the gold set that were written as people write on Discord have ids that begin so."""
QUOTING = ("quote_seller", "mock_pitch", "warn", "complain_ads")
"""Kinds of message that quote a seller, mock one, or warn of one: none is a pitch."""
NUMBERS = ("neg_numbers", "innocent_number")
"""Kinds of message with numbers that show off nothing."""
PLAY = ("pseudo_politics", "politics_lookalike")
"""Kinds of message that sound like politics: votes for films, wars in games, an office."""
PROMO = frozenset({"promo", "affiliate", "lead_gen", "scam", "spam", "phishing", "recovery_scam"})
"""Labels on X that say somebody sells."""
NOISE = frozenset({"pitch", "bare_link", "metrics", "politics"})


def found(kind: str, verdict: Verdict) -> bool:
    """True when the verdict holds that rule or signal."""
    return kind in {each.rule for each in verdict.findings} | {each.signal for each in verdict.signals}


def noisy(verdict: Verdict) -> bool:
    """True when any rule found something."""
    return any(found(rule, verdict) for rule in RULE_NAMES)


def alarms(name: str, results: Judged, kinds: Collection[str], flagged: Callable[[Verdict], bool]) -> str:
    """How many innocent messages of some kinds are flagged, and which."""
    among = [(case, verdict) for case, verdict in results if any(kind in case.kind for kind in kinds)]
    loud = [case for case, verdict in among if flagged(verdict)]
    shown = "".join(f"\n      false  {case.id}: {' '.join(case.post.text.split())[:110]}" for case in loud)
    return f"{name}: {len(loud)} of {len(among)} flagged{shown}"


def written(results: Judged) -> str:
    """Pitches among the messages that were written as on Discord."""
    pairs = [("pitch" in c.labels, found("pitch", v)) for c, v in results if c.id.startswith(DISCORD)]
    return line("gold, as on Discord: pitch", pairs)


def innocents(name: str, results: Judged) -> Iterator[str]:
    """False alarms among the look-alikes of each rule."""
    pitchless = [(case, verdict) for case, verdict in results if "pitch" not in case.labels]
    yield alarms(f"{name}, about a seller", pitchless, QUOTING, lambda verdict: found("pitch", verdict))
    yield alarms(f"{name}, innocent numbers", results, NUMBERS, lambda verdict: found("metrics", verdict))
    yield alarms(f"{name}, like politics", results, PLAY, lambda verdict: found("politics", verdict))


def talk_of(results: Judged) -> Iterator[str]:
    """Whole conversations: links by what stands around them, answers and replies, ordinary talk."""
    bare = [v for c, v in results if "bare_link" in c.labels]
    yield f"noisy bare links found: {sum(found('bare_link', v) for v in bare)} of {len(bare)}"
    innocent = [v for c, v in results if "innocent_link" in c.labels]
    yield f"innocent bare links flagged: {sum(found('bare_link', v) for v in innocent)} of {len(innocent)}"
    for signal in ("answer", "reply"):
        yield line(f"conversations: {signal}", [(signal in c.labels, found(signal, v)) for c, v in results])
    talk = [(case, verdict) for case, verdict in results if not case.labels & NOISE]
    loud = [(case, verdict) for case, verdict in talk if not verdict.clean]
    yield f"ordinary talk flagged: {len(loud)} of {len(talk)}"
    for case, verdict in loud:
        yield f"      {verdict.findings[0].rule} {case.id}: {' '.join(case.post.text.split())[:110]}"


def on_x(results: Judged) -> Iterator[str]:
    """X, whose labels are noisy: a quarter of its spam is none, a third of its clean is."""
    sold = [(bool(case.labels & PROMO), verdict) for case, verdict in results]
    yield line("janitr_x: pitch where somebody sells", [(so, found("pitch", v)) for so, v in sold])
    yield line("janitr_x: any rule", [(so, noisy(v)) for so, v in sold])
    politics = [("topic_politics" in case.labels, found("politics", v)) for case, v in results]
    yield line("janitr_x: politics where the topic is", politics)


def by_text_message(results: Judged) -> Iterator[str]:
    """Text messages: premium-rate spam of another medium, for robustness."""
    yield line("sms_spam: pitch", [("spam" in case.labels, found("pitch", v)) for case, v in results])
    yield line("sms_spam: any rule", [("spam" in case.labels, noisy(v)) for case, v in results])
