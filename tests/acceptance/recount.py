"""An independent recount of a server's points, from nothing but the transcript.

It shares the judge, the prices' numbers and what "thin", "thanks" and "nearly the same words" mean with the
bot, and nothing else: no use case, no storage, no book-keeping of the core. Written the slow, plain way on
purpose.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.finding import RULE_NAMES
from bot.core.gaming import fingerprint, near, thin
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy
from bot.core.post import Post, Target, Turn
from bot.core.scoring import Prices
from bot.core.verdict import judge

LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Said:
    """One line of the transcript."""

    message: int
    author: int
    text: str
    at: datetime
    reply_to: int | None = None


Window = tuple[datetime, datetime]
Line = tuple[int, int, str]
"""(member, message, what for)."""


@dataclass
class Deed:
    """Something a participant did (or got), as it stands at the end."""

    member: int
    message: int
    what: str
    at: datetime
    partner: int = 0
    share: int = 0


def posts(transcript: Sequence[Said], guild: int, channel: int) -> dict[int, Post]:
    """The transcript as posts, each with the five messages of the five minutes before it."""
    found: dict[int, Post] = {}
    by_id = {said.message: said for said in transcript}
    for index, said in enumerate(transcript):
        target = by_id.get(said.reply_to or 0)
        recent = [
            Turn(one.author, one.text, (said.at - one.at).total_seconds(), one.message)
            for one in transcript[max(0, index - 5) : index]
            if said.at - one.at <= timedelta(minutes=5)
        ]
        found[said.message] = Post(
            said.message,
            said.author,
            said.text,
            guild,
            channel,
            said.at,
            replied_to=Target(target.message, target.author, target.text) if target else None,
            recent=tuple(recent),
        )
    return found


def recount(
    transcript: Sequence[Said],
    windows: Mapping[int, Window],
    knowledge: Knowledge,
    prices: Prices,
    key: bytes,
    guild: int = 0,
    channel: int = 0,
) -> dict[Line, int]:
    """Points by line for one half hour of each participant, all on one day, nobody having met before."""
    by_id = posts(transcript, guild, channel)
    deeds = _deeds(by_id, windows, knowledge, key)
    _share(deeds, by_id, prices)
    points: dict[Line, int] = {}
    for member in windows:
        points.update(_price([deed for deed in deeds if deed.member == member], member, prices))
    return points


def _deeds(
    by_id: Mapping[int, Post], windows: Mapping[int, Window], knowledge: Knowledge, key: bytes
) -> list[Deed]:
    deeds: list[Deed] = []
    for post in by_id.values():
        start, end = windows.get(post.author, (post.at, post.at))
        if not start <= post.at < end:
            continue
        verdict = judge(post, Policy(), knowledge)
        for finding in verdict.findings:
            what = "slip" if finding.rule == "politics" else finding.rule
            deeds.append(Deed(post.author, post.message, what, post.at))
        if thin(post.text):
            continue
        talks = {
            (talk.signal, 0 if talk.signal in ("question", "opener") else talk.partner)
            for talk in verdict.signals
        }
        for signal, partner in talks:
            if partner in (None, post.author) or (signal == "reply" and ("answer", partner) in talks):
                continue
            deeds.append(Deed(post.author, post.message, signal, post.at, partner or 0))
    repeated = _repeated(deeds, by_id, key)
    deeds = [
        deed
        for deed in deeds
        if (deed.what in ("question", "answer", "reply", "opener") and deed.message not in repeated)
        or deed.what in (*RULE_NAMES, "slip")
    ]
    credited: dict[tuple[int, int], Deed] = {}
    for post in by_id.values():
        for target in _talked_to(post, by_id, windows, knowledge):
            if target.author == post.author or target.author not in windows:
                continue
            start, end = windows[target.author]
            if start <= by_id[target.message].at < end and start <= post.at < end + LATE:
                deed = Deed(target.author, target.message, "replied", post.at, post.author)
                credited.setdefault((deed.message, deed.partner), deed)
    return [*deeds, *credited.values()]


def _talked_to(
    post: Post, by_id: Mapping[int, Post], windows: Mapping[int, Window], knowledge: Knowledge
) -> list[Target]:
    """Whose messages a post talks to: by a reply or thanks, or, of a participant, by answering a question."""
    marked = post.replied_to or _thanked(post, by_id, windows, knowledge)
    found = [] if marked is None else [marked]
    start, end = windows.get(post.author, (post.at, post.at))
    if start <= post.at < end and not thin(post.text):
        for talk in judge(post, Policy(), knowledge).signals:
            if talk.signal == "answer" and talk.partner and talk.message:
                found.append(Target(talk.message, talk.partner))
    return found


def _thanked(
    post: Post, by_id: Mapping[int, Post], windows: Mapping[int, Window], knowledge: Knowledge
) -> Target | None:
    """The answer that somebody acknowledges in plain words: within a minute, nobody else in between."""
    between: set[int] = set()
    for turn in reversed(post.recent):
        if turn.author == post.author:
            continue
        between.add(turn.author)
        if turn.seconds_ago > 60 or len(between) > 1:
            break
        before = by_id[turn.message]
        start, end = windows.get(turn.author, (before.at, before.at))
        signals = judge(before, Policy(), knowledge).signals if start <= before.at < end else ()
        if any(talk.signal == "answer" and talk.partner == post.author for talk in signals):
            return Target(turn.message, turn.author) if knowledge.thanks.said(post.text) else None
    return None


def _repeated(deeds: Sequence[Deed], by_id: Mapping[int, Post], key: bytes) -> set[int]:
    """Messages that say nearly what an earlier one of the same member said, talk only."""
    found: set[int] = set()
    originals: dict[int, list[int]] = defaultdict(list)
    talk = sorted({d.message for d in deeds if d.what in ("question", "answer", "reply", "opener")})
    for message in talk:
        mark = fingerprint(by_id[message].text, key)
        if mark is None:
            continue
        author = by_id[message].author
        if any(near(mark, other) for other in originals[author]):
            found.add(message)
        else:
            originals[author].append(mark)
    return found


def _share(deeds: list[Deed], by_id: Mapping[int, Post], prices: Prices) -> None:
    """Give every deed of every pair the share of its price that the pair's repeats leave."""
    said: dict[int, set[str]] = defaultdict(set)
    for deed in deeds:
        if deed.what in ("question", "answer", "reply", "opener"):
            said[deed.message].add(deed.what)
    for pair in {frozenset((deed.member, deed.partner)) for deed in deeds if deed.partner}:
        mine = [deed for deed in deeds if deed.partner and frozenset((deed.member, deed.partner)) == pair]
        mine.sort(key=lambda deed: (deed.message, deed.what))
        counts: Counter[str] = Counter()
        last: dict[tuple[int, str], datetime] = {}

        def take(what: str, counts: Counter[str] = counts) -> int:
            counts[what] += 1
            return prices.shares[counts[what] - 1] if counts[what] <= len(prices.shares) else 0

        for deed in mine:
            if deed.what in ("reply", "answer"):
                before = last.get((deed.member, deed.what))
                if before is None or (deed.at - before).total_seconds() >= prices.cooldown:
                    last[deed.member, deed.what] = deed.at
                    deed.share = take(deed.what)
            elif deed.what == "replied" and said[deed.message] & {"question", "opener"}:
                deed.share = take("replied")
        credited = {deed.message for deed in mine if deed.what == "replied"}
        for deed in mine:
            if deed.what == "answer" and deed.message in credited:
                deeds.append(Deed(deed.member, deed.message, "thanks", deed.at, deed.partner, take("thanks")))
        for member in pair:
            firsts = [d for d in mine if d.member == member and d.what == "replied" and said[d.message]]
            if firsts:
                first = firsts[0]
                deeds.append(Deed(member, first.message, "meeting", first.at, first.partner, 100))


def _price(deeds: list[Deed], member: int, prices: Prices) -> dict[Line, int]:
    points: Counter[Line] = Counter()
    credits: dict[int, list[int]] = defaultdict(list)
    for deed in deeds:
        if deed.what == "replied":
            credits[deed.message].append(deed.share)
    costs: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for deed in deeds:
        if deed.what in (*RULE_NAMES, "slip"):
            costs[deed.message].append((prices.cost(deed.what), deed.what))
    for message, slips in costs.items():
        for cost, what in slips:
            points[member, message, what] = -cost if (cost, what) == max(slips) else 0
    order = ("question", "answer", "thanks", "reply", "opener", "meeting")
    returned = {deed.partner for deed in deeds if deed.what == "replied"}
    spoken_to = {deed.partner for deed in deeds if deed.what in ("reply", "answer")}
    back = len(spoken_to & returned)
    unheard = len(spoken_to) >= prices.crowd and 100 * back < prices.heard * len(spoken_to)
    earned = mutual = openers = alone = 0
    for deed in sorted(
        (deed for deed in deeds if deed.what in order), key=lambda d: (d.message, order.index(d.what))
    ):
        value = getattr(prices, deed.what) * deed.share // 100
        if deed.what == "question":
            value = prices.question * max(credits[deed.message], default=0) // 100
        elif deed.what == "opener":
            value = 0
            if sum(share > 0 for share in credits[deed.message]) >= prices.joiners:
                openers += 1
                steps = prices.day_shares
                value = prices.opener * (steps[openers - 1] if openers <= len(steps) else 0) // 100
        one_sided = deed.what in ("reply", "answer") and deed.partner not in returned
        if one_sided and value:
            alone += 1
            value = value if alone <= prices.one_sided else 0
        if unheard:
            value = value * prices.unheard // 100
        paid = min(value, prices.half_hour_cap - earned)
        earned += paid
        mutual += 0 if one_sided else paid
        points[member, deed.message, deed.what] += paid
    if not costs:
        points[member, 0, "finished"] = min(prices.clean, mutual)
    return dict(points)
