"""A server with its roles, channels, members, bans and scheduled events."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world.people import Member

if TYPE_CHECKING:
    from sandbox.world.channel import Channel


@dataclass(slots=True)
class Role:
    """A role; `position` 0 is @everyone, higher ones outrank lower ones."""

    id: int
    name: str
    permissions: int = 0
    position: int = 0
    color: int = 0
    hoist: bool = False
    mentionable: bool = False
    managed: bool = False
    bot_id: int | None = None


@dataclass(slots=True)
class Emoji:
    """A server's own emoji."""

    id: int
    name: str
    animated: bool = False


@dataclass(slots=True)
class ScheduledEvent:
    """An event in the server's calendar; entity types: 1 stage, 2 voice, 3 somewhere else; status 1 to 4."""

    id: int
    name: str
    creator_id: int
    start: datetime
    end: datetime | None
    entity_type: int
    description: str | None = None
    channel_id: int | None = None
    location: str | None = None
    status: int = 1
    users: dict[int, datetime] = field(default_factory=dict)


@dataclass(slots=True)
class AuditEntry:
    """One line of the audit log."""

    id: int
    action: int
    user_id: int
    target_id: int | None
    reason: str | None = None


@dataclass(slots=True)
class Guild:
    """A server. Its own id is the id of the @everyone role."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    description: str | None = None
    roles: dict[int, Role] = field(default_factory=dict)
    channels: "dict[int, Channel]" = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    emojis: dict[int, Emoji] = field(default_factory=dict)
    bans: dict[int, str | None] = field(default_factory=dict)
    events: dict[int, ScheduledEvent] = field(default_factory=dict)
    audit: list[AuditEntry] = field(default_factory=list)
    system_channel_id: int | None = None
    unavailable: bool = False
