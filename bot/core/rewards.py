"""Rewards: roles for the week, badges, and seasons. Pure: who gets what; giving it is done elsewhere."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.core.leaderboard import Standing
from bot.core.ledger import Tally

RoleKind = Literal["top", "curious", "quiet"]
"""Stored for ever: never rename or reuse one.

top: the most points of the week · curious: the most questions that were answered · quiet: somebody who was
there, said something to somebody, and is seldom on a board.
"""
ROLE_KINDS: tuple[RoleKind, ...] = ("top", "curious", "quiet")


@dataclass(frozen=True, slots=True)
class Regular:
    """A member's week: half hours kept, points, and in how many of the last four weeks they kept any."""

    member: int
    kept: int
    points: int
    weeks: int


QUIET_WEEKS = 3
"""Of the last four weeks, in how many a quiet regular kept a half hour."""


def quiet_regular(
    week: Iterable[Regular], shown: Collection[int], had_it: Collection[int] = ()
) -> int | None:
    """The quiet regular of a week: faithful, with a little of everything, and not on the board anyway.

    `shown` are those whom the week's board names first, and `had_it` those who were it lately: they make
    room. Among the others, the one with most weeks, then most half hours, then fewest points; the lowest id
    decides a tie, so that the same week always gives the same member.
    """
    able = [
        each
        for each in week
        if each.weeks >= QUIET_WEEKS
        and each.kept > 0
        and each.points > 0
        and each.member not in shown
        and each.member not in had_it
    ]
    if not able:
        return None
    return min(able, key=lambda each: (-each.weeks, -each.kept, each.points, each.member)).member


def holders(
    top: Sequence[Standing], curious: Sequence[Standing], quiet: int | None, most: int = 3
) -> dict[RoleKind, tuple[int, ...]]:
    """Who holds each role this week: all who share first place, unless more than `most` do.

    A first place that too many share is nobody's: a role that everybody has says nothing.
    """

    def first(standings: Sequence[Standing]) -> tuple[int, ...]:
        winners = tuple(each.member for each in standings if each.rank == 1 and each.value > 0)
        return winners if len(winners) <= most else ()

    return {"top": first(top), "curious": first(curious), "quiet": () if quiet is None else (quiet,)}


@dataclass(frozen=True, slots=True)
class Handover:
    """Roles to take and to give, as (member, role id); taking comes first."""

    take: tuple[tuple[int, int], ...]
    give: tuple[tuple[int, int], ...]


def hand_over(
    roles: Mapping[RoleKind, int],
    held: Mapping[RoleKind, Collection[int]],
    earned: Mapping[RoleKind, Collection[int]],
) -> Handover:
    """What changes: `roles` are the server's, `held` whom we gave them to, `earned` who gets them.

    A role that two kinds share is taken only from those who hold it for neither.
    """
    now = {(member, role) for kind, role in roles.items() for member in earned.get(kind, ())}
    before = {(member, role) for kind, role in roles.items() for member in held.get(kind, ())}
    return Handover(tuple(sorted(before - now)), tuple(sorted(now - before)))


BadgeKey = Literal[
    "first_half_hour",
    "ten_half_hours",
    "hundred_half_hours",
    "ten_faces",
    "fifty_faces",
    "good_listener",
    "host",
    "week_long",
    "month_long",
]
"""Stored for ever: never rename or reuse one."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge, and how far along somebody is: it is earned when `have >= need`."""

    key: BadgeKey
    have: int
    need: int

    @property
    def earned(self) -> bool:
        """True once it is theirs."""
        return self.have >= self.need


def badges(half_hours: int, longest_streak: int, total: Tally) -> tuple[Badge, ...]:
    """All badges, in a fixed order; a badge that was earned can go again with what earned it."""
    return (
        Badge("first_half_hour", half_hours, 1),
        Badge("ten_half_hours", half_hours, 10),
        Badge("hundred_half_hours", half_hours, 100),
        Badge("ten_faces", total.met, 10),
        Badge("fifty_faces", total.met, 50),
        Badge("good_listener", total.answers, 25),
        Badge("host", total.openers, 10),
        Badge("week_long", longest_streak, 7),
        Badge("month_long", longest_streak, 30),
    )


@dataclass(frozen=True, slots=True)
class SeasonEnd:
    """A season's closing words: its best three (ties included), and what all did together."""

    period: str
    best: tuple[Standing, ...]
    members: int
    points: int
    met: int


def season_end(period: str, standings: Sequence[Standing], members: int, points: int, met: int) -> SeasonEnd:
    """The closing of a season; everybody who shares one of the first three ranks is named."""
    return SeasonEnd(period, tuple(each for each in standings if each.rank <= 3), members, points, met)
