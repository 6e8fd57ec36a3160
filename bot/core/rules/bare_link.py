"""A link with nothing of the author's own said about it, in context.

Why: a link without a word is a poster on a wall. But the author's own message just before is the word, a link
that answers somebody is an answer, and a link that takes up what is being talked of belongs to the talk.
Forwards are links re-shared; without a word they are bare as well.
"""

import re
from collections.abc import Iterator

from bot.core.circumstances import is_own
from bot.core.facts import Facts
from bot.core.finding import Advice, Evidence, Finding
from bot.core.hosts import listed
from bot.core.links import Link, find_links
from bot.core.reach import total
from bot.core.text import fold

THRESHOLD = 5.0
COMPANY = 2
"""People besides the author that make a talk."""
PATIENCE = 180.0
"""Seconds in which a question is still answered by a link."""
SHORT = 6
"""Words of a request that is none but for what it asks: "pics or it did not happen"."""
FEW = 2
"""Up to so many words are no commentary: "this!!", "read this"."""
BARE = 6.0
"""Points of a link without a word."""

# What speaks for a poster, by family of host.
POSTER = {
    "invite": 3.0,  # a door into another community
    "storefront": 2.0,  # a shop
    "link_in_bio": 2.0,  # a page of one person's offers
    "shortener": 1.5,  # hides where it leads
    "referral": 2.0,  # pays whoever posts it
    "profile": 1.5,  # one person's or band's page
}
OWN = 3.0
"""Points for the author's own page."""
REFERS = 2.0
"""Points for an address that pays whoever posts it, or leads to a till, by its own words."""
DISGUISED = 1.5
"""Points for a link written so that it is not taken for one."""

# What speaks for talk; each only counts where somebody is talking.
ANSWERS = -4.0  # it replies to somebody, or is handed to somebody by name
ANSWERS_QUESTION = -7.0  # it replies to somebody who asked
SPOKEN_FOR = -7.0  # the author's own words came just before
SPOKE = -1.5  # the author has been part of the talk, a little longer ago
IN_TALK = -1.0  # people are talking, and nothing says that the link is a poster
PICTURE = -2.5  # a picture or a file by itself: something is shown
ON_TOPIC = -3.0  # its address takes up words of the last messages
REACTION = -4.0  # a gif
NEUTRAL = -2.0  # a song, a video, a page that everybody links to
REFERENCE = -1.5  # a guide, a manual, a map
ASKED = -1.0  # somebody has just asked something
CALLED_FOR = -3.0  # the last thing said asks for a place, a source, a picture: for what a link shows

_STEP = re.compile(r"[a-z]{3,}|[a-z]+\d+")
_WORD = re.compile(r"[a-z]{3,}")
_REFERENCE = re.compile(
    r"(?:^|[/.\-_?=])(?:docs?|wiki|guides?|manual|faq|how-?to|articles?|recipes?|courses?|maps?|routes?|learn|help"
    r"|advice|reference|questions|support|handbook|tutorials?|chart|table|standards?|rfc|man|spec|library|lessons?"
    r"|schedule|timetable|syllabus|opening|hours|events?|weather|trails?|forecast)(?=$|[/.\-_?=\d])"
    r"|\.(?:gov|edu|ac)(?:\.|$)"
)
_CALLS = re.compile(
    r"\b(?:where|which|links?|sources?|recommend\w*|suggest\w*|recipe|pattern|tutorial|guide|vod"
    r"|(?:name|title) of"
    r"|what(?:'s| is| was| are)? (?:the|that|this|it|song|game|film|movie|book|font|mod|app|site)"
    r"|(?:any ?one|any ?body|some ?one|who) (?:has|have|got|know|knows|remember\w*)"
    r"|(?:do|does|did) (?:you|any\w*) (?:have|know|remember)"
    r"|how (?:do|did|does|can|to)|send|share|show|pics?|pictures?|photos?|proof|screenshots?)\b"
)
"""Questions that a link answers."""
_REFERS = re.compile(
    r"/(?:ref|refer|referral|aff|affiliate|promo|coupon|discount|voucher|deals?)/\w"
    r"|/(?:show-?reel|reel|portfolio|pricing|plans|subscribe|sign-?up|preorder|waitlist|commissions|merch|checkout|donate"
    r"|booking|book-now|hire-me|enroll?|free-?trial)/?$"
)
_ALBUM = frozenset(
    (
        *(
            "flickr.com",
            "photos.google.com",
            "photos.app.goo.gl",
            "imgur.com",
            "imgbox.com",
            "ibb.co",
            "postimg.cc",
        ),
        *(
            "gyazo.com",
            "prnt.sc",
            "cl.ly",
            "icloud.com",
            "share.icloud.com",
            "500px.com",
            "smugmug.com",
            "snipboard.io",
        ),
    )
)
"""Hosts of pictures: whoever links there shows something."""
_OPAQUE = frozenset(("youtu.be",))
"""Hosts whose paths are made up by a machine: no name is in them."""
_MEMBERS_THING = re.compile(r"/(?:u|user|users|members?|people|~)/[^/]+/[\w\-]*\d")
"""A thing that a member shows at a site of many, rather than the member's own page."""
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|mp4|mov|pdf|mp3|wav|svg|txt|log|csv|zip)$")
_IDLE = frozenset(
    (
        *("www", "www2", "com", "net", "org", "html", "htm", "php", "asp", "http", "https", "watch", "index"),
        *("page", "view", "item", "post", "posts", "status", "share", "user", "users", "news", "blog", "new"),
        *("the", "and", "for", "with", "from", "you", "your", "our", "this", "that", "all", "get", "how"),
        *("what", "who", "why", "not", "are", "was", "but", "can", "has"),
    )
)
"""Words that say nothing about what a page is about."""


def bare_link(facts: Facts) -> Finding | None:
    """Find links left without a word, and forwards of links."""
    if not facts.links and not facts.post.forwarded:
        return None
    links = [link for link in facts.links_for("bare_link") if link.part == "text"]
    evidence: list[Evidence] = []
    if links and facts.words <= FEW:
        evidence = [Evidence(k.start, k.end, k.text, "nothing_said", 0.0) for k in links]
        first = links[0]
        evidence[0] = Evidence(first.start, first.end, first.text, "nothing_said", BARE)
        evidence += _poster(facts, links)
        evidence += _talk(facts, links)
    elif facts.words <= FEW:
        evidence = list(_reshared(facts))
    weight = sum(item.weight for item in evidence)
    if not evidence or weight < THRESHOLD:
        return None
    host = links[0].host if links else ""
    return Finding(
        "bare_link",
        weight,
        THRESHOLD,
        tuple(evidence),
        Advice("advice.bare_link", {"host": host}),
        (
            Advice("relief.bare_link.say_why", {"words": FEW + 1 - facts.words}),
            Advice("relief.bare_link.answer_with_it"),
        ),
    )


def _poster(facts: Facts, links: list[Link]) -> Iterator[Evidence]:
    families: dict[str, Link] = {}
    for link in links:
        for name in facts.knowledge.hosts.families_of(link):
            families.setdefault(name, link)
    heaviest = max((POSTER.get(name, 0.0), name) for name in (*families, ""))
    if heaviest[0]:
        at = families[heaviest[1]]
        yield Evidence(at.start, at.end, at.text, heaviest[1], heaviest[0])
    own = next((link for link in links if _own_page(facts, link)), None)
    refers = next((link for link in links if _REFERS.search(link.path.lower())), None)
    if refers and not heaviest[0]:
        yield Evidence(refers.start, refers.end, refers.text, "referral", REFERS)
    if own:
        yield Evidence(own.start, own.end, own.text, "self_link", OWN)
    hidden = next((link for link in links if link.host not in fold(link.text).text), None)
    if hidden:
        yield Evidence(hidden.start, hidden.end, hidden.text, "disguised", DISGUISED)


def _own_page(facts: Facts, link: Link) -> bool:
    """True for the author's own page, where it is more than one thing shown in a talk."""
    shown = facts.post.recent and (_of_album(link) or _MEMBERS_THING.search(link.path))
    return link.host not in _OPAQUE and not shown and is_own(facts, link)


def _of_album(link: Link) -> bool:
    return link.host.removeprefix("www.") in _ALBUM or link.domain in _ALBUM


def _talk(facts: Facts, links: list[Link]) -> Iterator[Evidence]:
    """What eases; without a neighbour nobody is talking, and the link stands alone."""

    def eases(because: str, weight: float) -> Evidence:
        return Evidence(0, 0, "", because, weight)

    post = facts.post
    if facts.answered or any(member != post.author for member in post.mentions):
        target = post.replied_to.text if facts.answered and post.replied_to else None
        yield eases("answers", ANSWERS_QUESTION if target and _wants(target, facts) else ANSWERS)
        return
    if not post.recent:
        return
    poster = {item.because for item in _poster(facts, links)}
    if facts.own_turn and _speaks(facts.own_turn.text, facts):
        yield eases("spoken_for", SPOKEN_FOR)
    elif not poster and _spoke(facts):
        yield eases("spoke", SPOKE)
    if not poster and len({turn.author for turn in post.recent} - {post.author}) >= COMPANY:
        yield eases("in_talk", IN_TALK)
    if all(_PICTURE.search(link.path.lower()) or _of_album(link) for link in links):
        yield eases("picture", PICTURE)
    families = {name for link in links for name in facts.knowledge.hosts.families_of(link)}
    if "reaction" in families:
        yield eases("reaction", REACTION)
    elif "neutral" in families and not families & set(POSTER):
        yield eases("neutral", NEUTRAL)
    steps = {step for link in links for step in _STEP.findall(f"{link.host}{link.path}".lower())} - _IDLE
    said = {word for turn in post.recent for word in _WORD.findall(_words(turn.text, facts))} - _IDLE
    if any(_alike(step, word) for step in steps for word in said):
        yield eases("on_topic", ON_TOPIC)
    if any(_REFERENCE.search(f"{link.host}{link.path}".lower()) for link in links):
        yield eases("reference", REFERENCE)
    if any(turn.author != post.author and facts.asks(turn.text) for turn in post.recent):
        yield eases("asked", ASKED)
    last = post.recent[-1]
    called = last.author != post.author and last.seconds_ago <= PATIENCE and _wants(last.text, facts)
    if called and _CALLS.search(fold(last.text).text):
        yield eases("called_for", CALLED_FOR)


def _spoke(facts: Facts) -> bool:
    """True where the author has said something in the talk that the link comes into."""
    turns = [turn for turn in facts.post.recent if turn.seconds_ago <= PATIENCE]
    return any(turn.author == facts.post.author and _speaks(turn.text, facts) for turn in turns)


def _wants(text: str, facts: Facts) -> bool:
    """True for a question, and for a request that needs no mark of one: "pics please"."""
    return facts.asks(text) or (len(text.split()) <= SHORT and _CALLS.search(fold(text).text) is not None)


def _speaks(text: str, facts: Facts) -> bool:
    """True for an earlier message that says something, and is no link or pitch itself."""
    before = Facts(type(facts.post)(0, facts.post.author, text), facts.policy, facts.knowledge)
    pitch = facts.knowledge.thresholds["pitch"][facts.policy.preset]
    return before.words > FEW and total(before, "pitch") < pitch


def _words(text: str, facts: Facts) -> str:
    """What a message says besides its links: two links to one site are no talk."""
    for found in reversed(find_links(text, facts.knowledge.suffixes)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return fold(text).text


def _alike(step: str, word: str) -> bool:
    """True where one begins with the other: "borrowing" takes up "borrow", "dev" takes up "develop"."""
    short = min(len(step), len(word))
    if short < 4 and step != word:
        return short == 3 and word.startswith(step) and len(word) > 5
    return step[:short] == word[:short] or (len(word) > 5 and word[:5] in step)


def _reshared(facts: Facts) -> Iterator[Evidence]:
    for number, text in enumerate(facts.post.forwarded):
        for link in find_links(text, facts.knowledge.suffixes):
            if not listed(link, facts.policy.allow):
                yield Evidence(link.start, link.end, link.text, "reshared", BARE, f"forward:{number}")
                return
