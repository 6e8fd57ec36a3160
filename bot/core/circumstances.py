"""Circumstances: evidence that no pattern gives, read off the links of a post and what it answers.

Packs weigh them by name, as they weigh patterns: `fact = "link.storefront"`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.beside import near
from bot.core.facts import Facts
from bot.core.hosts import listed
from bot.core.leant import leant
from bot.core.links import Link
from bot.core.plain import DIGIT, sentences
from bot.core.text import fold

FACTS = (
    "link.any",  # any link
    "link.several",  # more than two of them
    "link.invite",  # a door into a community
    "link.shortener",  # a link that hides where it leads
    "link.link_in_bio",  # a page that gathers one person's offers
    "link.storefront",  # where things are sold, or money is asked for
    "link.profile",  # a page that belongs to one person or band
    "link.referral",  # whoever posts it gains when it is followed
    "link.own",  # the author's own site or page
    "link.selling",  # its path says what it wants: /shop, /join, /claim
    "price.lone",  # a number alone between two commas: "real wool, 35, collection only"
    "words.alone",  # words lean that way, and no way of saying it is known
    "talk.only_asks",  # what tells is asked, not said
    "reply.answers",  # the post replies to somebody, or speaks to somebody by name
    "reply.asked",  # what it answers asked for such a thing
)

_SELLING = re.compile(
    r"(?:^|[/\-_.?=&])(?:shop|store|buy|sale|sales|checkout|cart|order|pricing|join|signup|sign-up|register|subscribe|claim"
    r"|giveaway|airdrop|mint|presale|whitelist|waitlist|trial|free-trial|demo|book-a-call|booking|survey|promo|offer|deal"
    r"|discount|coupon|donate|campaign|fundraiser|petition|apply|enroll|enrol|course|webinar|masterclass|affiliate|partners"
    r"|invite|r|ref|referral|listing|product|products|pre-order|preorder|earn|bonus|gift|vip|membership|itm|dp)(?=$|[/\-_.?=&#])"
)
# Names of people that are also names of places on the web.
_COMMON = frozenset(
    (
        "",
        "a",
        "art",
        "blog",
        "com",
        "dev",
        "game",
        "games",
        "music",
        "my",
        "net",
        "org",
        "shop",
        "the",
        "to",
        "www",
    )
)
_CALLED = re.compile(r"\s*(?:<?@[\w!&]+>?|([\w.\-]{2,32})[:,] )")
_LONE = re.compile(
    r"(?:^|[,.!?;:\n(]\s?)(?:only |just |about )?[£$€]?\d{1,3}(?:\.\d\d)?"
    r"(?: (?:each|plus post\w*|posted|ono|obo|flat|all in|cash|to start|plus shipping|shipped))?"
    r"(?=\s?[,.!?;\n)]|\s*$)"
)
_ASKED = re.compile(
    r"\b(?:any ?one|any ?body|some ?one|who|where|recommend\w*|suggest\w*|looking for|need|links?|send|share"
    r"|how much|price|details|what(?:'s| is) (?:it|your|the)|do you (?:sell|have|do|take)"
    r"|can i (?:buy|get|see|join))\b.*\?|\blink\b"
)


_NUMBERS = re.compile(r"\d+")
MANY_NUMBERS = 6
"""With so many numbers a text is a table or a score, and none of them is a price."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One fact, and the words in the post that show it (an empty span at 0 where none do)."""

    name: str
    start: int = 0
    end: int = 0
    part: str = "text"


def circumstances(facts: Facts, kind: str) -> Iterator[Circumstance]:
    """Every circumstance of a post that counts for a kind, each name at most once a link."""
    links = facts.links_for("pitch") if kind == "pitch" else facts.links
    for link in links:
        for name in ("any", *kinds_of(facts, link)):
            yield Circumstance(f"link.{name}", link.start, link.end, link.part)
    if len(links) > 2:
        last = links[-1]
        yield Circumstance("link.several", last.start, last.end, last.part)
    for part in facts.parts:
        lone = _LONE.search(part.folded.text)
        if lone and len(_NUMBERS.findall(part.folded.text)) < MANY_NUMBERS:
            start, end = part.folded.span(*lone.span())
            yield Circumstance("price.lone", start, end, part.name)
    if _words_alone(facts, kind):
        yield Circumstance("words.alone")
    if _only_asks(facts, kind):
        yield Circumstance("talk.only_asks")
    if facts.answered or facts.post.mentions or _speaks_to(facts):
        yield Circumstance("reply.answers")
        target = facts.post.replied_to
        asked = target.text if target and target.author != facts.post.author else None
        if asked and _ASKED.search(fold(asked).text):
            yield Circumstance("reply.asked")


def _speaks_to(facts: Facts) -> bool:
    """True where the text begins with a mention, or with the name of somebody who just spoke."""
    called = _CALLED.match(facts.post.text)
    if called is None or called[1] is None:
        return called is not None
    name = called[1].lower()
    return any(turn.name.lower() == name for turn in facts.post.recent if turn.author != facts.post.author)


def possible(facts: Facts, name: str) -> bool:
    """False where a circumstance cannot hold, seen without a closer look."""
    if name.startswith("link."):
        return bool(facts.links)
    return name != "price.lone" or any(DIGIT in part.words for part in facts.parts)


def _words_alone(facts: Facts, kind: str) -> bool:
    """True where sentences lean, and no pattern that raises was hit."""
    patterns = facts.knowledge.lexicon.patterns
    if not leant(facts, kind):
        return False
    return all(patterns[index].weight <= 0 for index, _ in facts.hits.get(kind, ()))


def _only_asks(facts: Facts, kind: str) -> bool:
    """True where every sentence of the text that holds something telling is a question."""
    if not facts.asked:
        return False
    plain = facts.parts[0].plain
    told = [plain[low:high] for low, high in near(facts, kind, 0)]
    asked = [each[start:end] for each in told for start, end in sentences(each)]
    return bool(asked) and all(map(facts.asks_plainly, asked))


def kinds_of(facts: Facts, link: Link) -> Iterator[str]:
    """What a link is, as the circumstances call it."""
    yield from facts.knowledge.hosts.families_of(link)
    if is_own(facts, link):
        yield "own"
    if _SELLING.search(link.path.lower()) or _SELLING.search(link.host.partition(".")[0]):
        yield "selling"


def is_own(facts: Facts, link: Link) -> bool:
    """True for a link to the author's declared or learned sites, or to a page under the author's name."""
    policy = facts.policy
    if listed(link, policy.sites) or listed(link, policy.learned):
        return True
    where = _letters(link.host + link.path.partition("?")[0])
    labels = {_letters(label) for label in re.split(r"[./\-_@]", link.host + link.path)}
    for handle in policy.handles:
        whole = _letters(handle)
        pieces = {_letters(piece) for piece in re.split(r"[\W_\d]+", handle)}
        if len(whole) >= 4 and whole in where:
            return True
        if any(len(piece) >= 5 and piece in where for piece in pieces) or pieces & labels - _COMMON:
            return True
    return False


def _letters(text: str) -> str:
    return "".join(char for char in fold(text).text if char.isalnum())
