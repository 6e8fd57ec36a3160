"""Members come, go, and change."""

from datetime import datetime, timedelta

from sandbox.json_types import Json
from sandbox.permissions import in_guild, top_role
from sandbox.realm import Realm
from sandbox.refusals import Refused, missing_permissions, unknown
from sandbox.shapes import people
from sandbox.world.channel import Channel, ChannelType
from sandbox.world.guild import Guild
from sandbox.world.people import Member

LONGEST_TIMEOUT = timedelta(days=28)
KICK, BAN, UNBAN, UPDATE, ROLE_UPDATE = 20, 22, 23, 24, 25


def member(guild: Guild, user_id: int) -> Member:
    """Raises 10007."""
    found = guild.members.get(user_id)
    if found is None:
        raise unknown("Member")
    return found


def join(realm: Realm, guild: Guild, user_id: int) -> Member:
    """Somebody comes in. Raises 40007 for somebody banned. When it is the bot, it gets the server."""
    if user_id in guild.bans:
        raise Refused(403, 40007, "The user is banned from this guild.")
    if user_id in guild.members:
        return guild.members[user_id]
    fresh = Member(user_id, realm.now)
    guild.members[user_id] = fresh
    if user_id == realm.bot_id:
        fresh.roles |= {r.id for r in guild.roles.values() if r.bot_id == user_id}
        news: Json = {"id": str(guild.id), "joined": True}
        realm.emit("GUILD_CREATE", news, guild=guild, only=frozenset({user_id}))
    body = people.member(realm.world, fresh) | {"guild_id": str(guild.id)}
    realm.emit("GUILD_MEMBER_ADD", body, guild=guild)
    return fresh


def leave(realm: Realm, guild: Guild, user_id: int) -> None:
    """Somebody is gone: by leaving, a kick or a ban. When it is the bot, it loses the server."""
    member(guild, user_id)
    body: Json = {"guild_id": str(guild.id), "user": people.user(realm.world.users[user_id])}
    realm.emit("GUILD_MEMBER_REMOVE", body, guild=guild)
    del guild.members[user_id]
    if user_id == realm.bot_id:
        realm.emit("GUILD_DELETE", {"id": str(guild.id)}, guild=guild, only=frozenset({user_id}))
    for channel in guild.channels.values():
        if channel.thread is not None:
            channel.thread.members.pop(user_id, None)


def need_above(realm: Realm, guild: Guild, actor: int, target: int) -> None:
    """Raises 50013 unless the actor's highest role stands above the target's."""
    if actor != target and top_role(guild, actor) <= top_role(guild, target):
        raise missing_permissions()


def kick(realm: Realm, guild: Guild, actor: int, target: int, reason: str | None = None) -> None:
    """Removes a member."""
    realm.need_in_guild(actor, guild, "kick_members")
    member(guild, target)
    need_above(realm, guild, actor, target)
    realm.note(guild, KICK, actor, target, reason)
    leave(realm, guild, target)


def ban(
    realm: Realm,
    guild: Guild,
    actor: int,
    target: int,
    *,
    delete_seconds: int = 0,
    reason: str | None = None,
) -> None:
    """Bans somebody, a member or not, and deletes their messages of the last `delete_seconds`."""
    realm.need_in_guild(actor, guild, "ban_members")
    realm.world.user(target)
    need_above(realm, guild, actor, target)
    if target in guild.members:
        leave(realm, guild, target)
    guild.bans[target] = reason
    realm.note(guild, BAN, actor, target, reason)
    body = {"guild_id": str(guild.id), "user": people.user(realm.world.users[target])}
    realm.emit("GUILD_BAN_ADD", body, guild=guild)
    if delete_seconds:
        _sweep(realm, guild, target, realm.now - timedelta(seconds=delete_seconds))


def unban(realm: Realm, guild: Guild, actor: int, target: int) -> None:
    """Lifts a ban. Raises 10026."""
    realm.need_in_guild(actor, guild, "ban_members")
    if target not in guild.bans:
        raise unknown("Ban")
    del guild.bans[target]
    realm.note(guild, UNBAN, actor, target)
    body = {"guild_id": str(guild.id), "user": people.user(realm.world.users[target])}
    realm.emit("GUILD_BAN_REMOVE", body, guild=guild)


def give_role(realm: Realm, guild: Guild, actor: int, target: int, role_id: int, *, on: bool) -> None:
    """Adds or takes away a role that stands below the actor's highest one."""
    someone = member(guild, target)
    role = guild.roles.get(role_id)
    if role is None or role.id == guild.id:
        raise unknown("Role")
    realm.need_in_guild(actor, guild, "manage_roles")
    if role.managed or role.position >= top_role(guild, actor):
        raise missing_permissions()
    before = set(someone.roles)
    (someone.roles.add if on else someone.roles.discard)(role_id)
    if someone.roles != before:
        realm.note(guild, ROLE_UPDATE, actor, target)
        changed(realm, guild, someone)


def set_roles(realm: Realm, guild: Guild, actor: int, target: int, wanted: set[int]) -> None:
    """Makes these the member's roles; every one that comes or goes must be below the actor's highest."""
    someone = member(guild, target)
    realm.need_in_guild(actor, guild, "manage_roles")
    for role_id in wanted ^ someone.roles:
        role = guild.roles.get(role_id)
        if role is None:
            raise unknown("Role")
        if role.position >= top_role(guild, actor):
            raise missing_permissions()
    someone.roles = set(wanted)


def time_out(realm: Realm, guild: Guild, actor: int, target: int, until: datetime | None) -> None:
    """Silences a member until then (at most 28 days), or lifts it."""
    someone = member(guild, target)
    realm.need_in_guild(actor, guild, "moderate_members")
    need_above(realm, guild, actor, target)
    if until is not None and until - realm.now > LONGEST_TIMEOUT:
        raise Refused(400, 50035, "A time-out lasts 28 days at most")
    if until is not None and in_guild(guild, target, realm.now) & 1 << 3:
        raise missing_permissions()
    someone.timeout_until = until


def changed(realm: Realm, guild: Guild, someone: Member) -> None:
    """Tells everyone that a member changed."""
    body = people.member(realm.world, someone) | {"guild_id": str(guild.id)}
    realm.emit("GUILD_MEMBER_UPDATE", body, guild=guild)


def move_voice(realm: Realm, guild: Guild, someone: Member, channel: Channel | None) -> None:
    """Joins, changes or leaves a voice channel."""
    if channel is not None:
        if channel.type not in (ChannelType.VOICE, ChannelType.STAGE):
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        realm.need(someone.user_id, channel, "connect")
    someone.voice_channel_id = channel.id if channel else None
    body = people.voice_state(guild, someone) | {"member": people.member(realm.world, someone)}
    realm.emit("VOICE_STATE_UPDATE", body, guild=guild)


def _sweep(realm: Realm, guild: Guild, author: int, since: datetime) -> None:
    from sandbox.acts.messages import remove
    from sandbox.snowflakes import moment_of

    for channel in guild.channels.values():
        for message in list(channel.messages.values()):
            if message.author_id == author and moment_of(message.id) >= since:
                remove(realm, channel, message)
