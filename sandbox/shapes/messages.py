"""Messages as JSON: the REST form, and the gateway form with its server and members."""

from typing import Any
from urllib.parse import quote

from sandbox.json_types import Json
from sandbox.shapes import people, places
from sandbox.snowflakes import iso, moment_of
from sandbox.world import World
from sandbox.world.message import Attachment, Message, Poll, Reaction, Reference

FORWARD = 1
REPLY_TYPES = (19, 21, 23)


def message(world: World, one: Message, viewer: int, *, nested: bool = False) -> Json:
    """A message object as the viewer gets it over REST; a nested one leaves out what it refers to."""
    body: Json = snapshot(world, one) | {
        "id": str(one.id),
        "channel_id": str(one.channel_id),
        "author": people.user(world.users[one.author_id]),
        "pinned": one.pinned_at is not None,
        "mention_everyone": one.mention_everyone,
        "tts": one.tts,
    }
    if one.reactions:
        body["reactions"] = [reaction(r, viewer) for r in one.reactions.values()]
    if one.nonce is not None and viewer == one.author_id:
        body["nonce"] = one.nonce
    if one.application_id is not None:
        body["application_id"] = str(one.application_id)
    if one.interaction_metadata is not None:
        body["webhook_id"] = str(one.application_id)
        body["interaction_metadata"] = one.interaction_metadata
    if one.poll is not None:
        body["poll"] = poll(one.poll, viewer)
    if one.position is not None:
        body["position"] = one.position
    if one.thread_id is not None:
        thread = world.channel(one.thread_id)
        body["thread"] = places.channel(world, thread, viewer)
    if one.reference is not None:
        body["message_reference"] = reference(one.reference)
        if one.snapshots:
            body["message_snapshots"] = [{"message": s} for s in one.snapshots]
        elif one.type in REPLY_TYPES and not nested:
            body["referenced_message"] = _referenced(world, one.reference, viewer)
    return body


def snapshot(world: World, one: Message) -> Json:
    """The part of a message that a forward carries."""
    body: Json = {
        "type": one.type,
        "content": one.content,
        "mentions": [people.user(world.users[u]) for u in one.mentions],
        "mention_roles": [str(r) for r in one.mention_roles],
        "attachments": [
            attachment(world, one.channel_id, a, one.only_for is not None) for a in one.attachments
        ],
        "embeds": absolute(world, one.embeds),
        "timestamp": iso(moment_of(one.id)),
        "edited_timestamp": iso(one.edited_at) if one.edited_at else None,
        "flags": one.flags,
        "components": absolute(world, one.components),
    }
    if one.stickers:
        body["sticker_items"] = one.stickers
    return body


def in_gateway(world: World, one: Message, viewer: int) -> Json:
    """A message object as MESSAGE_CREATE and MESSAGE_UPDATE carry it."""
    body = message(world, one, viewer)
    channel = world.channel(one.channel_id)
    body["channel_type"] = int(channel.type)
    guild = world.guild_of(channel)
    if guild is None:
        return body
    body["guild_id"] = str(guild.id)
    author = guild.members.get(one.author_id)
    if author is not None and one.interaction_metadata is None:
        body["member"] = people.bare_member(author)
    for mentioned in body["mentions"]:
        member = guild.members.get(int(mentioned["id"]))
        if member is not None:
            mentioned["member"] = people.bare_member(member)
    return body


def attachment(world: World, channel_id: int, one: Attachment, ephemeral: bool) -> Json:
    """An attachment object; its URL leads to the sandbox's own CDN."""
    url = f"{world.cdn}/attachments/{channel_id}/{one.id}/{quote(one.filename)}"
    body: Json = {
        "id": str(one.id),
        "filename": one.filename,
        "size": one.size,
        "url": url,
        "proxy_url": url,
        "flags": 32 if one.spoiler else 0,
    }
    optional = {
        "content_type": one.content_type,
        "description": one.description,
        "width": one.width,
        "height": one.height,
        "duration_secs": one.duration,
        "waveform": one.waveform,
    }
    body |= {key: value for key, value in optional.items() if value is not None}
    if ephemeral:
        body["ephemeral"] = True
    return body


def reaction(one: Reaction, viewer: int) -> Json:
    """One emoji's count under a message."""
    return {
        "emoji": reaction_emoji(one),
        "count": len(one.users),
        "count_details": {"burst": 0, "normal": len(one.users)},
        "burst_colors": [],
        "me_burst": False,
        "burst_me": False,
        "burst_count": 0,
        "me": viewer in one.users,
    }


def reaction_emoji(one: Reaction) -> Json:
    """The partial emoji of a reaction; a Unicode one has no id."""
    body: Json = {"id": None if one.emoji_id is None else str(one.emoji_id), "name": one.name}
    if one.animated:
        body["animated"] = True
    return body


def poll(one: Poll, viewer: int) -> Json:
    """A poll with its counts."""
    return {
        "question": {"text": one.question},
        "answers": [{"answer_id": key, "poll_media": media} for key, media in one.answers.items()],
        "expiry": iso(one.expiry),
        "allow_multiselect": one.multiselect,
        "layout_type": one.layout,
        "results": {
            "answer_counts": [
                {"id": key, "count": len(voters), "me_voted": viewer in voters}
                for key, voters in one.votes.items()
                if voters
            ],
            "is_finalized": one.finalized,
        },
    }


def reference(one: Reference) -> Json:
    """What a reply or a forward points to."""
    body: Json = {"type": one.kind, "channel_id": str(one.channel_id)}
    if one.message_id is not None:
        body["message_id"] = str(one.message_id)
    if one.guild_id is not None:
        body["guild_id"] = str(one.guild_id)
    return body


def absolute(world: World, value: Any) -> Any:
    """The value with the CDN's address put where files are named (they are stored as cdn:path)."""
    if isinstance(value, dict):
        return {k: absolute(world, v) for k, v in value.items()}
    if isinstance(value, list):
        return [absolute(world, item) for item in value]
    if isinstance(value, str) and value.startswith("cdn:"):
        return f"{world.cdn}/{value.removeprefix('cdn:')}"
    return value


def _referenced(world: World, one: Reference, viewer: int) -> Json | None:
    channel = world.channel(one.channel_id)
    found = channel.messages.get(one.message_id or 0)
    return None if found is None else message(world, found, viewer, nested=True)
