"""Starters: questions to open with, and which one to offer next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

REST = timedelta(days=31)
"""How long a starter rests for a member who was offered it."""
LONGEST = 140
"""Letters that a starter may have: it is read at a glance."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to open with. `key` is `kind.name` and stored for ever; a server's own have kind "own"."""

    key: str
    kind: str
    text: str


def read_prompts(kind: str, table: Mapping[str, str]) -> tuple[Prompt, ...]:
    """The prompts of one kind. ValueError for keys out of order and for texts that are no short question."""
    if list(table) != sorted(table):
        raise ValueError(f"{kind}: the keys are out of order")
    for name, text in table.items():
        if not text.endswith("?") or len(text) > LONGEST or text != " ".join(text.split()):
            raise ValueError(f"{kind}.{name} is no question of at most {LONGEST} letters on one line")
    return tuple(Prompt(f"{kind}.{name}", kind, text) for name, text in table.items())


def kinds(prompts: Sequence[Prompt]) -> tuple[str, ...]:
    """The kinds at hand, in the order in which they come."""
    return tuple(dict.fromkeys(prompt.kind for prompt in prompts))


def choose(
    prompts: Sequence[Prompt],
    seen: Mapping[str, datetime],
    now: datetime,
    seed: int,
    kind: str | None = None,
) -> Prompt | None:
    """A prompt that this member was not offered within `REST`; None where all of them rest.

    `seen` holds when each key was last offered to the member. Without a wish for a kind, the kind offered
    last is left out where possible, for variety. The same seed with the same history gives the same prompt.
    """
    free = [
        prompt
        for prompt in prompts
        if (kind is None or prompt.kind == kind)
        and (prompt.key not in seen or now - seen[prompt.key] >= REST)
    ]
    if kind is None and seen:
        last = max(seen, key=lambda key: (seen[key], key)).partition(".")[0]
        free = [prompt for prompt in free if prompt.kind != last] or free
    return free[seed % len(free)] if free else None
