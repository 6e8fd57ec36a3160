"""A server's choices: where half hours are lived, and how strict they are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from bot.core.place import Place
from bot.core.policy import Preset as Preset

GRACE = timedelta(minutes=2)
"""How long a told slip can be repaired, unless a server says otherwise."""


@dataclass(frozen=True, slots=True)
class Server:
    """The settings of one server; `consent_version` grows when what is watched grows."""

    guild: int
    watched: frozenset[int]
    exempt_channels: frozenset[int] = frozenset()
    exempt_roles: frozenset[int] = frozenset()
    leaderboard_channel: int | None = None
    appeals_channel: int | None = None
    zone: str = "UTC"
    preset: Preset = "classic"
    consent_version: int = 1
    grace_seconds: int = int(GRACE.total_seconds())
    week_start: int = 0
    """0 Monday to 6 Sunday."""
    shadow: bool = False
    """On trial: slips in half hours that start now cost nothing and are told to nobody."""
    badges: bool = True
    """Whether one's own card shows badges."""

    @property
    def grace(self) -> timedelta:
        """How long a told slip can be repaired."""
        return timedelta(seconds=self.grace_seconds)

    def watches(self, place: Place) -> bool:
        """True where half hours are watched: a watched channel or category, and nothing exempt on the way."""
        line = place.line
        return not self.watched.isdisjoint(line) and self.exempt_channels.isdisjoint(line)

    def exempts(self, roles: Collection[int]) -> bool:
        """True for somebody whose role is not judged here."""
        return not self.exempt_roles.isdisjoint(roles)
