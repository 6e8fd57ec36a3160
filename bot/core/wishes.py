"""What a member asked for: how to be nudged, when to be left alone, who may dare or see them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

NudgeWay = Literal["dm", "off", "here"]
NUDGE_WAYS: tuple[NudgeWay, ...] = get_args(NudgeWay)
DareWish = Literal["anyone", "dm", "nobody"]
"""Who may dare them; dm: anyone, and they want to be told by DM. Stored for ever."""
DARE_WISHES: tuple[DareWish, ...] = get_args(DareWish)
BoardWish = Literal["everybody", "me"]
"""Who sees one on the board. Stored for ever."""
BOARD_WISHES: tuple[BoardWish, ...] = get_args(BoardWish)


@dataclass(frozen=True, slots=True)
class Consent:
    """The press of "I'm in": to which version of the card, and how to be nudged."""

    version: int
    nudges: NudgeWay = "dm"


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

    def agreeing(self, consent: Consent) -> "Wishes":
        """After "I'm in"; whoever chooses DMs asks for them again, though they were closed once."""
        closed = self.dm_closed and consent.nudges != "dm"
        return replace(self, nudges=consent.nudges, consent_version=consent.version, dm_closed=closed)

    def quiet_at(self, moment: datetime, server_zone: str) -> bool:
        """True within the member's quiet hours."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return False
        local = moment.astimezone(ZoneInfo(self.zone or server_zone))
        minute = local.hour * 60 + local.minute
        if self.quiet_from < self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until

    def awake(self, moment: datetime, server_zone: str) -> datetime:
        """`moment`, or the end of the quiet hours that it lies in."""
        if self.quiet_until is None or not self.quiet_at(moment, server_zone):
            return moment
        local = moment.astimezone(ZoneInfo(self.zone or server_zone))
        hour, minute = divmod(self.quiet_until, 60)
        over = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
        return (over if over > local else over + timedelta(days=1)).astimezone(UTC)
