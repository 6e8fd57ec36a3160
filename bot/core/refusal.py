"""A kind no: what could not be done, as a text key."""

from dataclasses import dataclass

from bot.core.finding import Advice


@dataclass(frozen=True, slots=True)
class Refused:
    """What was asked for cannot be; `channels` are those that a text may name as links."""

    advice: Advice
    channels: tuple[int, ...] = ()


def refused(key: str, *channels: int, **args: str | int | float) -> Refused:
    """A refusal by its text key."""
    return Refused(Advice(key, args), channels)


@dataclass(frozen=True, slots=True)
class Keep:
    """Says "leave this as it is" where None has a meaning of its own."""


KEEP = Keep()
