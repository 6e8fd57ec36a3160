"""What cannot be real in a test: the clock, and the hand that sends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol


class Clock(Protocol):
    """The one source of time."""

    @property
    def speed(self) -> float:
        """Its seconds in one of the machine's: 1 for the machine's own, 0 while it stands still."""
        ...

    def now(self) -> datetime:
        """The present moment, timezone-aware, in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Notice:
    """One effect to carry out: an outbox row without any text that people wrote.

    `id` is the row's id: the nonce, and part of a component's custom_id, so that a doubtful send can be
    looked for. `kind` is a stable key such as "nudge.slip", "recap", "board", "role.add". `args` holds ids,
    numbers, keys and offsets only. `doubtful` means an earlier try may have arrived: look before sending.
    """

    id: int
    kind: str
    guild: int
    member: int | None
    channel: int | None
    args: Mapping[str, object]
    doubtful: bool = False
    edits: int | None = None
    """The message to edit instead of sending a new one."""
    via: Literal["dm", "here", "channel", "inbox"] = "channel"
    """dm: a direct message. here: an ephemeral follow-up while an interaction's token lives, at most once.
    channel: a post in `channel`. inbox: shown when the member asks."""
    payload: object = None
    """A core value gathered at delivery, such as the standings of a board; never at rest."""


Delivery = Literal["sent", "closed", "failed", "expired", "later", "doubtful"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a notice.

    sent: it stands at `channel`/`message`. closed: this person or place takes none (50007, 50278, 50001).
    failed: it can never be sent (`reason` is a stable key). later: try again after `retry_after` seconds.
    doubtful: the answer was lost; it may stand there.
    """

    delivery: Delivery
    channel: int | None = None
    message: int | None = None
    reason: str = ""
    retry_after: float = 0.0
    pauses_all: bool = False
    """True for 40003 and 20026: no new DM to anybody for a while."""


class Messenger(Protocol):
    """The only hand that sends; on Discord it is cogs/_messenger.py."""

    async def deliver(self, notice: Notice) -> Receipt:
        """Carry out one notice; never raises for what Discord refuses."""
        ...

    async def present(self, guild: int, members: Sequence[int]) -> Mapping[int, str]:
        """Display names of those of `members` who are in the guild now; who left is absent."""
        ...
