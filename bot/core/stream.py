"""A stream of posts read at once: each with the few turns before it, as a watcher would have heard them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.post import Post, Turn

KEPT, SECONDS = 5, 300
"""The last five posts, of the last five minutes."""


def with_recent(posts: Sequence[Post]) -> list[Post]:
    """The same posts, oldest first, each with what was said just before it in its channel."""
    return [
        replace(post, recent=post.recent or _turns(posts[max(0, at - KEPT) : at], post))
        for at, post in enumerate(posts)
    ]


def _turns(before: Sequence[Post], post: Post) -> tuple[Turn, ...]:
    return tuple(
        Turn(said.author, said.text, (post.at - said.at).total_seconds(), said.message)
        for said in before
        if 0 <= (post.at - said.at).total_seconds() <= SECONDS
    )
