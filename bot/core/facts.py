"""Facts: what can be read off a post, each read once and only when a rule asks for it."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from bot.core.beside import told
from bot.core.finding import RuleName
from bot.core.hosts import listed
from bot.core.knowledge import Knowledge
from bot.core.lean import Said, Word
from bot.core.lexicon import TALK
from bot.core.links import Link, find_links
from bot.core.own_words import count, inside, quoted
from bot.core.part import Part, Span
from bot.core.plain import plain
from bot.core.policy import Exemption, Policy
from bot.core.post import Post, Turn
from bot.core.text import fold
from bot.core.unmask import unmasked

NEAR = 60.0
"""Seconds within which an author's own earlier message still speaks for the next one."""
PLACES = 50
"""Places of one pattern in one part that are looked at; more of them add nothing to a post."""
ASKS = 5.0
"""Points at which an earlier message counts as a question."""


FOREIGN = "§"
"""Stands for what is not the author's own: a quote, code, a link."""


@dataclass(frozen=True, slots=True)
class Lean:
    """A sentence whose words lean far: the index of its part, its place in the plain text, its words."""

    number: int
    low: int
    high: int
    words: Collection[Word]


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
        self.weighed: dict[str, object] = {}
        """What each kind was weighed at, kept by `weigh` for whoever asks again."""
        self.totals: dict[str, float] = {}
        """What each kind comes to, likewise."""
        self.known: dict[str, Sequence[Any]] = {}
        """The circumstances of each kind, kept by `weigh` as well."""
        self._soft: dict[str, Sequence[tuple[int, int]]] = {}
        self._near: dict[tuple[str, int], Sequence[Span]] = {}
        self._leant: dict[str, Sequence[Lean]] = {}
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

    def soft_possible(self, kind: str) -> Iterator[int]:
        """The soft patterns of a kind that may hit a part by its words, without a look whether they do."""
        for part in self.parts:
            yield from self.knowledge.lexicon.may_soft(kind, part.words)

    def soft_hits(self, kind: str) -> Sequence[tuple[int, int]]:
        """Hits of the soft patterns of a kind that count: easing ones anywhere, others beside what tells."""
        patterns = self.knowledge.lexicon.patterns
        return [
            (index, number)
            for index, number in self.soft_anywhere(kind)
            if patterns[index].weight < 0
            or self.near(kind, number) == [(0, len(self.parts[number].plain))]
            or any(self.beside(kind, index, number))
        ]

    def spans(self, index: int, number: int) -> Sequence[Span]:
        """Where a pattern hits a part, in its plain text."""
        found = self._spans.get((index, number))
        if found is None:
            spans = self.knowledge.lexicon.spans(index, self.parts[number].plain)
            found = self._spans[index, number] = list(islice(spans, PLACES))
        return found

    def beside(self, kind: str, index: int, number: int) -> Iterator[Span]:
        """Where a soft pattern hits a part, in its plain text, in sentences that hold something telling."""
        near = self.near(kind, number)
        for low, high in self.spans(index, number):
            if any(start <= low and high <= end for start, end in near):
                yield low, high

    def near(self, kind: str, number: int) -> Sequence[Span]:
        """The sentences of a part, in its plain text, that hold something telling of a kind, or a link."""
        near = self._near.get((kind, number))
        if near is None:
            near = self._near[kind, number] = told(self.parts[number], self._telling(kind, number))
        return near

    def leant(self, kind: str) -> Sequence[Lean]:
        """The sentences whose words tell of a kind by what they are, not by their order."""
        found = self._leant.get(kind)
        if found is None:
            found = self._leant[kind] = self._lean(kind) if kind in self.knowledge.leaning else ()
        return found

    def _lean(self, kind: str) -> Sequence[Lean]:
        leaning = self.knowledge.leaning[kind]
        told: list[Lean] = []
        for number, part in enumerate(self.parts):
            if leaning.may_tell(part.plain.split()):
                told += (Lean(number, low, high, words) for low, high, words in leaning.told(part.plain))
        if not told or not any(self.not_mine(kind, part.name) for part in self.parts):
            return told
        own = []
        for each in told:  # only words of the author's own count
            words = {said.word for said in self.said(kind, each)}
            if leaning.weigh(words) >= leaning.telling:
                own.append(Lean(each.number, each.low, each.high, words))
        return own

    @cached_property
    def said_oneself(self) -> Collection[int]:
        """The patterns of talk that hit the author's own words; what is foreign stands for some word."""
        match = self.knowledge.lexicon.match_talk
        return {index for part in self.parts for index in match(self._own_plain(part))}

    def _own_plain(self, part: Part) -> str:
        """The plain text of a part with a sign for each piece that is foreign."""
        text = part.text
        for start, end in self.foreign[part.name]:
            text = text[:start] + FOREIGN.center(end - start) + text[end:]
        return plain(fold(text).text)

    def said(self, kind: str, lean: Lean) -> Iterator[Said]:
        """The leaning words of a sentence that are the author's own, where they stand in its plain text."""
        part = self.parts[lean.number]
        others = self.not_mine(kind, part.name)
        for said in self.knowledge.leaning[kind].places(part.plain, lean.low, lean.high):
            if not others or not inside(*part.span(said.start, said.end), others):
                yield said

    def _telling(self, kind: str, number: int) -> list[Span]:
        """Where links stand in a part, and what tells of a kind."""
        lexicon, name = self.knowledge.lexicon, self.parts[number].name
        found = [(link.start, link.end) for link in self.links if link.part == name]
        for lean in self.leant(kind):
            part = self.parts[lean.number]
            if part.name == name:
                found.append(part.span(lean.low, lean.high))
        for index, there in self.hits.get(kind, ()):
            part = self.parts[there]
            if part.name == name and lexicon.patterns[index].weight > 0:
                for low, high in self.spans(index, there):
                    # A pattern may begin with the end of the sentence before.
                    begins = high - len(part.plain[low:high].lstrip(" .!?"))
                    found.append(part.span(begins, high))
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
        for low, high in told(part, [(link.start, link.end)]):
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
        lexicon = self.knowledge.lexicon
        return self._is_asked(
            index for index in lexicon.match_talk(plain) if lexicon.patterns[index].kind == "question"
        )

    @cached_property
    def asked(self) -> bool:
        """True where the text itself asks something."""
        return self._is_asked(index for index, number in self.hits.get("question", ()) if number == 0)

    def _is_asked(self, hits: Iterable[int]) -> bool:
        patterns = self.knowledge.lexicon.patterns
        return sum(max(patterns[index].weight, 0.0) for index in hits) >= ASKS

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
