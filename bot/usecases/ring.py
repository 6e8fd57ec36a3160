"""The context ring: the last five messages of a watched channel, five minutes long, in memory only."""

from collections import OrderedDict, deque
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.core.post import Post, Turn

TURNS = 5
MEMORY = timedelta(minutes=5)
ACKNOWLEDGED = timedelta(seconds=60)
"""How long after an answer a word of thanks is taken to be for it."""
CHANNELS = 5000
"""Channels remembered at once; the one that was silent longest goes first."""


class _Said(NamedTuple):
    message: int
    author: int
    text: str
    at: datetime
    answers: int = 0
    names: tuple[str, ...] = ()


class Answered(NamedTuple):
    """A message that answered somebody, and what its author is called."""

    message: int
    author: int
    names: tuple[str, ...]


class Ring:
    """What was just said, per channel."""

    def __init__(self) -> None:
        self._channels: OrderedDict[int, deque[_Said]] = OrderedDict()

    def heard(self, post: Post) -> bool:
        """True for a post that is remembered: it comes again."""
        return any(said.message == post.message for said in self._channels.get(post.channel, ()))

    def note(self, post: Post) -> tuple[Turn, ...]:
        """Remember a post and return the turns before it, oldest first."""
        turns = self.before(post)
        said = self._channels.setdefault(post.channel, deque(maxlen=TURNS))
        if all(one.message != post.message for one in said):
            said.append(_Said(post.message, post.author, post.text, post.at))
        self._channels.move_to_end(post.channel)
        while len(self._channels) > CHANNELS:
            self._channels.popitem(last=False)
        return turns

    def before(self, post: Post) -> tuple[Turn, ...]:
        """The turns before a post that are still remembered."""
        return tuple(
            Turn(said.author, said.text, max(0.0, (post.at - said.at).total_seconds()), said.message)
            for said in self._channels.get(post.channel, ())
            if said.message != post.message and said.at <= post.at and post.at - said.at <= MEMORY
        )

    def last_of(self, channel: int, member: int, at: datetime, answers: int | None = None) -> int | None:
        """A member's latest message in a channel (that `answers` somebody), if it is still remembered."""
        for said in reversed(self._channels.get(channel, ())):
            if said.author == member and at - said.at <= MEMORY and answers in (None, said.answers):
                return said.message
        return None

    def answers(self, channel: int, message: int, asker: int, names: Collection[str] = ()) -> None:
        """A message turned out to answer somebody's question (0: nobody's); `names` are its author's."""
        said = self._channels.get(channel)
        for place, one in enumerate(said or ()):
            if said is not None and one.message == message:
                said[place] = one._replace(answers=asker, names=tuple(names))

    def answered(self, post: Post) -> Answered | None:
        """What answered the post's author within the last minute, where only those two have spoken since."""
        answerer = None
        for said in reversed(self._channels.get(post.channel, ())):
            if said.author == post.author or said.at > post.at:
                continue
            if post.at - said.at > ACKNOWLEDGED or answerer not in (None, said.author):
                return None
            if said.answers == post.author:
                return Answered(said.message, said.author, said.names)
            answerer = said.author
        return None

    def revise(self, channel: int, message: int, text: str) -> None:
        """An edited message: its new words are the context."""
        said = self._channels.get(channel)
        if said is not None:
            kept = [one._replace(text=text) if one.message == message else one for one in said]
            said.clear()
            said.extend(kept)

    def unsay(self, channel: int, message: int) -> None:
        """A deleted message is no context any more."""
        said = self._channels.get(channel)
        if said is not None:
            kept = [one for one in said if one.message != message]
            said.clear()
            said.extend(kept)

    def forget_old(self, now: datetime) -> None:
        """Let go of every channel in which nothing was said for five minutes."""
        while self._channels:
            channel, said = next(iter(self._channels.items()))
            if said and now - said[-1].at <= MEMORY:
                return
            del self._channels[channel]

    def clear(self, channel: int) -> None:
        """The channel is gone."""
        self._channels.pop(channel, None)
