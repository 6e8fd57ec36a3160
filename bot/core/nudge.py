"""Nudges: few, merged, kind, and by the way that the member chose."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from bot.core.challenge import Challenge
from bot.core.wishes import Wishes

Kind = Literal["slip", "quiet", "halfway"]
Way = Literal["dm", "here", "channel", "inbox"]
_RUNGS: tuple[Way, ...] = ("dm", "here", "inbox")
"""The ladder, from what reaches a member soonest to what waits until they come."""

MERGE = timedelta(seconds=20)
"""Slips this close together are told in one nudge."""
BUDGET = 3
"""Nudges of all kinds in one half hour; the recap and answers to the member's own acts do not count."""
KEPT_FOR_SLIPS = 1
SILENCE = timedelta(minutes=10)
"""After this long without a word, one open question of somebody else is shown."""
LISTENS = timedelta(minutes=2)
"""How often a lasting silence looks for a question to show."""
LEFT_AFTER_HALFWAY = timedelta(minutes=5)
"""A middle with less than this left to go is not worth a nudge."""


@dataclass(frozen=True, slots=True)
class NudgePlan:
    """A nudge to write: by which way first, and in which span of time."""

    way: Way
    not_before: datetime
    not_after: datetime


def budget_for(kind: Kind) -> int:
    """How many nudges may have been spent before this kind is not sent any more, itself included."""
    return BUDGET if kind == "slip" else BUDGET - KEPT_FOR_SLIPS


def plan(
    kind: Kind, challenge: Challenge, wishes: Wishes, server_zone: str, now: datetime
) -> NudgePlan | None:
    """The nudge to write, or None where none is wanted now: nothing but slips passes quiet hours or "off"."""
    if now >= challenge.over_at or challenge.state != "active":
        return None
    way = first_way(wishes)
    if kind == "slip":
        return NudgePlan(way, now + MERGE, challenge.settles_at)
    if way == "inbox" or wishes.quiet_at(now, server_zone):
        return None
    return NudgePlan(way, now, challenge.ends_at)


def first_way(wishes: Wishes) -> Way:
    """Where a nudge or a recap tries first."""
    if wishes.nudges == "off":
        return "inbox"
    if wishes.nudges == "here" or wishes.dm_closed:
        return "here"
    return "dm"


def wished_way(way: Way, wishes: Wishes) -> Way:
    """The way of what waits, no nearer than is wished for by now."""
    return max(way, first_way(wishes), key=_RUNGS.index)


def next_way(way: Way) -> Way | None:
    """The next rung of the ladder where this one is closed; None below the last."""
    ladder = dict(pairwise(_RUNGS))
    return ladder.get(way)


def halfway_of(starts_at: datetime, ends_at: datetime) -> datetime | None:
    """The middle, where enough is left to go after it."""
    middle = starts_at + (ends_at - starts_at) / 2
    return middle if ends_at - middle >= LEFT_AFTER_HALFWAY else None


def silence_after(last: datetime, ends_at: datetime) -> datetime | None:
    """When the silence after `last` has lasted long enough; None past the end."""
    moment = last + SILENCE
    return moment if moment < ends_at else None
