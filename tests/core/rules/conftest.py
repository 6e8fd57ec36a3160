"""What rules are tested with: the packs that are shipped, and a short way to judge a text."""

from collections.abc import Callable

import pytest

from bot.core.finding import RuleName
from bot.core.knowledge import Knowledge
from bot.core.policy import Policy
from bot.core.post import Post
from bot.core.verdict import judge
from bot.knowledge import load

Found = Callable[..., set[RuleName]]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Everything that is known, as shipped."""
    return load()


@pytest.fixture(scope="session")
def found(knowledge: Knowledge) -> Found:
    """The rules that find something in a text or post."""

    def names(post: Post | str, policy: Policy | None = None) -> set[RuleName]:
        given = Post(1, 1, post) if isinstance(post, str) else post
        return {finding.rule for finding in judge(given, policy or Policy(), knowledge).findings}

    return names
