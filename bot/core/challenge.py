"""One member's half hour as a state machine: active; then completed, broken or withdrawn; then settled."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.core.place import Place
from bot.core.policy import Preset

State = Literal["active", "completed", "broken", "withdrawn"]
"""Stored for ever: never rename or reuse one."""

LEAST_MINUTES = 5
MOST_MINUTES = 120
DEFAULT_MINUTES = 30
SETTLES_AFTER = timedelta(minutes=10)
"""Between the end and the settlement: late answers count, open graces close."""

ALLOWED: dict[Preset, int] = {"gentle": 0, "classic": 3, "strict": 1}
"""The slip that breaks a half hour; 0: none does."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """One member's window in one server; posts from `starts_at` on and before `ends_at` are judged.

    `slips` counts those that were told and not repaired in time. `ended_at` is when it really ended.
    """

    id: int
    guild: int
    member: int
    channel: int
    starts_at: datetime
    ends_at: datetime
    preset: Preset
    state: State = "active"
    slips: int = 0
    ended_at: datetime | None = None
    settled_at: datetime | None = None
    round: int | None = None
    watched: frozenset[int] = frozenset()
    spared: frozenset[int] = frozenset()
    """What was watched and what was exempt when it started: nothing beyond that is judged in it."""
    shadow: bool = False
    """The server was on trial when it started: its slips are counted for moderators, and told to nobody."""

    @property
    def minutes(self) -> int:
        """The length that was promised."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def allowed(self) -> int:
        """The counted slip that breaks it; 0: it never breaks."""
        return ALLOWED[self.preset]

    @property
    def over_at(self) -> datetime:
        """When it ended or will end."""
        return self.ended_at or self.ends_at

    @property
    def settles_at(self) -> datetime:
        """When late answers stop counting."""
        return self.over_at + SETTLES_AFTER

    def covers(self, moment: datetime) -> bool:
        """True for a moment whose posts are judged."""
        return self.starts_at <= moment < self.over_at

    def agreed_to(self, place: Place) -> bool:
        """True where the member agreed to be watched, whatever the server watches by now."""
        return not self.watched.isdisjoint(place.line) and self.spared.isdisjoint(place.line)

    def credits(self, moment: datetime) -> bool:
        """True while a partner's answer still counts."""
        return self.state != "withdrawn" and self.starts_at <= moment < self.settles_at


def ends(minutes: int, now: datetime) -> datetime:
    """The end of a half hour that starts now."""
    return now + timedelta(minutes=minutes)


def minutes_fit(minutes: int) -> bool:
    """True for a length that can be promised."""
    return LEAST_MINUTES <= minutes <= MOST_MINUTES


def complete(challenge: Challenge) -> Challenge:
    """The half hour is over on time; unchanged when it had ended before."""
    if challenge.state != "active":
        return challenge
    return replace(challenge, state="completed", ended_at=challenge.ends_at)


def withdraw(challenge: Challenge, now: datetime) -> Challenge:
    """The member leaves; after the end there is nothing to leave."""
    if challenge.state != "active" or now >= challenge.ends_at:
        return challenge
    return replace(challenge, state="withdrawn", ended_at=now)


def count_slip(challenge: Challenge, now: datetime) -> Challenge:
    """A told slip whose grace has passed counts, and breaks the half hour where the preset says so."""
    counted = replace(challenge, slips=challenge.slips + 1)
    breaks = counted.allowed and counted.slips >= counted.allowed
    if breaks and counted.state == "active" and now < counted.ends_at:
        return replace(counted, state="broken", ended_at=now)
    return counted


def restore(
    challenge: Challenge, now: datetime, free: bool = True, other: datetime | None = None
) -> Challenge:
    """A counted slip was none after all: a half hour that it broke goes on, or was kept to its end.

    `free` is False when the member has another half hour by now, so that this one cannot run again: it
    was kept until `other`, the moment at which the next one began.
    """
    fewer = replace(challenge, slips=max(0, challenge.slips - 1))
    if fewer.state != "broken" or (fewer.allowed and fewer.slips >= fewer.allowed):
        return fewer
    if now < fewer.ends_at and free:
        return replace(fewer, state="active", ended_at=None, settled_at=None)
    return replace(fewer, state="completed", ended_at=min(fewer.ends_at, other or now))


def settle(challenge: Challenge, now: datetime) -> Challenge:
    """Close the books, once, no earlier than ten minutes after the end."""
    if challenge.state == "active" or challenge.settled_at is not None or now < challenge.settles_at:
        return challenge
    return replace(challenge, settled_at=now)
