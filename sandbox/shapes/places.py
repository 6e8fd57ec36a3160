"""Servers, channels, threads and scheduled events as JSON."""

from sandbox.json_types import Json
from sandbox.shapes import people
from sandbox.snowflakes import iso
from sandbox.world import World
from sandbox.world.channel import Channel, ChannelType, ThreadInfo
from sandbox.world.guild import Emoji, Guild, ScheduledEvent


def emoji(one: Emoji) -> Json:
    """A server's emoji."""
    return {
        "id": str(one.id),
        "name": one.name,
        "roles": [],
        "require_colons": True,
        "managed": False,
        "animated": one.animated,
        "available": True,
    }


def channel(world: World, one: Channel, viewer: int) -> Json:
    """A channel object of whatever kind; a DM shows the viewer the other side only."""
    if one.type is ChannelType.DM:
        return {
            "id": str(one.id),
            "type": 1,
            "flags": 0,
            "last_message_id": _text(one.last_message_id),
            "last_pin_timestamp": iso(one.last_pin) if one.last_pin else None,
            "recipients": [people.user(world.users[r]) for r in one.recipients if r != viewer],
        }
    if one.thread is not None:
        return thread(world, one, one.thread, viewer)
    body: Json = {
        "id": str(one.id),
        "type": int(one.type),
        "flags": one.flags,
        "guild_id": _text(one.guild_id),
        "name": one.name,
        "parent_id": _text(one.parent_id),
        "position": one.position,
        "nsfw": one.nsfw,
        "permission_overwrites": [
            {"id": str(o.id), "type": o.kind, "allow": str(o.allow), "deny": str(o.deny)}
            for o in one.overwrites.values()
        ],
    }
    if one.type is ChannelType.CATEGORY:
        return body
    body |= {"last_message_id": _text(one.last_message_id), "rate_limit_per_user": one.slowmode}
    if one.type in (ChannelType.VOICE, ChannelType.STAGE):
        return body | {"bitrate": one.bitrate, "user_limit": one.user_limit, "rtc_region": None}
    body |= {"topic": one.topic, "last_pin_timestamp": iso(one.last_pin) if one.last_pin else None}
    if one.type is ChannelType.FORUM:
        body |= {
            "available_tags": [
                {
                    "id": str(tag.id),
                    "name": tag.name,
                    "moderated": tag.moderated,
                    "emoji_id": None,
                    "emoji_name": tag.emoji_name,
                }
                for tag in one.tags
            ],
            "default_reaction_emoji": None,
            "default_sort_order": None,
            "default_forum_layout": 0,
            "default_thread_rate_limit_per_user": 0,
        }
    return body


def thread(world: World, one: Channel, info: ThreadInfo, viewer: int) -> Json:
    """A thread object, with the viewer's membership when there is one."""
    count = len(one.messages)
    body: Json = {
        "id": str(one.id),
        "type": int(one.type),
        "flags": one.flags,
        "guild_id": _text(one.guild_id),
        "parent_id": _text(one.parent_id),
        "owner_id": str(info.owner_id),
        "name": one.name,
        "last_message_id": _text(one.last_message_id),
        "last_pin_timestamp": iso(one.last_pin) if one.last_pin else None,
        "rate_limit_per_user": one.slowmode,
        "message_count": count,
        "member_count": min(len(info.members), 50),
        "total_message_sent": info.total_sent,
        "applied_tags": [str(tag) for tag in info.tags],
        "thread_metadata": {
            "archived": info.archived,
            "archive_timestamp": iso(info.archive_changed),
            "auto_archive_duration": info.auto_archive,
            "locked": info.locked,
            "create_timestamp": iso(info.created),
        },
    }
    if one.type is ChannelType.PRIVATE_THREAD:
        body["thread_metadata"]["invitable"] = info.invitable
    if viewer in info.members:
        body["member"] = thread_member(one, info, viewer)
    return body


def thread_member(one: Channel, info: ThreadInfo, user_id: int) -> Json:
    """Somebody's membership of a thread."""
    return {
        "id": str(one.id),
        "user_id": str(user_id),
        "join_timestamp": iso(info.members[user_id]),
        "flags": 0,
    }


def guild(one: Guild) -> Json:
    """A server object, as REST gives it."""
    return {
        "id": str(one.id),
        "name": one.name,
        "icon": None,
        "description": one.description,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": str(one.owner_id),
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": _text(one.system_channel_id),
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [people.role(r) for r in one.roles.values()],
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": one.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [emoji(e) for e in one.emojis.values()],
        "stickers": [],
        "incidents_data": None,
    }


def scheduled_event(world: World, guild_id: int, one: ScheduledEvent, *, counted: bool = False) -> Json:
    """A scheduled event object."""
    body: Json = {
        "id": str(one.id),
        "guild_id": str(guild_id),
        "name": one.name,
        "description": one.description,
        "channel_id": _text(one.channel_id),
        "creator_id": str(one.creator_id),
        "creator": people.user(world.users[one.creator_id]),
        "image": None,
        "scheduled_start_time": iso(one.start),
        "scheduled_end_time": iso(one.end) if one.end else None,
        "status": one.status,
        "entity_type": one.entity_type,
        "entity_id": None,
        "entity_metadata": {"location": one.location} if one.location is not None else None,
        "recurrence_rule": None,
        "privacy_level": 2,
        "guild_scheduled_event_exceptions": [],
    }
    if counted:
        body["user_count"] = len(one.users)
    return body


def _text(snowflake: int | None) -> str | None:
    return None if snowflake is None else str(snowflake)
