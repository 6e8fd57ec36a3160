"""A post: one message as the product sees it, free of any platform's types."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a post: its name and the description its author gave it (both can hide a pitch)."""

    filename: str
    description: str = ""
    voice: bool = False


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll's question and its answers, as written."""

    question: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The message that a post replies to; `text` is None where it could not be read."""

    message: int
    author: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A message just before the post in the same channel: context, never judged itself.

    `name` is what the author is called, where it is known: people also address each other by name.
    """

    author: int
    text: str
    seconds_ago: float
    message: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """One message of a participant, with the context that judging needs.

    `revision` is 0 for the message as first sent, else the edit's time in milliseconds since 1970.
    `recent` holds up to five turns, oldest first. `title` is the name of a thread or forum post that this
    message opened. `forwarded` holds the texts of forwarded messages: somebody's words, shared on.
    """

    message: int
    author: int
    text: str
    guild: int = 0
    channel: int = 0
    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    revision: int = 0
    replied_to: Target | None = None
    mentions: tuple[int, ...] = ()
    recent: tuple[Turn, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    poll: Poll | None = None
    title: str = ""
    forwarded: tuple[str, ...] = ()
    stickers: int = 0
