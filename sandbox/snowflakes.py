"""Discord's ids: 42 bits of milliseconds since 2015, then a counter; always growing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


def snowflake_at(moment: datetime, increment: int = 0) -> int:
    """The smallest id of that millisecond, plus `increment` (0..4194303)."""
    return int((moment - EPOCH) / timedelta(milliseconds=1)) << 22 | increment


def moment_of(snowflake: int) -> datetime:
    """When the id was made."""
    return EPOCH + timedelta(milliseconds=snowflake >> 22)


class Snowflakes:
    """Hands out ids on the given clock; strictly growing even when the clock stands still or goes back."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last = 0

    def next(self) -> int:
        """A new id."""
        self._last = max(snowflake_at(self._now()), self._last + 1)
        return self._last


def iso(moment: datetime) -> str:
    """A moment as Discord writes it, with microseconds and an offset."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")
