"""One interaction: who did what where, and how far the bot's answer has come."""

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.json_types import Json

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
TOKEN_LIFE = timedelta(minutes=15)  # virtual
DEADLINE = 3.0  # real seconds until the first answer


@dataclass(slots=True)
class Interaction:
    """`state` is pending, answered or failed; `deferred` the callback type 5 or 6 that waits to be filled."""

    id: int
    type: int
    user_id: int
    channel_id: int
    guild_id: int | None
    data: Json
    created: datetime
    command: str = ""
    message_id: int | None = None
    parent_id: int | None = None
    nonce: str | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(80))
    state: str = "pending"
    acknowledged: bool = False
    late: bool = False
    deferred: int | None = None
    ephemeral: bool = False
    original_id: int | None = None
    message_ids: list[int] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    error: str | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    deadline: asyncio.TimerHandle | None = None

    def expired(self, now: datetime) -> bool:
        """Whether the token's fifteen minutes are over."""
        return now - self.created > TOKEN_LIFE

    def settle(self, state: str, error: str | None = None) -> None:
        """Notes how it ended (or went on) and wakes whoever waits."""
        self.state, self.error = state, error
        self.changed.set()
