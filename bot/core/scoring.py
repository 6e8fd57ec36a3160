"""The prices: every price in one place, each with its reason, and what a verdict's deeds are.

Detection and price are apart: rules and signals say what they found, this file says what it is worth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, get_args

from bot.core.finding import RULE_NAMES, SIGNAL_NAMES, RuleName
from bot.core.gaming import thin
from bot.core.ledger import EDITED, FINISHED, Deed, Sheet
from bot.core.policy import Preset
from bot.core.post import Post

if TYPE_CHECKING:  # prices need to know what a verdict holds, not the judge that makes it
    from bot.core.verdict import Verdict

UNNAMED = "slip"
"""How a slip is booked whose rule's name would say something about a person's views. Stored for ever."""


def booked_as(rule: RuleName) -> str:
    """The name that a rule's slip has in the ledger: its own, save for politics."""
    return UNNAMED if rule == "politics" else rule


SLIPS: frozenset[str] = frozenset(booked_as(rule) for rule in RULE_NAMES)
"""The names of slips in the ledger."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What things are worth in one server from one moment on. Points are whole; slips are costs.

    `version` names exactly these values for ever: a change makes a new version, for half hours that start
    from then on.
    """

    version: int
    preset: Preset = "classic"

    question: int = 20
    """Asking is what the dare asks for first; it counts when another human answers."""
    answer: int = 15
    """Answering is the other half; it counts for being given."""
    thanks: int = 15
    """An answer that the asker took up (a reply, a reaction, thanks) was listened to: that doubles it."""
    reply: int = 10
    """Plain conversation: less than an answer, since nobody asked."""
    opener: int = 30
    """A discussion is the hardest thing to start; it counts when at least two others join."""
    meeting: int = 40
    """Two people who had not talked for thirty days: the point of the whole dare, so it is worth most."""
    clean: int = 25
    """A half hour kept; never more than talk that was returned earned in it, so silence earns nothing."""

    bare_link: int = 10
    """Noise, but mended with one sentence."""
    link: int = 20
    """The first thing that the dare says not to do."""
    pitch: int = 25
    """Selling is what the half hour is a rest from."""
    metrics: int = 15
    """Nobody should have to beg to look at a number."""
    politics: int = 15
    """Kept small: it is not what this bot is for, and it can be wrong."""

    joiners: int = 2
    """How many others make a discussion of an opener."""
    shares: tuple[int, ...] = (100, 100, 50, 50, 25, 25)
    """Percent of the price for the first, second ... of a kind between two people on a day, whoever does it.
    One exchange each way counts in full, a ping-pong soon counts for nothing."""
    familiarity: tuple[int, ...] = (100, 100, 80, 60, 50, 40, 35, 30, 25, 20)
    """What that is multiplied with, in percent, by on how many of the last thirty days they met (the last one
    holds for more): old friends are welcome, and the dare is about people one does not know yet."""
    day_shares: tuple[int, ...] = (100, 50, 25)
    """For a member's openers, and for kept half hours, on a day: one good discussion is better than four."""
    one_sided: int = 3
    """Replies and answers in a half hour that count although the other never came back to one: talking at
    people is not talking with them."""
    crowd: int = 8
    """People spoken to in a half hour from which on it matters whether they come back."""
    heard: int = 25
    """Percent of such a crowd that must come back, on that day, for its half hour to count in full."""
    unheard: int = 40
    """Percent that a half hour counts when hardly anybody did: handing out lines is no conversation."""
    cooldown: int = 180
    """Seconds in which a second reply to the same person is the same thought, sent in two lines. It holds in
    both directions, for each of the two on its own: who is spoken to may say something back at once, and as
    both are paid out of the same `shares`, taking turns in haste earns no more than taking one's time."""
    half_hour_cap: int = 300
    """Nobody has to hurry: about what a lively half hour earns."""
    day_cap: int = 450
    """Nobody has to spend the day here: two or three good half hours."""

    def warmth(self, days: int) -> int:
        """The percentage that is left between two who met on so many of the thirty days before."""
        return self.familiarity[min(days, len(self.familiarity) - 1)]

    def cost(self, slip: str) -> int:
        """What a slip costs, by its booked name (see `booked_as`); 0 for what is no slip."""
        if slip == UNNAMED:
            return self.politics
        return getattr(self, slip) if slip in RULE_NAMES else 0


BOUNDS: Mapping[str, tuple[int, int]] = {
    "question": (0, 100),
    "answer": (0, 100),
    "thanks": (0, 100),
    "reply": (0, 25),
    "opener": (0, 150),
    "meeting": (0, 120),
    "clean": (0, 150),
    "bare_link": (0, 100),
    "link": (0, 100),
    "pitch": (0, 100),
    "metrics": (0, 100),
    "politics": (0, 100),
    "half_hour_cap": (150, 1000),
    "day_cap": (200, 2500),
}
"""What a server may set, and how far: no price can be turned against its own side, and at none of these
bounds does farming pay (`python -m tests.simulation --bounds` tries each, the other prices as shipped)."""

_SLIPS: Mapping[Preset, Mapping[str, int]] = {
    "gentle": {"bare_link": 0, "link": 0, "pitch": 5, "metrics": 0, "politics": 0},
    "classic": {},
    "strict": {"bare_link": 20, "link": 40, "pitch": 50, "metrics": 30, "politics": 30},
}
"""Presets differ in what a slip costs, never in what talk is worth: gentle tells, strict means it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The prices that a release shipped, in force from `since` for servers that set none of their own."""

    number: int
    since: datetime
    presets: Mapping[Preset, Prices]


def _edition(number: int, since: datetime, base: Prices) -> Edition:
    return Edition(
        number,
        since,
        {
            preset: replace(base, version=-(number * 3 + index), preset=preset, **_SLIPS[preset])  # type: ignore[arg-type]
            for index, preset in enumerate(get_args(Preset))
        },
    )


EDITIONS: tuple[Edition, ...] = (_edition(1, datetime(1970, 1, 1, tzinfo=UTC), Prices(0)),)
"""Every set of prices that was ever shipped, oldest first. To change a price, add an edition with all its
values and the moment it holds from; never edit one that was released, or the past would change with it."""


def shipped(preset: Preset, at: datetime) -> Prices:
    """The shipped prices in force at a moment."""
    return [edition for edition in EDITIONS if edition.since <= at][-1].presets[preset]


def shipped_version(version: int) -> Prices | None:
    """The shipped prices of a (negative) version, or None."""
    for edition in EDITIONS:
        for prices in edition.presets.values():
            if prices.version == version:
                return prices
    return None


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """A price that a server may not set: `least` and `most` are what it may; both 0 for an unknown name."""

    name: str
    least: int = 0
    most: int = 0


def change(prices: Prices, values: Mapping[str, int], version: int) -> Prices | OutOfBounds:
    """New prices with some values changed; the first one that is out of bounds is given back instead."""
    for name, value in values.items():
        least, most = BOUNDS.get(name, (0, -1))
        if not least <= value <= most:
            return OutOfBounds(name, least, max(most, 0))
    return replace(prices, version=version, **values)  # type: ignore[arg-type]


def values_of(prices: Prices) -> dict[str, object]:
    """All values of the prices, for storing: whatever a later release ships, they stay what they were."""
    return {
        each.name: list(value) if isinstance(value, tuple) else value
        for each in fields(prices)
        if each.name not in ("version", "preset")
        for value in [getattr(prices, each.name)]
    }


def prices_from(version: int, preset: Preset, values: Mapping[str, object]) -> Prices:
    """The prices that `values_of` wrote down; what it did not know yet takes the first edition's value."""
    known = {each.name for each in fields(Prices)}
    kept = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in known
    }
    return replace(Prices(version, preset), **kept)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Context:
    """What pricing a post needs besides the verdict: whose half hour it is, and the hashes of its pairs.

    `pairs` maps a partner's id to the hash of the pair; `bots` are partners who are bots or webhooks.
    """

    sheet: Sheet
    pairs: Mapping[int, int] = field(default_factory=dict)
    fingerprint: int | None = None
    bots: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """What a post comes to: its deeds, what its slip costs (`at_stake` <= 0), and the most its talk can earn.

    `thin` posts (a word, an emoji) are worth nothing, and no talk of theirs is booked.
    """

    deeds: tuple[Deed, ...]
    at_stake: int = 0
    would_earn: int = 0
    thin: bool = False


def score(verdict: "Verdict", post: Post, context: Context, prices: Prices) -> Score:
    """The deeds in one revision of a post. Bots, and talk with oneself, are not talk."""
    deeds: dict[tuple[str, int], Deed] = {}

    def add(finding: str, partner: int = 0, fingerprint: int | None = None) -> None:
        deed = Deed(context.sheet, post.message, post.revision, finding, post.at, partner, fingerprint)
        deeds.setdefault((finding, partner), deed)

    if post.revision:
        add(EDITED)
    for finding in verdict.findings:
        add(booked_as(finding.rule))
    empty = thin(post.text) and thin(post.title)
    answered = {talk.partner for talk in verdict.signals if talk.signal == "answer"}
    for talk in verdict.signals:
        if empty or talk.signal not in SIGNAL_NAMES:
            continue
        if talk.signal in ("question", "opener"):
            add(talk.signal, fingerprint=context.fingerprint)
        elif talk.partner in context.bots or talk.partner == post.author or talk.partner is None:
            continue
        elif talk.partner in context.pairs and not (talk.signal == "reply" and talk.partner in answered):
            add(talk.signal, context.pairs[talk.partner], context.fingerprint)
    talks = [deed.finding for deed in deeds.values() if deed.finding in SIGNAL_NAMES]
    return Score(
        deeds=tuple(deeds.values()),
        at_stake=-max((prices.cost(booked_as(finding.rule)) for finding in verdict.findings), default=0),
        would_earn=sum(getattr(prices, name) + (prices.thanks if name == "answer" else 0) for name in talks),
        thin=empty,
    )


def credit(
    sheet: Sheet, message: int, pair: int, how: Literal["reply", "mention", "reaction"], at: datetime
) -> Deed:
    """Somebody (human, not the author) answered or reacted to a message; `sheet` is its author's."""
    return Deed(sheet, message, 0, "reacted" if how == "reaction" else "replied", at, pair)


def finished(sheet: Sheet, at: datetime) -> Deed:
    """A half hour was kept to its end; what that is worth depends on what stands in it."""
    return Deed(sheet, sheet.half_hour, 0, FINISHED, at)
