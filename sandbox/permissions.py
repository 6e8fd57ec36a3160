"""Who may do what, where: Discord's permission bits and the way it computes them."""

from datetime import datetime

from sandbox.world.channel import THREADS, Channel, ChannelType
from sandbox.world.guild import Guild

BITS = {
    "create_instant_invite": 0,
    "kick_members": 1,
    "ban_members": 2,
    "administrator": 3,
    "manage_channels": 4,
    "manage_guild": 5,
    "add_reactions": 6,
    "view_audit_log": 7,
    "priority_speaker": 8,
    "stream": 9,
    "view_channel": 10,
    "send_messages": 11,
    "send_tts_messages": 12,
    "manage_messages": 13,
    "embed_links": 14,
    "attach_files": 15,
    "read_message_history": 16,
    "mention_everyone": 17,
    "use_external_emojis": 18,
    "view_guild_insights": 19,
    "connect": 20,
    "speak": 21,
    "mute_members": 22,
    "deafen_members": 23,
    "move_members": 24,
    "use_vad": 25,
    "change_nickname": 26,
    "manage_nicknames": 27,
    "manage_roles": 28,
    "manage_webhooks": 29,
    "manage_guild_expressions": 30,
    "use_application_commands": 31,
    "request_to_speak": 32,
    "manage_events": 33,
    "manage_threads": 34,
    "create_public_threads": 35,
    "create_private_threads": 36,
    "use_external_stickers": 37,
    "send_messages_in_threads": 38,
    "use_embedded_activities": 39,
    "moderate_members": 40,
    "view_creator_monetization_analytics": 41,
    "use_soundboard": 42,
    "create_guild_expressions": 43,
    "create_events": 44,
    "use_external_sounds": 45,
    "send_voice_messages": 46,
    "set_voice_channel_status": 48,
    "send_polls": 49,
    "use_external_apps": 50,
    "pin_messages": 51,
    "bypass_slowmode": 52,
}


def bits(*names: str) -> int:
    """The number for those permissions. Raises KeyError on a name that does not exist."""
    return sum(1 << BITS[name] for name in set(names))


ALL = sum(1 << bit for bit in BITS.values())
ADMINISTRATOR = bits("administrator")
VIEW = bits("view_channel")
SEND = bits("send_messages")
HISTORY = bits("read_message_history")
SEND_IN_THREADS = bits("send_messages_in_threads")
MANAGE_MESSAGES = bits("manage_messages")
MANAGE_THREADS = bits("manage_threads")
CONNECT = bits("connect")
NEED_SEND = bits("mention_everyone", "send_tts_messages", "attach_files", "embed_links")
NEED_CONNECT = bits(
    "priority_speaker", "stream", "speak", "mute_members", "deafen_members", "move_members", "use_vad",
    "request_to_speak", "manage_channels", "manage_roles", "send_messages",
)  # fmt: skip
WHILE_TIMED_OUT = VIEW | HISTORY

# What @everyone may do on a server that was just made.
EVERYONE = bits(
    "create_instant_invite", "add_reactions", "stream", "view_channel", "send_messages", "embed_links",
    "attach_files", "read_message_history", "use_external_emojis", "connect", "speak", "use_vad",
    "change_nickname", "use_application_commands", "create_public_threads", "use_external_stickers",
    "send_messages_in_threads", "use_embedded_activities", "use_soundboard", "send_voice_messages",
    "send_polls", "use_external_apps", "request_to_speak", "use_external_sounds",
)  # fmt: skip
# What an invitation link of a well-behaved bot asks for.
BOT = bits(
    "view_channel", "send_messages", "embed_links", "attach_files", "read_message_history", "add_reactions",
    "send_messages_in_threads", "create_public_threads", "manage_roles", "create_events", "manage_events",
    "use_external_emojis",
)  # fmt: skip


def in_guild(guild: Guild, user_id: int, now: datetime) -> int:
    """What the member may do by roles alone; 0 for someone who is not a member."""
    member = guild.members.get(user_id)
    if member is None:
        return 0
    if guild.owner_id == user_id:
        return ALL
    allowed = guild.roles[guild.id].permissions
    for role_id in member.roles:
        role = guild.roles.get(role_id)
        if role is not None:
            allowed |= role.permissions
    if allowed & ADMINISTRATOR:
        return ALL
    if member.timed_out(now):
        allowed &= WHILE_TIMED_OUT
    return allowed


def in_channel(guild: Guild, channel: Channel, user_id: int, now: datetime) -> int:
    """What the member may do in the channel (for a thread: in its parent, as Discord has it)."""
    sending = SEND
    if channel.type in THREADS:
        channel, sending = guild.channels[channel.parent_id or 0], SEND_IN_THREADS
    allowed = in_guild(guild, user_id, now)
    if allowed & ADMINISTRATOR or guild.members.get(user_id) is None:
        return allowed
    member = guild.members[user_id]
    everyone = channel.overwrites.get(guild.id)
    if everyone is not None:
        allowed = allowed & ~everyone.deny | everyone.allow
    allow = deny = 0
    for role_id in member.roles:
        overwrite = channel.overwrites.get(role_id)
        if overwrite is not None:
            allow |= overwrite.allow
            deny |= overwrite.deny
    allowed = allowed & ~deny | allow
    own = channel.overwrites.get(user_id)
    if own is not None:
        allowed = allowed & ~own.deny | own.allow
    if member.timed_out(now):
        allowed &= WHILE_TIMED_OUT
    if not allowed & VIEW:
        return 0
    if channel.type in (ChannelType.VOICE, ChannelType.STAGE) and not allowed & CONNECT:
        allowed &= ~NEED_CONNECT
    if not allowed & sending:
        allowed &= ~NEED_SEND
    return allowed


def top_role(guild: Guild, user_id: int) -> int:
    """The position of the member's highest role; the owner stands above all."""
    if guild.owner_id == user_id:
        return 1 << 30
    member = guild.members.get(user_id)
    if member is None:
        return -1
    return max((guild.roles[r].position for r in member.roles if r in guild.roles), default=0)
