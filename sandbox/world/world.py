"""Everything that exists in one sandbox."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.refusals import Refused, unknown
from sandbox.world.channel import Channel, ChannelType
from sandbox.world.guild import Guild
from sandbox.world.message import Message
from sandbox.world.people import User


@dataclass(slots=True)
class Application:
    """The bot's application; `privileged` holds the switched-on intents of the developer portal, as bits."""

    id: int
    name: str
    token: str
    owner_id: int
    description: str = ""
    privileged: int = 1 << 1 | 1 << 8 | 1 << 15


@dataclass(slots=True)
class World:
    """Servers, people, direct messages, and the application whose bot is under test."""

    application: Application
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    dms: dict[int, Channel] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)
    ephemerals: dict[int, Message] = field(default_factory=dict)
    cdn: str = "http://127.0.0.1/cdn"

    @classmethod
    def default(cls) -> "World":
        """The server "Half Hour Lounge" with its channels and people."""
        from sandbox.world.load import default_world

        return default_world()

    @classmethod
    def load(cls, path: Path) -> "World":
        """A world from a JSON file; see `sandbox.world.load`. Raises ValueError when it does not fit."""
        from sandbox.world.load import load_world

        return load_world(path)

    @property
    def bot(self) -> User:
        """The bot's own user; it shares its id with the application."""
        return self.users[self.application.id]

    def all_channels(self) -> Iterator[Channel]:
        """Every channel, thread and direct message."""
        for guild in self.guilds.values():
            yield from guild.channels.values()
        yield from self.dms.values()

    def user(self, user_id: int) -> User:
        """Raises 10013 for somebody who does not exist."""
        user = self.users.get(user_id)
        if user is None:
            raise unknown("User")
        return user

    def guild(self, guild_id: int) -> Guild:
        """Raises 10004 for a server that does not exist."""
        guild = self.guilds.get(guild_id)
        if guild is None:
            raise unknown("Guild")
        return guild

    def channel(self, channel_id: int) -> Channel:
        """Any channel, thread or DM. Raises 10003."""
        if channel_id in self.dms:
            return self.dms[channel_id]
        for guild in self.guilds.values():
            channel = guild.channels.get(channel_id)
            if channel is not None:
                return channel
        raise unknown("Channel")

    def message(self, channel_id: int, message_id: int) -> Message:
        """A message of the channel, or an ephemeral one. Raises 10008."""
        message = self.channel(channel_id).messages.get(message_id)
        if message is None:
            message = self.ephemerals.get(message_id)
            if message is None or message.channel_id != channel_id:
                raise unknown("Message")
        return message

    def find_message(self, message_id: int) -> Message:
        """A message by its id alone. Raises 10008."""
        if message_id in self.ephemerals:
            return self.ephemerals[message_id]
        for channel in self.all_channels():
            message = channel.messages.get(message_id)
            if message is not None:
                return message
        raise unknown("Message")

    def dm_between(self, one: int, other: int) -> Channel | None:
        """The direct-message channel of two people, if it was ever opened."""
        pair = {one, other}
        return next((dm for dm in self.dms.values() if set(dm.recipients) == pair), None)

    def named_user(self, name: int | str) -> User:
        """A user by id, by name or by display name. Raises 10013."""
        text = str(name).removeprefix("@")
        if text.isdecimal() and int(text) in self.users:
            return self.users[int(text)]
        for user in self.users.values():
            if user.name == text.lower():
                return user
        for user in self.users.values():
            if (user.global_name or "").lower() == text.lower():
                return user
        raise unknown("User")

    def named_guild(self, name: int | str | None) -> Guild:
        """A server by id or by name; the first one for None. Raises 10004."""
        if name is None and self.guilds:
            return next(iter(self.guilds.values()))
        text = str(name)
        if text.isdecimal() and int(text) in self.guilds:
            return self.guilds[int(text)]
        for guild in self.guilds.values():
            if guild.name.lower() == text.lower():
                return guild
        raise unknown("Guild")

    def named_channel(self, name: int | str, guild: Guild | None = None) -> Channel:
        """A channel by id or by name, in one server or in the first that has it. Raises 10003."""
        text = str(name).removeprefix("#")
        if text.isdecimal():
            return self.channel(int(text))
        for candidate in [guild] if guild else self.guilds.values():
            for channel in candidate.channels.values():
                if channel.name == text and channel.type is not ChannelType.CATEGORY:
                    return channel
        raise unknown("Channel")

    def guild_of(self, channel: Channel) -> Guild | None:
        """The channel's server; None for a direct message."""
        return None if channel.guild_id is None else self.guilds[channel.guild_id]

    def must_be_guild(self, channel: Channel) -> Guild:
        """The channel's server. Raises 50024 for a direct message."""
        guild = self.guild_of(channel)
        if guild is None:
            raise Refused(403, 50024, "Cannot execute action on this channel type")
        return guild
