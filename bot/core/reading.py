"""A reading: what can be told of a post besides what was found in it, for whoever asks what was seen."""

from dataclasses import dataclass

from bot.core.facts import Facts


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a post. `words` are the author's own, without links and marks; `links` are hosts;
    `reply_to` and `mentions` are people; `before` counts the messages just before it that were known."""

    words: int = 0
    links: tuple[str, ...] = ()
    reply_to: int | None = None
    mentions: tuple[int, ...] = ()
    before: int = 0
    files: int = 0
    forwards: int = 0
    poll: bool = False


def reading(facts: Facts) -> Reading:
    """What the judge reads off a post before any rule speaks."""
    post = facts.post
    return Reading(
        words=facts.words,
        links=tuple(dict.fromkeys(link.host for link in facts.links)),
        reply_to=post.replied_to.author if post.replied_to is not None else None,
        mentions=post.mentions,
        before=len(post.recent),
        files=len(post.attachments),
        forwards=len(post.forwarded),
        poll=post.poll is not None,
    )
