"""The neighbour: to whom a post without any mark of a reply was most probably said.

Why: in quick talk nobody presses "reply". People say a name, take up a word, thank, or simply speak next.
Each cue has a weight in log odds, fitted on public chat whose replies were marked by hand and on
conversations as Discord has them (`python -m tests.evaluation.replies` fits them anew), and rounded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.core.asking import asks
from bot.core.facts import Facts
from bot.core.own_words import quoted
from bot.core.part import Part
from bot.core.post import Turn
from bot.core.reach import total
from bot.core.text import fold
from bot.core.weigh import weigh

WEIGHTS: Mapping[str, float] = {
    "any": 0.6,  # where people talk, most of what is said is said to somebody
    "named_first": 2.5,  # begins with the name of somebody who has just spoken
    "named": 1.7,  # says such a name further on
    "called": 0.8,  # begins with some other name and a colon or comma
    "called_upon": 1.7,  # somebody has just said the author's name
    "responds": 0.8,  # begins as responses do: yes, thanks, try
    "same_word": 0.7,  # takes up a longer word of somebody's last messages
    "brief": 0.6,  # three words at most
    "two": 0.5,  # two people are talking, and the other one spoke last
    "last_you": 0.4,  # the last message said "you", and called nobody
    "answered_last": 0.4,  # the author had asked something, and people have spoken since
    "you": 0.3,  # says "you"
    "crowd": -0.1,  # four or more are talking
    "nothing": -0.4,  # comes in with none of the marks of an answer
    "late": -0.4,  # nobody else has spoken for two minutes
    "lengthy": -0.4,  # fifteen words and more
    "story": -0.5,  # comes in with "I", "my", "just"
    "link": -0.6,  # shares a link
    "everybody": -0.6,  # speaks to anyone, to all
    "trouble": -0.7,  # comes in with a trouble of one's own
    "long": -0.9,  # twenty-five words and more
    "no_calls": -0.9,  # comes in where nobody calls anybody by name: there, replies are marked
    "elsewhere": -1.0,  # those who spoke since were calling somebody else
    "sells": -1.0,  # sells something, or shows off numbers
    "spoke": -1.2,  # the author has been speaking
    "new_question": -1.2,  # comes in with a question of one's own
    "goes_on": -1.3,  # the author spoke last: this goes on with one's own
    "silence": -1.4,  # nobody else has spoken for five minutes
    "greets": -1.7,  # greets the room
    "same_again": -1.7,  # says the same name again, and that person has said nothing since
}
ENOUGH = -0.5
"""Log odds from which it counts as said to somebody: rather once too often than not at all."""
NAME_LEAST = 3
"""Letters that a name must have to be looked for in the middle of what is said."""
WORD_LEAST = 5
"""Letters that a word must have to be one that is taken up."""
LATE, SILENCE = 120.0, 300.0
"""Seconds without a word of anybody else."""
SELLS = 0.7
"""Share of a pitch's threshold from which somebody seems to sell."""

_TOKEN = re.compile(r"[\w\-\[\]\\`^{}|]+")
_CALL = re.compile(r"@?([\w\-\[\]\\`^{}|.]{2,32})\s*[:,>](?:\s|$)")
_FIRST = re.compile(r"@?([\w\-\[\]\\`^{}|]{2,32})\b")
_NOBODY = """
hi hello hey hiya yo hola ciao yes yep yeah yea no nope nah ok okay well so also anyway anyways btw lol haha
hmm hm oh ah actually sorry thanks thx please right sure and but or then now good great cool nice maybe first
second edit note ps update question error e.g i.e if when while because since true exactly indeed guys all
everyone folks man dude is it that this what how why where who er erm um uh hmmm ahh ooh wow damn
"""
_NO_NAMES = frozenset(_NOBODY.split())
"""Words with a colon or comma behind them that call nobody."""
_GREETS = re.compile(
    r"[*\s]*(?:hi|hello|hey|hiya|hallo|hola|ciao|yo|morning|good (?:morning|evening|day|afternoon)|greetings"
    r"|sup|hai|howdy|hej)\b"
)
_TROUBLE = re.compile(
    r"\b(?:i'?m trying|i have a|i'?ve got|i just|how (?:do|can|to)|anyone|anybody|is there|does any|can some"
    r"|help|my \w+ (?:is|won|does|doesn|isn|keeps))\b"
)
_STORY = re.compile(
    r"(?:i|i'?m|i'?ve|my|we|just|got|finally|so i|today|anyone|is there|does|can|how|hello|hi)\b"
)
_EVERYBODY = re.compile(r"\b(?:anyone|anybody|everyone|everybody|guys|all|folks|someone|somebody|any1)\b")
_BY_CHANCE = """
never there where which would could should about think really still thing things their these those other after
again maybe right going doing being every always something anyone because before people everyone thanks thank
please first
"""
_COMMON = frozenset(_BY_CHANCE.split())
"""Longer words that are taken up by chance."""
_YOU = re.compile(r"\b(?:you|u|your|ur)\b")
_RESPONDS = re.compile(
    r"(?:ok(?:ay)?|kk?|yes|yep|yeah|yea|ya|no|nope|nah|thanks?|thx|ty|thank you|lol|a?haha\w*|hm+|oh|ah+"
    r"|right|sure|cool|nice|great|true|same|exactly|i see|got it|np|you'?re welcome|yw|sorry|what\?|why\?"
    r"|huh|heh|well|but|so|because|it'?s|that'?s|try|you (?:can|could|should|need|have)|did you|do you"
    r"|have you|are you|which|is it|what (?:does|do|is|kind|version)|congrats|wow|aww?|agreed"
    r"|good (?:point|one|luck)|welcome)\b"
)
_LINK = re.compile(r"\S*(?:://|www\.)\S*")


def neighbour(facts: Facts) -> Turn | None:
    """The turn that the post most probably answers; None where it more probably answers none."""
    post = facts.post
    if not post.recent or (facts.links and not facts.words):
        return None
    talk = _Talk(facts)
    if not talk.others or sum(WEIGHTS[cue] for cue in talk.cues()) < ENOUGH:
        return None
    return talk.named or talk.best()


def cues_of(facts: Facts) -> frozenset[str] | None:
    """The cues of a post, which its weights are fitted to; None where it can answer nobody."""
    post = facts.post
    if not post.recent or (facts.links and not facts.words):
        return None
    talk = _Talk(facts)
    return frozenset(talk.cues()) if talk.others else None


def asked_by(facts: Facts, text: str) -> bool:
    """True where a message of somebody asks something: not in what it quotes, nor in its links."""
    for low, high in quoted(text):
        text = text[:low] + " " * (high - low) + text[high:]
    if "/" in text or "www" in text:
        text = _LINK.sub(" ", text)
    return asks(Part("", text).plain, facts.knowledge)


class _Talk:
    """A post among the turns before it: what was said, by whom, since when."""

    def __init__(self, facts: Facts) -> None:
        author = facts.post.author
        self.facts = facts
        self.turns = facts.post.recent
        self.said = [fold(turn.text).text for turn in self.turns]
        own = [place for place, turn in enumerate(self.turns) if turn.author == author]
        self.last_own = own[-1] if own else -1
        self.others = [turn for turn in self.turns if turn.author != author]
        self.text = facts.parts[0].folded.text.strip()
        self.called = _call(self.text)
        self.body = self.text[self.called.end() :].strip() if self.called else self.text
        self.words = _TOKEN.findall(self.body)
        self.named = self._named()

    def cues(self) -> Iterator[str]:
        """The cues that are there, each by its name in `WEIGHTS`."""
        yield "any"
        calls = self.named is not None or self.called is not None
        if self.named:
            first = self.called or self.text.lstrip("@").startswith(self.named.name.lower())
            yield "named_first" if first else "named"
        elif self.called:
            yield "called"
        you = _YOU.search(self.body) is not None
        responds = _RESPONDS.match(self.body) is not None
        same = self._takes_up(range(self.last_own + 1, len(self.turns)))
        for there, cue in ((you, "you"), (responds, "responds"), (same, "same_word")):
            if there:
                yield cue
        if _GREETS.match(self.body) and not self.named:
            yield "greets"
        if _EVERYBODY.search(self.body):
            yield "everybody"
        yield from self._of_size()
        yield from self._of_others(calls=calls)
        if self.last_own >= 0:
            yield from self._of_one_who_spoke()
        else:
            yield from self._of_one_who_comes_in(calls=calls, answers=you or responds or same)

    def _of_size(self) -> Iterator[str]:
        if len(self.words) <= 3:
            yield "brief"
        elif len(self.words) >= 25:
            yield "long"
        elif len(self.words) >= 15:
            yield "lengthy"
        if self.facts.links:
            yield "link"
        if _sells(self.facts):
            yield "sells"

    def _of_others(self, *, calls: bool) -> Iterator[str]:
        """What the others have said, and when."""
        since = range(self.last_own + 1, len(self.turns))
        if len({turn.author for turn in self.turns}) >= 4:
            yield "crowd"
        if any(self._says(place, name) for place in since for name in self.facts.policy.handles):
            yield "called_upon"
        if since and not self.named and all(map(self._calls_another, since)):
            yield "elsewhere"
        if since and _YOU.search(self.said[-1]) and not _call(self.said[-1]):
            yield "last_you"
        silence = self.others[-1].seconds_ago
        if silence >= LATE:
            yield "silence" if silence >= SILENCE else "late"
        if self.last_own < 0 and not calls and not any(map(_call, self.said)):
            yield "no_calls"

    def _of_one_who_spoke(self) -> Iterator[str]:
        yield "spoke"
        since = self.turns[self.last_own + 1 :]
        if not since:
            yield "goes_on"
        else:
            if len({turn.author for turn in self.turns}) == 2:
                yield "two"
            if asked_by(self.facts, self.turns[self.last_own].text):
                yield "answered_last"
        if self.named and self._says(self.last_own, self.named.name):
            name = self.named.author
            if all(turn.author != name for turn in since):
                yield "same_again"

    def _of_one_who_comes_in(self, *, calls: bool, answers: bool) -> Iterator[str]:
        if _TROUBLE.search(self.body):
            yield "trouble"
        if calls:
            return
        if _STORY.match(self.body):
            yield "story"
        if not answers:
            yield "nothing"
        facts = self.facts
        if "question" in facts.hits and asks(facts.own_plain(facts.parts[0]), facts.knowledge):
            yield "new_question"

    def best(self) -> Turn:
        """Of several turns the one whose words are taken up or that asked; else the last."""
        since = range(self.last_own + 1, len(self.turns)) or range(len(self.turns))
        places = [at for at in reversed(since) if self.turns[at].author != self.facts.post.author]
        for place in places:
            if self._takes_up((place,)):
                return self.turns[place]
        for place in places:
            if asked_by(self.facts, self.turns[place].text):
                return self.turns[place]
        return self.turns[places[0]] if places else self.others[-1]

    def _named(self) -> Turn | None:
        """The last turn of somebody whose name is said."""
        names = {turn.name.lower(): turn for turn in self.others if turn.name}
        first = _FIRST.match(self.text)
        if first and first[1] in names:
            return names[first[1]]
        said = set(_TOKEN.findall(self.text))
        for name, turn in names.items():
            if len(name) >= NAME_LEAST and name in said:
                return turn
        return None

    def _says(self, place: int, name: str) -> bool:
        text, name = self.said[place], name.lower()
        return len(name) >= NAME_LEAST and name in text and name in _TOKEN.findall(text)

    def _calls_another(self, place: int) -> bool:
        """True where a turn calls somebody who is not the author."""
        called = _call(self.said[place])
        return called is not None and called[1] not in {name.lower() for name in self.facts.policy.handles}

    def _takes_up(self, places: Sequence[int]) -> bool:
        long = {word for word in self.words if len(word) >= WORD_LEAST} - _COMMON
        return bool(long) and any(not long.isdisjoint(_TOKEN.findall(self.said[at])) for at in places)


def _call(text: str) -> re.Match[str] | None:
    """A name that a text begins with, and the colon or comma behind it."""
    found = _CALL.match(text)
    return found if found and found[1] not in _NO_NAMES else None


def _sells(facts: Facts) -> bool:
    thresholds, preset = facts.knowledge.thresholds, facts.policy.preset
    enough, most = SELLS * thresholds["pitch"][preset], total(facts, "pitch")
    # Below a threshold the total may be less than what is known at first.
    pitch = most >= enough and (most >= thresholds["pitch"][preset] or weigh(facts, "pitch").total >= enough)
    return pitch or total(facts, "metrics") >= thresholds["metrics"][preset]
