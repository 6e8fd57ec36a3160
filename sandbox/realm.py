"""The running Discord: the world with its clock, ids and bus. Acts change it, everything else reads it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox import permissions
from sandbox.clock import VirtualClock
from sandbox.events import Bus, Event
from sandbox.refusals import missing_access, missing_permissions
from sandbox.snowflakes import Snowflakes
from sandbox.world import World
from sandbox.world.channel import Channel, ChannelType
from sandbox.world.guild import AuditEntry, Guild

if TYPE_CHECKING:
    from sandbox.interactions.model import Interaction
    from sandbox.interactions.registry import Commands


@dataclass(slots=True)
class Realm:
    """Everything that an act needs."""

    world: World
    clock: VirtualClock
    ids: Snowflakes
    commands: "Commands"
    bus: Bus = field(default_factory=Bus)
    interactions: "dict[int, Interaction]" = field(default_factory=dict)
    tokens: "dict[str, Interaction]" = field(default_factory=dict)
    nonces: dict[tuple[int, int | str], tuple[float, int]] = field(default_factory=dict)
    slow: dict[tuple[int, int], datetime] = field(default_factory=dict)
    bot_online: Callable[[], bool] = lambda: False
    quiet: Callable[[], Awaitable[None]] = lambda: asyncio.sleep(0)

    @property
    def now(self) -> datetime:
        """The virtual moment."""
        return self.clock.now()

    @property
    def bot_id(self) -> int:
        """The user id of the bot under test."""
        return self.world.application.id

    def emit(
        self,
        name: str,
        data: object,
        *,
        guild: Guild | None = None,
        channel: Channel | None = None,
        only: frozenset[int] | None = None,
    ) -> None:
        """Tells everyone who may see it; `data` is the JSON, or a function from the viewer's id to it."""
        self.bus.emit(
            Event(
                name,
                data,  # type: ignore[arg-type]  # either form is accepted by Event
                guild.id if guild else channel.guild_id if channel else None,
                channel.id if channel else None,
                only,
            )
        )

    def rights(self, user_id: int, channel: Channel) -> int:
        """What the user may do in that channel, as permission bits."""
        guild = self.world.guild_of(channel)
        if guild is None:
            return permissions.ALL if user_id in channel.recipients else 0
        if channel.id not in guild.channels:
            return permissions.in_guild(guild, user_id, self.now)
        allowed = permissions.in_channel(guild, channel, user_id, self.now)
        if channel.type is ChannelType.PRIVATE_THREAD and channel.thread is not None:
            inside = user_id in channel.thread.members or allowed & permissions.MANAGE_THREADS
            return allowed if inside else 0
        return allowed

    def may_view(self, user_id: int, channel: Channel) -> bool:
        """Whether the channel is there at all for that user."""
        return bool(self.rights(user_id, channel) & permissions.VIEW)

    def need(self, user_id: int, channel: Channel, *names: str) -> None:
        """Raises 50001 when the user cannot see the channel, 50013 when one of the permissions is missing."""
        allowed = self.rights(user_id, channel)
        if not allowed & permissions.VIEW:
            raise missing_access()
        wanted = permissions.bits(*names)
        if allowed & wanted != wanted:
            raise missing_permissions()

    def need_in_guild(self, user_id: int, guild: Guild, *names: str) -> None:
        """Raises 50001 for somebody who is not there, 50013 when one of the permissions is missing."""
        if user_id not in guild.members:
            raise missing_access()
        wanted = permissions.bits(*names)
        if permissions.in_guild(guild, user_id, self.now) & wanted != wanted:
            raise missing_permissions()

    def may_see(self, user_id: int, event: Event) -> bool:
        """Whether a dispatch is meant for that user."""
        if event.only is not None:
            return user_id in event.only
        if event.channel_id is not None:
            guild = self.world.guilds.get(event.guild_id or 0)
            channel = guild.channels.get(event.channel_id) if guild else self.world.dms.get(event.channel_id)
            return channel is not None and self.may_view(user_id, channel)
        if event.guild_id is not None:
            guild = self.world.guilds.get(event.guild_id)
            return guild is not None and user_id in guild.members
        return True

    def viewers(self, channel: Channel) -> frozenset[int]:
        """Everyone who may view the channel now."""
        guild = self.world.guild_of(channel)
        people = guild.members if guild else channel.recipients
        return frozenset(user_id for user_id in people if self.may_view(user_id, channel))

    def note(
        self, guild: Guild, action: int, actor: int, target: int | None, reason: str | None = None
    ) -> None:
        """Writes a line into the server's audit log; `action` is Discord's number."""
        guild.audit.append(AuditEntry(self.ids.next(), action, actor, target, reason))
