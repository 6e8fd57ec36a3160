"""Which intents a dispatch needs, and what a session without message content gets instead."""

from sandbox.json_types import Json

BITS = {
    "guilds": 0, "guild_members": 1, "guild_moderation": 2, "guild_expressions": 3, "guild_integrations": 4,
    "guild_webhooks": 5, "guild_invites": 6, "guild_voice_states": 7, "guild_presences": 8,
    "guild_messages": 9, "guild_message_reactions": 10, "guild_message_typing": 11, "direct_messages": 12,
    "direct_message_reactions": 13, "direct_message_typing": 14, "message_content": 15,
    "guild_scheduled_events": 16, "auto_moderation_configuration": 20, "auto_moderation_execution": 21,
    "guild_message_polls": 24, "direct_message_polls": 25,
}  # fmt: skip
ALL = sum(1 << bit for bit in BITS.values())
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
GUILD_MEMBERS = 1 << 1
PRESENCES = 1 << 8
MESSAGE_CONTENT = 1 << 15

_GUILD = {
    "GUILD_CREATE": "guilds", "GUILD_UPDATE": "guilds", "GUILD_DELETE": "guilds",
    "GUILD_ROLE_CREATE": "guilds", "GUILD_ROLE_UPDATE": "guilds", "GUILD_ROLE_DELETE": "guilds",
    "CHANNEL_CREATE": "guilds", "CHANNEL_UPDATE": "guilds", "CHANNEL_DELETE": "guilds",
    "CHANNEL_PINS_UPDATE": "guilds", "THREAD_CREATE": "guilds", "THREAD_UPDATE": "guilds",
    "THREAD_DELETE": "guilds", "THREAD_LIST_SYNC": "guilds", "THREAD_MEMBER_UPDATE": "guilds",
    "GUILD_MEMBER_ADD": "guild_members", "GUILD_MEMBER_UPDATE": "guild_members",
    "GUILD_MEMBER_REMOVE": "guild_members", "GUILD_AUDIT_LOG_ENTRY_CREATE": "guild_moderation",
    "GUILD_BAN_ADD": "guild_moderation", "GUILD_BAN_REMOVE": "guild_moderation",
    "GUILD_EMOJIS_UPDATE": "guild_expressions", "VOICE_STATE_UPDATE": "guild_voice_states",
    "PRESENCE_UPDATE": "guild_presences", "MESSAGE_CREATE": "guild_messages",
    "MESSAGE_UPDATE": "guild_messages", "MESSAGE_DELETE": "guild_messages",
    "MESSAGE_DELETE_BULK": "guild_messages", "MESSAGE_REACTION_ADD": "guild_message_reactions",
    "MESSAGE_REACTION_REMOVE": "guild_message_reactions",
    "MESSAGE_REACTION_REMOVE_ALL": "guild_message_reactions",
    "MESSAGE_REACTION_REMOVE_EMOJI": "guild_message_reactions", "TYPING_START": "guild_message_typing",
    "GUILD_SCHEDULED_EVENT_CREATE": "guild_scheduled_events",
    "GUILD_SCHEDULED_EVENT_UPDATE": "guild_scheduled_events",
    "GUILD_SCHEDULED_EVENT_DELETE": "guild_scheduled_events",
    "GUILD_SCHEDULED_EVENT_USER_ADD": "guild_scheduled_events",
    "GUILD_SCHEDULED_EVENT_USER_REMOVE": "guild_scheduled_events",
    "MESSAGE_POLL_VOTE_ADD": "guild_message_polls", "MESSAGE_POLL_VOTE_REMOVE": "guild_message_polls",
}  # fmt: skip
_DIRECT = {
    "MESSAGE_CREATE": "direct_messages", "MESSAGE_UPDATE": "direct_messages",
    "MESSAGE_DELETE": "direct_messages", "CHANNEL_PINS_UPDATE": "direct_messages",
    "MESSAGE_REACTION_ADD": "direct_message_reactions",
    "MESSAGE_REACTION_REMOVE": "direct_message_reactions",
    "MESSAGE_REACTION_REMOVE_ALL": "direct_message_reactions",
    "MESSAGE_REACTION_REMOVE_EMOJI": "direct_message_reactions", "TYPING_START": "direct_message_typing",
    "MESSAGE_POLL_VOTE_ADD": "direct_message_polls", "MESSAGE_POLL_VOTE_REMOVE": "direct_message_polls",
}  # fmt: skip


def wanted(name: str, intents: int, *, in_guild: bool) -> bool:
    """Whether a session with those intents gets the dispatch. Names that no intent governs always pass."""
    if name == "THREAD_MEMBERS_UPDATE":
        return bool(intents & (1 << BITS["guilds"]))
    needed = (_GUILD if in_guild else _DIRECT).get(name)
    return needed is None or bool(intents & 1 << BITS[needed])


def blanked(message: Json, bot_id: int) -> Json:
    """The message for an app without message content: its own, DMs and mentions of it stay whole."""
    own = message["author"]["id"] == str(bot_id)
    mentioned = any(user["id"] == str(bot_id) for user in message["mentions"])
    if "guild_id" not in message or own or mentioned:
        return message
    return blank(message, bot_id)


def blank(message: Json, bot_id: int) -> Json:
    """The message with everything emptied that the intent guards."""
    bare = {**message, "content": "", "embeds": [], "attachments": [], "components": []}
    bare.pop("poll", None)
    if "message_snapshots" in bare:
        bare["message_snapshots"] = [
            {"message": s["message"] | {"content": "", "embeds": [], "attachments": [], "components": []}}
            for s in bare["message_snapshots"]
        ]
    referenced = bare.get("referenced_message")
    if referenced and referenced["author"]["id"] != str(bot_id):
        bare["referenced_message"] = blank(referenced, bot_id)
    return bare
