"""The neighbour: to whom a post without any mark of a reply was most probably said.

Why: in quick talk nobody presses "reply". People say a name, take up a word, thank, or simply speak next.
The weights are log odds, fitted on public chat whose replies were marked by hand, and rounded.
"""

import re
from collections.abc import Iterator

from bot.core.facts import Facts
from bot.core.post import Turn
from bot.core.text import fold

NAMED = 2.5  # begins with the name of somebody who has just spoken
NAMES = 2.2  # says such a name further on
CALLED = 0.7  # begins with some other name and a colon or comma
CALLED_UPON = 1.6  # somebody has just said the author's name
SAME_WORD = 0.8  # takes up a longer word of somebody's last messages
RESPONDS = 0.9  # begins as responses do: yes, thanks, try
TWO = 0.5  # two people are talking, and the other one spoke last
BRIEF = 0.7  # three words at most
ANSWERED_LAST = 0.5  # the author had asked something, and people have spoken since
GOES_ON = -1.3  # the author spoke last: this goes on with one's own
SAME_AGAIN = -1.7  # says the same name again, and that person has said nothing since
GREETS = -2.4  # greets the room
NEW_QUESTION = -1.3  # comes in with a question of one's own
TROUBLE = -1.3  # comes in with a trouble of one's own
ASKED_ROOM = 0.1  # somebody has just asked something
SPOKE = -0.9  # the author has been speaking
YOU = 0.4  # says "you"
ELSEWHERE = -1.1  # those who spoke since were calling somebody else
CROWD = -0.2  # four or more are talking
LENGTHY = -0.6  # fifteen words and more
ENOUGH = -0.6
"""Log odds from which it counts as said to somebody."""
NAME_LEAST = 3
"""Letters that a name must have to be looked for in the middle of what is said."""
WORD_LEAST = 5
"""Letters that a word must have to be one that is taken up."""

_TOKEN = re.compile(r"[\w\-\[\]\\`^{}|]+")
_CALL = re.compile(r"@?([\w\-\[\]\\`^{}|.]{2,32})\s*[:,>](?:\s|$)")
_FIRST = re.compile(r"@?([\w\-\[\]\\`^{}|]{2,32})\b")
_GREETS = re.compile(r"(?:hi|hello|hey|hiya|yo|morning|good (?:morning|evening)|greetings|sup)\b")
_TROUBLE = re.compile(
    r"\b(?:i'?m trying|i have a|i'?ve got|i just|how (?:do|can|to)|anyone|anybody|is there|does any|can some"
    r"|help|my \w+ (?:is|won|does|doesn|isn|keeps))\b"
)
_YOU = re.compile(r"\b(?:you|u|your|ur)\b")
_RESPONDS = re.compile(
    r"(?:ok(?:ay)?|kk?|yes|yep|yeah|yea|ya|no|nope|nah|thanks?|thx|ty|thank you|lol|a?haha\w*|hm+|oh|ah+"
    r"|right|sure|cool|nice|great|true|same|exactly|i see|got it|np|you'?re welcome|yw|sorry|what\?|why\?"
    r"|huh|heh|well|but|so|because|it'?s|that'?s|try|you (?:can|could|should|need|have)|did you|do you"
    r"|have you|are you|which|is it|what (?:does|do|is|kind|version)|congrats|wow|aww?|agreed"
    r"|good (?:point|one|luck)|welcome)\b"
)


def neighbour(facts: Facts) -> Turn | None:
    """The turn that the post most probably answers; None where it more probably answers none."""
    post = facts.post
    if not post.recent or (facts.links and not facts.words):
        return None
    text = facts.parts[0].folded.text.strip()
    turns = list(post.recent)
    own = [place for place, turn in enumerate(turns) if turn.author == post.author]
    since = turns[own[-1] + 1 :] if own else turns
    others = [turn for turn in turns if turn.author != post.author]
    named = _named(text, others)
    odds = sum(_odds(facts, text, since, bool(own), named))
    if turns[-1].author == post.author:
        odds += GOES_ON
    if own and named and _again(named, turns, own[-1]):
        odds += SAME_AGAIN
    if odds < ENOUGH or not others:
        return None
    return named or _best(facts, text, since or others)


def _odds(facts: Facts, text: str, since: list[Turn], spoke: bool, named: Turn | None) -> Iterator[float]:
    called = _CALL.match(text)
    body = text[called.end() :].strip() if called else text
    begins = bool(called) or (named is not None and _starts_with(text, named))
    if named:
        yield NAMED if begins else NAMES
    elif called:
        yield CALLED
    if any(_says(turn.text, name) for turn in since for name in facts.policy.handles):
        yield CALLED_UPON
    words = _TOKEN.findall(body)
    if _taken_up(words, since):
        yield SAME_WORD
    if _RESPONDS.match(body):
        yield RESPONDS
    if spoke and since and len({turn.author for turn in facts.post.recent}) == 2:
        yield TWO
    if len(words) <= 3:
        yield BRIEF
    elif len(words) >= 15:
        yield LENGTHY
    if len({turn.author for turn in facts.post.recent}) >= 4:
        yield CROWD
    if _GREETS.match(body) and not named:
        yield GREETS
    if spoke:
        yield SPOKE
    elif not named and not called and facts.asks(facts.post.text):
        yield NEW_QUESTION
    if _YOU.search(body):
        yield YOU
    if since and not named and all(_calls_another(turn, facts) for turn in since):
        yield ELSEWHERE
    if not spoke and _TROUBLE.search(body):
        yield TROUBLE
    if any(facts.asks(turn.text) for turn in since if turn.author != facts.post.author):
        yield ASKED_ROOM
    if spoke and since:
        before = [turn for turn in facts.post.recent if turn.author == facts.post.author]
        if facts.asks(before[-1].text):
            yield ANSWERED_LAST


def _calls_another(turn: Turn, facts: Facts) -> bool:
    """True where a turn is the author's own, or calls somebody who is not the author."""
    called = _CALL.match(fold(turn.text).text)
    return called is not None and called[1] not in {handle.lower() for handle in facts.policy.handles}


def _named(text: str, others: list[Turn]) -> Turn | None:
    """The last turn of somebody whose name is said."""
    names = {turn.name.lower(): turn for turn in others if turn.name}
    first = _FIRST.match(text)
    if first and first[1] in names:
        return names[first[1]]
    said = set(_TOKEN.findall(text))
    for name, turn in names.items():
        if len(name) >= NAME_LEAST and name in said:
            return turn
    return None


def _starts_with(text: str, turn: Turn) -> bool:
    return text.lstrip("@").startswith(turn.name.lower())


def _says(text: str, name: str) -> bool:
    return len(name) >= NAME_LEAST and name.lower() in _TOKEN.findall(fold(text).text)


def _again(named: Turn, turns: list[Turn], last_own: int) -> bool:
    """True where the author's last message said the same name, and that person has not spoken since."""
    after = turns[last_own + 1 :]
    return _says(turns[last_own].text, named.name) and all(turn.author != named.author for turn in after)


def _taken_up(words: list[str], since: list[Turn]) -> bool:
    long = {word for word in words if len(word) >= WORD_LEAST}
    return bool(long) and any(long & set(_TOKEN.findall(fold(turn.text).text)) for turn in since)


def _best(facts: Facts, text: str, turns: list[Turn]) -> Turn:
    """Of several turns the one that asked or whose words are taken up; else the last."""
    words = _TOKEN.findall(text)
    for turn in reversed(turns):
        if turn.author != facts.post.author and _taken_up(words, [turn]):
            return turn
    for turn in reversed(turns):
        if turn.author != facts.post.author and facts.asks(turn.text):
            return turn
    return next((turn for turn in reversed(turns) if turn.author != facts.post.author), turns[-1])
