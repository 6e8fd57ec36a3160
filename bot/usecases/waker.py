"""Says that a row is due earlier than anybody knew."""

from collections.abc import Callable
from datetime import datetime


class Waker:
    """Passes a due moment on to the schedule, where there is one; a test that steps by hand has none."""

    def __init__(self) -> None:
        self._schedules: list[Callable[[datetime], None]] = []

    def to(self, schedule: Callable[[datetime], None]) -> None:
        """Tell this one from now on."""
        self._schedules.append(schedule)

    def __call__(self, at: datetime) -> None:
        """A row is due at `at`."""
        for schedule in self._schedules:
            schedule(at)
