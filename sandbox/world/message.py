"""A message and what hangs on it."""

from dataclasses import dataclass, field
from datetime import datetime

from sandbox.json_types import Json

EPHEMERAL = 1 << 6
LOADING = 1 << 7
HAS_THREAD = 1 << 5
HAS_SNAPSHOT = 1 << 14
VOICE = 1 << 13
COMPONENTS_V2 = 1 << 15
SUPPRESS_EMBEDS = 1 << 2
SUPPRESS_NOTIFICATIONS = 1 << 12


@dataclass(slots=True)
class Attachment:
    """A file; its bytes lie in the sandbox's file store under the same id."""

    id: int
    filename: str
    size: int
    content_type: str | None = None
    description: str | None = None
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    waveform: str | None = None
    spoiler: bool = False


@dataclass(slots=True)
class Reaction:
    """One emoji under a message; `emoji_id` None for a Unicode one. Users in the order they came."""

    emoji_id: int | None
    name: str
    animated: bool = False
    users: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class Poll:
    """A vote; `answers` maps the answer's id (from 1) to its media object."""

    question: str
    answers: dict[int, Json]
    expiry: datetime
    multiselect: bool = False
    layout: int = 1
    votes: dict[int, dict[int, None]] = field(default_factory=dict)
    finalized: bool = False


@dataclass(slots=True)
class Reference:
    """What a reply (kind 0) or a forward (kind 1) points to."""

    kind: int
    message_id: int | None
    channel_id: int
    guild_id: int | None


@dataclass(slots=True)
class Message:
    """A message; `type` is Discord's number, `only_for` the one reader of an ephemeral one."""

    id: int
    channel_id: int
    author_id: int
    content: str = ""
    type: int = 0
    flags: int = 0
    tts: bool = False
    edited_at: datetime | None = None
    mentions: list[int] = field(default_factory=list)
    mention_roles: list[int] = field(default_factory=list)
    mention_everyone: bool = False
    attachments: list[Attachment] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    stickers: list[Json] = field(default_factory=list)
    reference: Reference | None = None
    snapshots: list[Json] = field(default_factory=list)
    poll: Poll | None = None
    reactions: dict[str, Reaction] = field(default_factory=dict)
    pinned_at: datetime | None = None
    nonce: int | str | None = None
    thread_id: int | None = None
    interaction_id: int | None = None
    interaction_metadata: Json | None = None
    application_id: int | None = None
    only_for: int | None = None
    position: int | None = None
