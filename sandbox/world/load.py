"""A world from JSON: people, servers with roles, channels, members. `default.json` is an example.

Ids may be left out (they are made then). People, roles and parents are named by name; permissions by
Discord's names in lower case, or as a number, or "everyone" or "bot" for the usual sets.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sandbox import permissions
from sandbox.json_types import Json
from sandbox.snowflakes import Snowflakes
from sandbox.world.channel import Channel, ChannelType, ForumTag, Overwrite
from sandbox.world.guild import Emoji, Guild, Role
from sandbox.world.people import Member, User
from sandbox.world.world import Application, World

DEFAULT = Path(__file__).with_name("default.json")
JOINED = datetime(2024, 1, 1, tzinfo=UTC)


def default_world() -> World:
    """The world that ships with the sandbox, fresh each time."""
    return load_world(DEFAULT)


def load_world(path: Path) -> World:
    """Raises ValueError, naming the file, when it is not a world."""
    try:
        return world_from(json.loads(path.read_text(encoding="utf-8")))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"{path} is not a world: {error!r}") from error


def world_from(data: Json) -> World:
    """Builds the world that the JSON describes."""
    ids = Snowflakes(lambda: JOINED)
    users: dict[int, User] = {}
    for row in data["people"]:
        user = User(
            id=int(row.get("id") or ids.next()),
            name=row["name"],
            global_name=row.get("global_name"),
            bot=row.get("bot", False),
            locale=row.get("locale", "en-US"),
            dms_closed=row.get("dms_closed", False),
        )
        users[user.id] = user
    names = {user.name: user.id for user in users.values()}
    app = data["application"]
    application = Application(
        id=int(app.get("id") or ids.next()),
        name=app["name"],
        token=app.get("token", "sandbox-token"),
        owner_id=names[app["owner"]],
        description=app.get("description", ""),
        privileged=app.get("privileged", Application.__dataclass_fields__["privileged"].default),
    )
    users[application.id] = User(application.id, app["name"], bot=True)
    world = World(application, users)
    for row in data["guilds"]:
        guild = _guild(row, world, names, ids)
        world.guilds[guild.id] = guild
    return world


def permission_bits(value: Any) -> int:
    """Permissions written as a number, a list of names, or the name of a usual set."""
    if value is None:
        return 0
    if isinstance(value, int):
        return value
    if value == "everyone":
        return permissions.EVERYONE
    if value == "bot":
        return permissions.BOT
    return permissions.bits(*value)


def _guild(row: Json, world: World, names: dict[str, int], ids: Snowflakes) -> Guild:
    guild = Guild(
        id=int(row.get("id") or ids.next()),
        name=row["name"],
        owner_id=names[row["owner"]],
        locale=row.get("locale", "en-US"),
        description=row.get("description"),
    )
    everyone = permission_bits(row.get("everyone", "everyone"))
    guild.roles[guild.id] = Role(guild.id, "@everyone", everyone)
    for position, spec in enumerate(row.get("roles", ()), 1):
        role = Role(
            id=int(spec.get("id") or ids.next()),
            name=spec["name"],
            permissions=permission_bits(spec.get("permissions")),
            position=position,
            color=spec.get("color", 0),
            hoist=spec.get("hoist", False),
            mentionable=spec.get("mentionable", False),
            managed=spec.get("bot", False),
            bot_id=world.application.id if spec.get("bot") else None,
        )
        guild.roles[role.id] = role
    roles = {role.name: role.id for role in guild.roles.values()}
    for spec in row.get("members", ()):
        member = Member(names[spec["name"]], JOINED, {roles[name] for name in spec.get("roles", ())})
        member.nick = spec.get("nick")
        guild.members[member.user_id] = member
    if row.get("bot_joined", True):
        own = {role.id for role in guild.roles.values() if role.bot_id == world.application.id}
        guild.members[world.application.id] = Member(world.application.id, JOINED, own)
    for spec in row.get("emojis", ()):
        emoji = Emoji(int(spec.get("id") or ids.next()), spec["name"], spec.get("animated", False))
        guild.emojis[emoji.id] = emoji
    for position, spec in enumerate(row.get("channels", ())):
        channel = _channel(spec, position, guild, names, roles, ids)
        guild.channels[channel.id] = channel
    guild.system_channel_id = next(
        (channel.id for channel in guild.channels.values() if channel.type is ChannelType.TEXT), None
    )
    return guild


def _channel(
    spec: Json, position: int, guild: Guild, names: dict[str, int], roles: dict[str, int], ids: Snowflakes
) -> Channel:
    channel = Channel(
        id=int(spec.get("id") or ids.next()),
        type=ChannelType[spec.get("type", "text").upper()],
        name=spec["name"],
        guild_id=guild.id,
        topic=spec.get("topic"),
        position=position,
        parent_id=spec.get("parent"),
        nsfw=spec.get("nsfw", False),
        slowmode=spec.get("slowmode", 0),
    )
    for row in spec.get("overwrites", ()):
        target, kind = (names[row["member"]], 1) if "member" in row else (_role(row["role"], guild, roles), 0)
        allow, deny = permission_bits(row.get("allow")), permission_bits(row.get("deny"))
        channel.overwrites[target] = Overwrite(target, kind, allow, deny)
    channel.tags = [
        ForumTag(int(tag.get("id") or ids.next()), tag["name"], emoji_name=tag.get("emoji"))
        for tag in spec.get("tags", ())
    ]
    return channel


def _role(name: str, guild: Guild, roles: dict[str, int]) -> int:
    return guild.id if name == "@everyone" else roles[name]
