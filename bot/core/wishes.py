"""What a member asked for: how to be nudged, when to be left alone, who may dare or see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

NudgeWay = Literal["dm", "off", "here"]
NUDGE_WAYS: tuple[NudgeWay, ...] = get_args(NudgeWay)
DareWish = Literal["anyone", "nobody"]
DARE_WISHES: tuple[DareWish, ...] = get_args(DareWish)
BoardWish = Literal["everybody", "me"]
"""Who sees one on the board. Stored for ever."""
BOARD_WISHES: tuple[BoardWish, ...] = get_args(BoardWish)


@dataclass(frozen=True, slots=True)
class Wishes:
    """A member's choices in one server; `consent_version` is 0 until they first say "I'm in".

    Quiet hours are minutes of the day in the member's zone, and may pass midnight.
    """

    nudges: NudgeWay = "dm"
    zone: str | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None
    dares: DareWish = "anyone"
    consent_version: int = 0
    dm_closed: bool = False
    board: BoardWish = "everybody"

    def quiet_at(self, moment: datetime, server_zone: str) -> bool:
        """True within the member's quiet hours."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return False
        local = moment.astimezone(ZoneInfo(self.zone or server_zone))
        minute = local.hour * 60 + local.minute
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until


@dataclass(frozen=True, slots=True)
class Consent:
    """The press of "I'm in": to which version of the card, and how to be nudged."""

    version: int
    nudges: NudgeWay = "dm"
