"""A question to open with, by hand only: the bot never asks one by itself."""

import random
from dataclasses import dataclass

from bot.core.refusal import Refused, refused
from bot.core.starter import LONGEST, Prompt, choose, kinds
from bot.ports import Clock
from bot.storage import prompts
from bot.storage.database import Database
from bot.storage.history import noted

MOST = 100


@dataclass(frozen=True, slots=True)
class Starter:
    """One question; `kinds` are those one can wish for."""

    prompt: Prompt
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GiveStarter:
    """Offer a question that this member was not offered within a month."""

    database: Database
    shipped: tuple[Prompt, ...]
    clock: Clock

    async def __call__(self, *, guild: int, member: int, kind: str | None = None) -> Starter | Refused:
        """Of the wished kind, or of another kind than last time."""
        now = self.clock.now()
        async with self.database.write() as connection:
            at_hand = (*await prompts.own(connection, guild), *self.shipped)
            seen = await prompts.seen(connection, guild, member, now)
            chosen = choose(at_hand, seen, now, random.randrange(2**32), kind)  # noqa: S311 - no secret
            if chosen is None:
                return refused("starter.none")
            await prompts.offered(connection, guild, member, chosen.key, now)
        return Starter(chosen, kinds(at_hand))


@dataclass(frozen=True, slots=True)
class ListPrompts:
    """A server's own questions."""

    database: Database

    async def __call__(self, *, guild: int) -> tuple[Prompt, ...]:
        """Oldest first."""
        async with self.database.read() as connection:
            return tuple(await prompts.own(connection, guild))


@dataclass(frozen=True, slots=True)
class AddPrompt:
    """Add one to a server's own."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int, by: int, text: str) -> Prompt | Refused:
        """It must be a short question."""
        asked = " ".join(text.split())
        if not asked.endswith("?") or len(asked) > LONGEST:
            return refused("prompts.no_question", most=LONGEST)
        async with self.database.write() as connection, noted(connection, guild, by, self.clock.now()):
            own = await prompts.own(connection, guild)
            if len(own) >= MOST:
                return refused("prompts.too_many", most=MOST)
            if any(prompt.text.casefold() == asked.casefold() for prompt in own):
                return refused("prompts.already")
            key = await prompts.add(connection, guild, asked, by)
        return Prompt(key, prompts.OWN, asked)


@dataclass(frozen=True, slots=True)
class RemovePrompt:
    """Take one away."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int, key: str, by: int = 0) -> bool:
        """False when it is not there."""
        async with self.database.write() as connection, noted(connection, guild, by, self.clock.now()):
            return await prompts.remove(connection, guild, key)
