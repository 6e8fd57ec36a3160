"""A place to talk: text, voice, forum, thread or direct message."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from sandbox.world.message import Message


class ChannelType(IntEnum):
    """Discord's numbers for the kinds of channels."""

    TEXT = 0
    DM = 1
    VOICE = 2
    CATEGORY = 4
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    STAGE = 13
    FORUM = 15


THREADS = (ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD, ChannelType.PRIVATE_THREAD)
WITH_MESSAGES = (
    ChannelType.TEXT,
    ChannelType.DM,
    ChannelType.VOICE,
    ChannelType.ANNOUNCEMENT,
    ChannelType.STAGE,
    *THREADS,
)


@dataclass(slots=True)
class Overwrite:
    """A channel's exception for one role (kind 0) or one member (kind 1)."""

    id: int
    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(slots=True)
class ForumTag:
    """A label that posts of a forum can carry."""

    id: int
    name: str
    moderated: bool = False
    emoji_name: str | None = None


@dataclass(slots=True)
class ThreadInfo:
    """What a thread has beyond a channel; `auto_archive` in minutes."""

    owner_id: int
    created: datetime
    archive_changed: datetime
    auto_archive: int = 1440
    archived: bool = False
    locked: bool = False
    invitable: bool = True
    members: dict[int, datetime] = field(default_factory=dict)
    tags: list[int] = field(default_factory=list)
    total_sent: int = 0


@dataclass(slots=True)
class Channel:
    """A channel; `messages` is in order of id, oldest first. `slowmode` in seconds."""

    id: int
    type: ChannelType
    name: str = ""
    guild_id: int | None = None
    topic: str | None = None
    position: int = 0
    parent_id: int | None = None
    nsfw: bool = False
    slowmode: int = 0
    flags: int = 0
    bitrate: int = 64000
    user_limit: int = 0
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    recipients: tuple[int, ...] = ()
    thread: ThreadInfo | None = None
    tags: list[ForumTag] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    last_message_id: int | None = None
    last_pin: datetime | None = None

    @property
    def is_thread(self) -> bool:
        """Whether it hangs under another channel as a thread or forum post."""
        return self.thread is not None
