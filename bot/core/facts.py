"""Facts: what can be read off a post, each read once and only when a rule asks for it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from bot.core.asking import asks
from bot.core.finding import RuleName
from bot.core.hosts import listed
from bot.core.knowledge import Knowledge
from bot.core.lexicon import TALK
from bot.core.links import Link, find_links
from bot.core.own_words import count, quoted
from bot.core.part import Part, Span
from bot.core.policy import Exemption, Policy
from bot.core.post import Post, Turn
from bot.core.text import fold
from bot.core.unmask import unmasked

NEAR = 60.0
"""Seconds within which an author's own earlier message still speaks for the next one."""
PLACES = 50
"""Places of one pattern in one part that are looked at; more of them add nothing to a post."""


def parts_of(post: Post) -> tuple[tuple[str, str], ...]:
    """Every part that holds the author's words: its name and its text.

    A poll is its question and answers, line by line; an attachment its file name, then its description.
    """
    found = [("text", post.text)]
    if post.title:
        found.append(("title", post.title))
    if post.poll:
        found.append(("poll", "\n".join((post.poll.question, *post.poll.answers))))
    for number, attachment in enumerate(post.attachments):
        found.append((f"attachment:{number}", f"{attachment.filename}\n{attachment.description}"))
    return tuple(found)


class Facts:
    """A post as the rules see it, together with the policy and the knowledge they judge by."""

    def __init__(self, post: Post, policy: Policy, knowledge: Knowledge) -> None:
        self.post = post
        self.policy = policy
        self.knowledge = knowledge
        self.parts: Sequence[Part] = [Part(name, text) for name, text in parts_of(post)]
        """The parts that hold the author's own words; forwards are somebody else's."""
        self.links = self._links()
        """Every link of the author's own parts, each on its own."""
        self.parts = [*self.parts, *self._unmasked()]
        self.hits = self._hits()
        """Hits by kind: (index of the pattern, index of the part)."""
        # What others worked out of these facts for each kind, kept for whoever asks again.
        self.weighed: dict[str, Any] = {}
        self.totals: dict[str, float] = {}
        self.known: dict[str, Sequence[Any]] = {}
        self.leant: dict[str, Sequence[Any]] = {}
        self.near: dict[tuple[str, int], Sequence[Span]] = {}
        self._soft: dict[str, Sequence[tuple[int, int]]] = {}
        self._spans: dict[tuple[int, int], Sequence[Span]] = {}

    def text_of(self, name: str) -> str:
        """The text of the part called `name`; "" where there is none."""
        return next((part.text for part in self.parts if part.name == name), "")

    def soft_anywhere(self, kind: str) -> Sequence[tuple[int, int]]:
        """Hits of the soft patterns of a kind, wherever they stand; looked for only when asked."""
        if kind in TALK:
            return ()
        found = self._soft.get(kind)
        if found is None:
            lexicon = self.knowledge.lexicon
            found = self._soft[kind] = self._once(
                lambda part, but: lexicon.match_soft(kind, part.plain, part.words, but)
            )
        return found

    def spans(self, index: int, number: int) -> Sequence[Span]:
        """Where a pattern hits a part, in its plain text."""
        found = self._spans.get((index, number))
        if found is None:
            spans = self.knowledge.lexicon.spans(index, self.parts[number].plain)
            found = self._spans[index, number] = list(islice(spans, PLACES))
        return found

    def _unmasked(self) -> Iterator[Part]:
        """The parts with masked words once more, read as meant."""
        for part in self.parts:
            view = unmasked(part.folded, self.knowledge.lexicon.vocabulary)
            if view is not None:
                yield Part(part.name, part.text, view)

    def _hits(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        lexicon = self.knowledge.lexicon
        patterns = lexicon.patterns
        found: dict[str, list[tuple[int, int]]] = {}
        for index, number in self._once(lambda part, but: lexicon.match(part.plain, part.words, but)):
            found.setdefault(patterns[index].kind, []).append((index, number))
        return found

    def _once(self, match: Callable[[Part, Collection[int]], Sequence[int]]) -> list[tuple[int, int]]:
        """Hits in every part; where a part is read a second time, only those that are new."""
        found: list[tuple[int, int]] = []
        for number, part in enumerate(self.parts):
            known: Collection[int] = ()
            if part.view is not None:
                known = {index for index, other in found if self.parts[other].name == part.name}
            found += [(index, number) for index in match(part, known)]
        return found

    def _links(self) -> tuple[Link, ...]:
        found: list[Link] = []
        for part in self.parts:
            for link in find_links(part.text, self.knowledge.suffixes, part.folded):
                found.append(
                    link
                    if part.name == "text"
                    else Link(link.start, link.end, link.text, link.host, link.domain, link.path, part.name)
                )
        return tuple(found)

    def links_for(self, rule: RuleName) -> tuple[Link, ...]:
        """The links that count for a rule: allowed and exempted ones do not, denied ones always do."""
        policy = self.policy
        free = [one.domain for one in self.exemptions(rule) if one.domain and not one.phrase]
        if not policy.allow and not free:
            return self.links
        easy = policy.allow | frozenset(free)
        return tuple(link for link in self.links if listed(link, policy.deny) or not listed(link, easy))

    def exemptions(self, rule: str) -> Iterator[Exemption]:
        """The exemptions that apply to this post and rule."""
        for one in self.policy.exemptions:
            if (
                one.rule in (None, rule)
                and one.channel in (0, self.post.channel)
                and one.member in (0, self.post.author)
            ):
                yield one

    def exempt(self, rule: RuleName) -> bool:
        """True where a rule does not count here at all."""
        if not self.policy.exemptions:
            return False
        return any(not one.phrase and not one.domain for one in self.exemptions(rule))

    @cached_property
    def words(self) -> int:
        """Words of the author's own in the text, besides links, mentions, hashtags, emoji and marks.

        A laugh counts for more: it says why the link is there.
        """
        return self._words_in("text", 0, len(self.post.text))

    def words_with(self, link: Link) -> int:
        """Words of the author's own in the sentence that holds a link, counted as `words` are."""
        part = next(part for part in self.parts if part.name == link.part)
        for low, high in part.sentences_with([(link.start, link.end)]):
            return self._words_in(part.name, *part.span(low, high))
        return 0

    def _words_in(self, name: str, low: int, high: int) -> int:
        text = self.text_of(name)
        for link in self.links:
            if link.part == name:
                text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
        return count(text[low:high])

    @cached_property
    def foreign(self) -> Mapping[str, Sequence[Span]]:
        """Spans of each part that are not the author's own words: quotes, code, the insides of links."""
        found: dict[str, list[Span]] = {}
        for part in self.parts:
            found[part.name] = quoted(part.text)
        for link in self.links:
            found[link.part].append((link.start, link.end))
        return found

    def own_plain(self, part: Part) -> str:
        """The plain text of a part, without what is not the author's own."""
        others = self.foreign[part.name]
        if not others or part.view is not None:
            return part.plain
        text = part.text
        for low, high in others:
            text = text[:low] + " " * (high - low) + text[high:]
        return Part(part.name, text).plain

    def not_mine(self, kind: str, name: str) -> Sequence[Span]:
        """Spans of a part that do not count for a kind: what is foreign, and what a phrase exempts."""
        phrases = [one.phrase for one in self.exemptions(kind) if one.phrase]
        if not phrases:
            return self.foreign[name]
        found = list(self.foreign[name])
        for phrase in phrases:
            for start, end, part in self.mentions_of(phrase):
                if part == name:
                    found.append(self._sentence(name, start, end))
        return found

    def _sentence(self, name: str, start: int, end: int) -> Span:
        """The sentence around a phrase: what stands in it is eased as well."""
        text = self.text_of(name)
        while start > 0 and text[start - 1] not in ".!?\n":
            start -= 1
        while end < len(text) and text[end] not in ".!?\n":
            end += 1
        return start, end

    def mentions_of(self, phrase: str) -> Iterator[tuple[int, int, str]]:
        """Where a phrase stands, as whole words in any case and spelling: start, end and part."""
        words = fold(phrase).text.split()
        if not words:
            return
        pattern = re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)")
        for part in self.parts:
            for match in pattern.finditer(part.folded.text):
                start, end = part.folded.span(*match.span())
                yield start, end, part.name

    def asks(self, text: str) -> bool:
        """True where an earlier message asks something."""
        return self.asks_plainly(Part("", text).plain)

    def asks_plainly(self, plain: str) -> bool:
        """True where a plain text asks something."""
        return asks(plain, self.knowledge)

    @cached_property
    def asked(self) -> bool:
        """True where the text itself asks something."""
        heard = [index for index, number in self.hits.get("question", ()) if number == 0]
        return asks(self.parts[0].plain, self.knowledge, heard)

    @cached_property
    def answered(self) -> bool:
        """True where the post replies to somebody else's message."""
        target = self.post.replied_to
        return target is not None and target.author != self.post.author

    @cached_property
    def own_turn(self) -> Turn | None:
        """The author's own last message, if it came within `NEAR` seconds."""
        for turn in reversed(self.post.recent):
            if turn.author == self.post.author:
                return turn if turn.seconds_ago <= NEAR else None
        return None

    @cached_property
    def last_turn(self) -> Turn | None:
        """The last message before the post, whoever wrote it."""
        return self.post.recent[-1] if self.post.recent else None
