"""Unseen characters: taken out before a post is judged, and put back into the spans of what was found.

Why: they show nothing, so they must not change what is found; a zero-width blank in front of a name or in the
middle of a code span is still the same to the eye. Marks that turn the direction of reading do show.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.facts import parts_of
from bot.core.finding import Evidence, Finding
from bot.core.links import Link
from bot.core.post import Poll, Post

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef]+"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A post as it is seen, and the texts it was made from, by part."""

    post: Post
    given: Mapping[str, str]
    origins: dict[str, Sequence[int]] = field(default_factory=dict)
    """For each part that was asked for, where its seen characters stand in the given text."""

    def link(self, link: Link) -> Link:
        """The link with its place in the given text."""
        start, end = self._span(link.part, link.start, link.end)
        return replace(link, start=start, end=end, text=self.given[link.part][start:end])

    def finding(self, finding: Finding) -> Finding:
        """The finding with the places of its evidence in the given texts."""
        return replace(finding, evidence=tuple(map(self._evidence, finding.evidence)))

    def _evidence(self, item: Evidence) -> Evidence:
        if item.start == item.end:
            return item
        start, end = self._span(item.part, item.start, item.end)
        return replace(item, start=start, end=end, text=self.given[item.part][start:end])

    def _span(self, part: str, start: int, end: int) -> tuple[int, int]:
        origins = self.origins.get(part)
        if origins is None:
            given = enumerate(self.given[part])
            origins = self.origins[part] = [at for at, char in given if UNSEEN.match(char) is None]
        return origins[start], origins[end - 1] + 1


def seen(post: Post) -> Seen | None:
    """The post without unseen characters; None where it holds none."""
    alone = not (post.title or post.poll or post.attachments or post.forwarded)
    if alone and UNSEEN.search(post.text) is None:
        return None
    shown = replace(
        post,
        text=_shown(post.text),
        title=_shown(post.title),
        poll=post.poll and Poll(_shown(post.poll.question), tuple(map(_shown, post.poll.answers))),
        attachments=tuple(
            replace(each, filename=_shown(each.filename), description=_shown(each.description))
            for each in post.attachments
        ),
        forwarded=tuple(map(_shown, post.forwarded)),
    )
    if shown == post:
        return None
    forwards = {f"forward:{number}": text for number, text in enumerate(post.forwarded)}
    return Seen(shown, {**dict(parts_of(post)), **forwards})


def _shown(text: str) -> str:
    return UNSEEN.sub("", text)
