"""A server in simcord with our client in it, and an application that writes down what it is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import simcord

from bot.client import EXTENSIONS, HalfHour
from bot.clock import SystemClock
from bot.core.challenge import Challenge, ends
from bot.core.server import Server
from bot.texts import Texts
from bot.usecases.gate import Gate
from bot.usecases.hand import Hand

TEXTS = Texts.load(Path(__file__).parents[2] / "data" / "locales")


@dataclass
class WritingDown:
    """An application without rules or storage: every call is kept, and answered by what was laid ready."""

    gate: Gate = field(default_factory=Gate)
    hand: Hand = field(default_factory=Hand)
    clock: SystemClock = field(default_factory=SystemClock)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    ready: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, verb: str) -> Any:
        async def note(**what: Any) -> Any:
            self.told.append((verb, what))
            answer = self.ready.get(verb)
            return answer(**what) if callable(answer) else answer

        return note

    def verbs(self) -> list[str]:
        return [verb for verb, _ in self.told]

    def posts(self) -> list[Any]:
        return [what["post"] for verb, what in self.told if "post" in what]


@dataclass(frozen=True)
class Scene:
    env: simcord.Env
    app: WritingDown
    bot: HalfHour
    guild: Any
    general: Any
    ada: Any
    bob: Any

    def watch(self, *channels: Any, member: Any = None) -> None:
        """Ada (or `member`) has a half hour running, and these channels are watched."""
        now = self.app.clock.now()
        self.app.gate.put_server(Server(self.guild.id, frozenset(channel.id for channel in channels)))
        self.app.gate.learn(self.guild.id, (member or self.ada).id)
        self.app.gate.put(
            Challenge(
                1, self.guild.id, (member or self.ada).id, channels[0].id, now, ends(30, now), "classic"
            )
        )


def client(app: Any, extensions: tuple[str, ...] = EXTENSIONS) -> HalfHour:
    return HalfHour(app, TEXTS, extensions=extensions, sandbox=True, shard_count=1)


@asynccontextmanager
async def scene(app: WritingDown | None = None, **options: Any) -> AsyncIterator[Scene]:
    app = app or WritingDown()
    bot = client(app)
    async with simcord.run(bot, **options) as env:
        guild = env.create_guild("Lounge")
        general = guild.create_text_channel("general")
        ada, bob = (guild.add_member(env.create_user(name)) for name in ("ada", "bob"))
        yield Scene(env, app, bot, guild, general, ada, bob)
