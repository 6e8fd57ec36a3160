"""What happens, told to whoever may see it: gateway sessions and pages."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.json_types import Json


@dataclass(frozen=True, slots=True)
class Event:
    """A dispatch before it is addressed.

    `data` may depend on the viewer's id. Seen by the members of `guild_id`, or by those who may view
    `channel_id`, or by exactly the users of `only`.
    """

    name: str
    data: Json | Callable[[int], Json]
    guild_id: int | None = None
    channel_id: int | None = None
    only: frozenset[int] | None = None

    def render(self, viewer: int) -> Json:
        """The event's data as that user gets it."""
        return self.data(viewer) if callable(self.data) else self.data


Listener = Callable[[Event], None]


class Bus:
    """Tells each listener each event, at once and in order."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    def emit(self, event: Event) -> None:
        """Hands the event to every listener."""
        for listener in list(self.listeners):
            listener(event)
