"""Time zones by their IANA names."""

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> frozenset[str]:
    """Every zone's name."""
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    """True for a zone that exists, as it is written."""
    return name in zones()


def zones_like(typed: str, limit: int = 25) -> tuple[str, ...]:
    """Zones to offer for what was typed so far, those that begin with it first."""
    wanted = typed.strip().lower().replace(" ", "_")
    hits = [name for name in zones() if wanted in name.lower()]
    hits.sort(key=lambda name: (not name.split("/")[-1].lower().startswith(wanted), name))
    return tuple(hits[:limit])
