"""Answers somebody's question.

Why: the dare asks to answer people's questions; an answer is paid more than a remark. Who asks back has not
answered yet, and what somebody else has answered meanwhile is only answered again by who shows it.
"""

from bot.core.asking import asks
from bot.core.facts import Facts
from bot.core.finding import Talk
from bot.core.neighbour import asked_by, neighbour
from bot.core.plain import sentences
from bot.core.post import Turn

LEAST = 1
"""Words that an answer must have: a lone emoji answers nothing."""


def answer(facts: Facts) -> Talk | None:
    """Find an answer: said to somebody who had just asked."""
    target = facts.post.replied_to
    if target is None and not facts.post.recent:
        return None
    if facts.words < LEAST and not facts.links:
        return None
    if target is not None:
        if facts.answered and target.text and asked_by(facts, target.text) and not _asks_back(facts):
            return Talk("answer", target.author, target.message)
        return None
    turn = neighbour(facts)
    if turn is None or not asked_by(facts, turn.text) or not _open(facts, turn) or _asks_back(facts):
        return None
    return Talk("answer", turn.author, turn.message or None)


def _asks_back(facts: Facts) -> bool:
    """True where every sentence of the post asks."""
    if "question" not in facts.hits:
        return False
    plain = facts.own_plain(facts.parts[0])
    return all(asks(plain[low:high], facts.knowledge) for low, high in sentences(plain))


def _open(facts: Facts, asked: Turn) -> bool:
    """True where nobody but who asked and the author has spoken since."""
    people = {asked.author, facts.post.author}
    for turn in reversed(facts.post.recent):
        if turn is asked:
            return True
        if turn.author not in people:
            return False
    return True
