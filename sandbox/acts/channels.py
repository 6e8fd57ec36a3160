"""Channels of a server: made, changed, deleted; permission overwrites."""

from sandbox.json_types import Json
from sandbox.permissions import in_channel
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, invalid, missing_permissions, unknown
from sandbox.shapes import places
from sandbox.world.channel import Channel, ChannelType, ForumTag, Overwrite
from sandbox.world.guild import Guild

CREATE, UPDATE, DELETE, OVERWRITE_CREATE, OVERWRITE_DELETE = 10, 11, 12, 13, 15
CREATABLE = (0, 2, 4, 5, 13, 15)


def create(realm: Realm, guild: Guild, actor: int, body: Json) -> Channel:
    """A new channel at the end."""
    realm.need_in_guild(actor, guild, "manage_channels")
    form = Form()
    if not body.get("name"):
        form.required("name")
    form.length("name", body.get("name"), 1, 100)
    form.choice("type", body.get("type") or 0, CREATABLE)
    form.check()
    channel = Channel(
        id=realm.ids.next(),
        type=ChannelType(body.get("type") or 0),
        guild_id=guild.id,
        position=max((c.position for c in guild.channels.values()), default=-1) + 1,
    )
    _apply(realm, channel, body)
    guild.channels[channel.id] = channel
    realm.note(guild, CREATE, actor, channel.id)
    _tell(realm, "CHANNEL_CREATE", channel)
    return channel


def edit(realm: Realm, actor: int, channel: Channel, body: Json) -> None:
    """Changes a channel's settings; its overwrites need manage_roles there."""
    guild = realm.world.must_be_guild(channel)
    realm.need(actor, channel, "manage_channels")
    if "permission_overwrites" in body:
        realm.need(actor, channel, "manage_roles")
    form = Form()
    form.length("name", body.get("name"), 1, 100)
    form.length("topic", body.get("topic"), 0, 1024)
    form.check()
    _apply(realm, channel, body)
    realm.note(guild, UPDATE, actor, channel.id)
    _tell(realm, "CHANNEL_UPDATE", channel)


def delete(realm: Realm, actor: int, channel: Channel) -> None:
    """Deletes a channel with its threads; a category's channels stay."""
    guild = realm.world.must_be_guild(channel)
    realm.need(actor, channel, "manage_channels")
    _tell(realm, "CHANNEL_DELETE", channel)
    del guild.channels[channel.id]
    for other in list(guild.channels.values()):
        if other.parent_id == channel.id:
            if other.thread is not None:
                del guild.channels[other.id]
            else:
                other.parent_id = None
    realm.note(guild, DELETE, actor, channel.id)


def overwrite(realm: Realm, actor: int, channel: Channel, target: int, body: Json) -> None:
    """Sets the exception for one role or member; one cannot allow what one has not."""
    guild = realm.world.must_be_guild(channel)
    realm.need(actor, channel, "manage_roles")
    kind = int(body.get("type") or 0)
    if (kind == 0 and target not in guild.roles) or (kind == 1 and target not in realm.world.users):
        raise unknown("Role" if kind == 0 else "User")
    allow, deny = int(body.get("allow") or 0), int(body.get("deny") or 0)
    if (allow | deny) & ~in_channel(guild, channel, actor, realm.now):
        raise missing_permissions()
    channel.overwrites[target] = Overwrite(target, kind, allow, deny)
    realm.note(guild, OVERWRITE_CREATE, actor, channel.id)
    _tell(realm, "CHANNEL_UPDATE", channel)


def remove_overwrite(realm: Realm, actor: int, channel: Channel, target: int) -> None:
    """Takes an exception away. Raises 10009."""
    guild = realm.world.must_be_guild(channel)
    realm.need(actor, channel, "manage_roles")
    if channel.overwrites.pop(target, None) is None:
        raise unknown("Overwrite")
    realm.note(guild, OVERWRITE_DELETE, actor, channel.id)
    _tell(realm, "CHANNEL_UPDATE", channel)


def _apply(realm: Realm, channel: Channel, body: Json) -> None:
    guild = realm.world.must_be_guild(channel)
    if body.get("name"):
        channel.name = body["name"]
        if channel.type not in (ChannelType.VOICE, ChannelType.STAGE, ChannelType.CATEGORY):
            channel.name = channel.name.lower().replace(" ", "-")
    if "topic" in body:
        channel.topic = body["topic"]
    if "parent_id" in body:
        parent = body["parent_id"]
        if parent is not None and guild.channels[int(parent)].type is not ChannelType.CATEGORY:
            raise invalid("parent_id", "CHANNEL_PARENT_INVALID_TYPE", "Not a category")
        channel.parent_id = None if parent is None else int(parent)
    for key, name in (("nsfw", "nsfw"), ("position", "position"), ("rate_limit_per_user", "slowmode")):
        if body.get(key) is not None:
            setattr(channel, name, body[key])
    if body.get("permission_overwrites") is not None:
        rows = [
            Overwrite(
                int(o["id"]), int(o.get("type") or 0), int(o.get("allow") or 0), int(o.get("deny") or 0)
            )
            for o in body["permission_overwrites"]
        ]
        channel.overwrites = {row.id: row for row in rows}
    if body.get("available_tags") is not None:
        channel.tags = [
            ForumTag(
                int(tag.get("id") or realm.ids.next()),
                tag["name"],
                bool(tag.get("moderated")),
                tag.get("emoji_name"),
            )
            for tag in body["available_tags"]
        ]
        if len(channel.tags) > 20:
            raise Refused(400, 30040, "Maximum number of tags in a forum channel reached (20)")


def _tell(realm: Realm, name: str, channel: Channel) -> None:
    """Bots hear of every channel of their server, people of those they may view."""
    audience = realm.viewers(channel) | {realm.bot_id}
    realm.emit(
        name,
        lambda viewer: places.channel(realm.world, channel, viewer),
        channel=channel,
        only=frozenset(audience),
    )
