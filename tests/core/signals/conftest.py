"""What signals are tested with: the packs that are shipped, and a short way to hear a post."""

from collections.abc import Callable

import pytest

from bot.core.finding import Talk
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.verdict import judge
from bot.knowledge import load

Heard = Callable[..., dict[str, Talk]]
ME, ANA, BEN = 1, 2, 3


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything that is known, as shipped."""
    return load()


@pytest.fixture(scope="session")
def heard(knowledge: Knowledge) -> Heard:
    """The signals of a text or post, by name."""

    def signals(post: Post | str, policy: Policy | None = None) -> dict[str, Talk]:
        given = Post(1, ME, post) if isinstance(post, str) else post
        return {talk.signal: talk for talk in judge(given, policy or Policy(), knowledge).signals}

    return signals
