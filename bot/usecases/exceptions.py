"""Scoped exceptions: a moderator types or confirms what is fine here; nothing is copied from a message."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.finding import RULE_NAMES
from bot.core.overturn import Overturn, overturns
from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import appeals, exceptions
from bot.storage.database import Database
from bot.storage.exceptions import Allowed
from bot.storage.history import noted
from bot.usecases.policies import Policies

MOST = 200
LONGEST = 100
KINDS = ("phrase", "domain")
SCOPES = ("server", "channel", "member")
SINCE = timedelta(days=30)
"""How far back overturned findings are counted."""


@dataclass(frozen=True, slots=True)
class Added:
    """It holds from now on."""

    exception: Allowed


@dataclass(frozen=True, slots=True)
class AddException:
    """Allow a phrase or a domain."""

    database: Database
    policies: Policies
    clock: Clock

    async def __call__(
        self,
        *,
        guild: int,
        by: int,
        kind: str,
        value: str,
        rule: str | None = None,
        scope: str = "server",
        scope_id: int = 0,
    ) -> Added | Refused:
        """`scope_id` is the channel's or the member's id."""
        value = " ".join(value.split())
        if kind not in KINDS or scope not in SCOPES or (rule is not None and rule not in RULE_NAMES):
            return refused("exception.bad_choice")
        if not value or len(value) > LONGEST:
            return refused("exception.bad_value", most=LONGEST)
        wanted = Allowed(0, rule, kind, value, scope, scope_id if scope != "server" else 0)
        now = self.clock.now()
        async with self.database.write() as connection, noted(connection, guild, by, now):
            standing = await exceptions.same(connection, guild, wanted)
            if standing is not None:
                return Added(standing)
            if await exceptions.count(connection, guild) >= MOST:
                return refused("exception.too_many", most=MOST)
            id = await exceptions.add(connection, guild, wanted, by, now)
        self.policies.changed(guild)
        return Added(wanted._replace(id=id))


@dataclass(frozen=True, slots=True)
class ListExceptions:
    """Read what is allowed."""

    database: Database

    async def __call__(self, *, guild: int) -> tuple[Allowed, ...]:
        """A server's exceptions, oldest first."""
        async with self.database.read() as connection:
            return tuple(await exceptions.of(connection, guild))


@dataclass(frozen=True, slots=True)
class RemoveException:
    """Take one back."""

    database: Database
    policies: Policies
    clock: Clock

    async def __call__(self, *, guild: int, exception: int, by: int = 0) -> bool:
        """False when it is not there."""
        async with self.database.write() as connection, noted(connection, guild, by, self.clock.now()):
            gone = await exceptions.remove(connection, guild, exception)
        self.policies.changed(guild)
        return gone


@dataclass(frozen=True, slots=True)
class ReadOverturns:
    """How often moderators disagreed with a rule."""

    database: Database
    clock: Clock

    async def __call__(self, *, guild: int) -> tuple[Overturn, ...]:
        """For each rule, over the last thirty days."""
        async with self.database.read() as connection:
            since = self.clock.now() - SINCE
            return overturns(*await appeals.rules_since(connection, guild, since))
