"""Facts: what can be read off a post, each read once and only when a rule asks for it."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.core.knowledge import Knowledge
from bot.core.links import Link, find_links
from bot.core.plain import origins, plain
from bot.core.policy import Policy
from bot.core.post import Post, Turn
from bot.core.text import fold

Span = tuple[int, int]

NEAR = 60.0
"""Seconds within which an author's own earlier message still speaks for the next one."""

# Somebody else's words: block quotes, and what stands in quotation marks. Short quotes are left alone,
# since sellers put their code word there ("comment GROWTH").
_QUOTED = re.compile(
    r"^ {0,3}>>> [\s\S]*|^ {0,3}> .*$"
    r"|(?<!\w)\"[^\"\n]{8,400}\"(?!\w)|“[^”\n]{8,400}”|«[^»\n]{8,400}»|(?<!\w)'[^'\n]{12,400}'(?!\w)",
    re.M,
)
_CODE = re.compile(r"```[\s\S]*?```|`[^`\n]+`")
# What is no word of one's own: mentions, custom emoji, timestamps, hashtags, @names.
_MARKS = re.compile(r"<(?:[@#][!&]?|a?:\w+:|t:|/)[^>\n]*>|:\w+:|[#@][\w.\-]+|\|\||[*_~`]+")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class Part:
    """One readable part of a post, under the name that evidence uses."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.folded = fold(text)
        self.plain = plain(self.folded.text)

    @cached_property
    def _origins(self) -> Sequence[int]:
        given = [*self.folded.origins(), len(self.text)]
        return [given[at] for at in origins(self.folded.text)]

    def span(self, low: int, high: int) -> Span:
        """Where `plain[low:high]` stands in the given text, without blanks at its ends."""
        while low < high and self.plain[low] == " ":
            low += 1
        while low < high and self.plain[high - 1] == " ":
            high -= 1
        if low == high:
            return (0, 0)
        return self._origins[low], self._origins[high - 1] + 1


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

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts that hold the author's own words; forwards are somebody else's."""
        return tuple(Part(name, text) for name, text in parts_of(self.post))

    def text_of(self, name: str) -> str:
        """The text of the part called `name`; "" where there is none."""
        return next((part.text for part in self.parts if part.name == name), "")

    @cached_property
    def hits(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """Hits by kind: (index of the pattern, index of the part)."""
        patterns = self.knowledge.lexicon.patterns
        found: dict[str, list[tuple[int, int]]] = {}
        for number, part in enumerate(self.parts):
            for index in self.knowledge.lexicon.match(part.plain):
                found.setdefault(patterns[index].kind, []).append((index, number))
        return found

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of the author's own parts, each on its own."""
        found: list[Link] = []
        for part in self.parts:
            for link in find_links(part.text, self.knowledge.suffixes):
                found.append(
                    link
                    if part.name == "text"
                    else Link(link.start, link.end, link.text, link.host, link.domain, link.path, part.name)
                )
        return tuple(found)

    @cached_property
    def words(self) -> int:
        """Words of the author's own in the text, besides links, mentions, hashtags, emoji and quotes."""
        return own_words(self.post.text, self.links)

    @cached_property
    def foreign(self) -> Mapping[str, Sequence[Span]]:
        """Spans of each part that are not the author's own words: quotes, code, the insides of links."""
        found: dict[str, list[Span]] = {}
        for part in self.parts:
            spans = [match.span() for match in _QUOTED.finditer(part.text)]
            spans += [match.span() for match in _CODE.finditer(part.text)]
            found[part.name] = spans
        for link in self.links:
            found[link.part].append((link.start, link.end))
        return found

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


def own_words(text: str, links: Sequence[Link]) -> int:
    """Count the words of `text` that are neither links nor marks nor quotes."""
    for link in links:
        if link.part == "text":
            text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    text = _MARKS.sub(" ", _CODE.sub(" x ", text))
    return len(_WORD.findall(text))
