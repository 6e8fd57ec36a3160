"""Where something was said: a channel, or a thread in one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A channel of a server; in a thread or forum post `channel` is the thread and `parent` what it hangs on.

    `private` is True for private threads: nobody is ever pointed to one.
    """

    guild: int
    channel: int
    parent: int | None = None
    category: int | None = None
    private: bool = False

    @property
    def line(self) -> tuple[int, ...]:
        """The place itself, then what it lies in."""
        return tuple(x for x in (self.channel, self.parent, self.category) if x is not None)
