"""Users, members, roles and bans as JSON."""

from sandbox.json_types import Json
from sandbox.snowflakes import iso
from sandbox.world import World
from sandbox.world.guild import Guild, Role
from sandbox.world.people import Member, User


def user(someone: User) -> Json:
    """A user object."""
    body: Json = {
        "id": str(someone.id),
        "username": someone.name,
        "avatar": someone.avatar,
        "discriminator": "0" if not someone.bot else "0001",
        "public_flags": 0,
        "flags": 0,
        "banner": None,
        "accent_color": None,
        "global_name": someone.global_name,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
    }
    if someone.bot:
        body["bot"] = True
    return body


def own_user(someone: User) -> Json:
    """The bot's own user object, as GET /users/@me gives it."""
    return user(someone) | {"mfa_enabled": False, "locale": someone.locale, "verified": True, "email": None}


def bare_member(member: Member) -> Json:
    """A member object without its user, as it stands beside an author or in resolved data."""
    return {
        "avatar": None,
        "banner": None,
        "avatar_decoration_data": None,
        "collectibles": None,
        "communication_disabled_until": iso(member.timeout_until) if member.timeout_until else None,
        "flags": 0,
        "joined_at": iso(member.joined_at),
        "nick": member.nick,
        "pending": False,
        "premium_since": None,
        "roles": [str(role_id) for role_id in sorted(member.roles)],
        "mute": member.mute,
        "deaf": member.deaf,
    }


def member(world: World, someone: Member) -> Json:
    """A member object."""
    return bare_member(someone) | {"user": user(world.users[someone.user_id])}


def role(one: Role) -> Json:
    """A role object."""
    body: Json = {
        "id": str(one.id),
        "name": one.name,
        "description": None,
        "permissions": str(one.permissions),
        "position": one.position,
        "color": one.color,
        "colors": {"primary_color": one.color, "secondary_color": None, "tertiary_color": None},
        "hoist": one.hoist,
        "managed": one.managed,
        "mentionable": one.mentionable,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if one.bot_id is not None:
        body["tags"] = {"bot_id": str(one.bot_id)}
    return body


def ban(world: World, guild: Guild, user_id: int) -> Json:
    """A ban object."""
    return {"user": user(world.users[user_id]), "reason": guild.bans[user_id]}


def voice_state(guild: Guild, someone: Member) -> Json:
    """Where a member is in voice."""
    return {
        "guild_id": str(guild.id),
        "channel_id": str(someone.voice_channel_id) if someone.voice_channel_id else None,
        "user_id": str(someone.user_id),
        "session_id": f"voice{someone.user_id}",
        "deaf": someone.deaf,
        "mute": someone.mute,
        "self_deaf": False,
        "self_mute": False,
        "self_stream": False,
        "self_video": False,
        "suppress": False,
        "request_to_speak_timestamp": None,
    }
