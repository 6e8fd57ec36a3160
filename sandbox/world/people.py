"""People, and what a server knows of them."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class User:
    """Somebody on Discord; `id` is a snowflake, `name` unique and lower case."""

    id: int
    name: str
    global_name: str | None = None
    bot: bool = False
    locale: str = "en-US"
    avatar: str | None = None
    dms_closed: bool = False


@dataclass(slots=True)
class Member:
    """A user in one server."""

    user_id: int
    joined_at: datetime
    roles: set[int] = field(default_factory=set)
    nick: str | None = None
    timeout_until: datetime | None = None
    mute: bool = False
    deaf: bool = False
    voice_channel_id: int | None = None

    def timed_out(self, now: datetime) -> bool:
        """Whether a time-out runs."""
        return self.timeout_until is not None and self.timeout_until > now
