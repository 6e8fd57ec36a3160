"""Reactions: adding, taking away, clearing."""

import re

from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, unknown
from sandbox.shapes import messages as shapes
from sandbox.shapes import people
from sandbox.world.channel import Channel
from sandbox.world.message import Message, Reaction

MOST_KINDS = 20
CUSTOM = re.compile(r"^<?(?:a?:)?(\w{2,32}):(\d{15,20})>?$")


def parse(realm: Realm, text: str) -> Reaction:
    """The emoji that a text names: a Unicode one, or `name:id` of a server. Raises 10014."""
    found = CUSTOM.match(text)
    if found is not None:
        for guild in realm.world.guilds.values():
            emoji = guild.emojis.get(int(found[2]))
            if emoji is not None:
                return Reaction(emoji.id, emoji.name, emoji.animated)
        raise unknown("Emoji")
    text = text.strip()
    if not text or len(text) > 32 or text.isascii() or any(c.isalpha() or c.isspace() for c in text):
        raise unknown("Emoji")
    return Reaction(None, text)


def key(emoji: Reaction) -> str:
    """What tells one emoji from another under a message."""
    return emoji.name if emoji.emoji_id is None else str(emoji.emoji_id)


def add(realm: Realm, user_id: int, channel: Channel, message: Message, text: str) -> None:
    """One's own reaction. The first of its kind needs add_reactions; joining one does not."""
    emoji = parse(realm, text)
    found = message.reactions.get(key(emoji))
    if channel.guild_id is not None:
        needed = ["read_message_history"] + ([] if found else ["add_reactions"])
        realm.need(user_id, channel, *needed)
    if found is None:
        if len(message.reactions) >= MOST_KINDS:
            raise Refused(400, 30010, "Maximum number of reactions reached (20)")
        found = message.reactions[key(emoji)] = emoji
    if user_id in found.users:
        return
    found.users[user_id] = None
    body = _body(channel, message, found) | {
        "user_id": str(user_id),
        "message_author_id": str(message.author_id),
        "burst": False,
        "type": 0,
    }
    guild = realm.world.guild_of(channel)
    if guild is not None:
        body["member"] = people.member(realm.world, guild.members[user_id])
    realm.emit("MESSAGE_REACTION_ADD", body, channel=channel)


def remove(realm: Realm, actor: int, channel: Channel, message: Message, text: str, whose: int) -> None:
    """One's own, or with manage_messages somebody else's. Raises 10014 when it is not there."""
    if actor != whose:
        realm.need(actor, channel, "manage_messages")
    emoji = parse(realm, text)
    found = message.reactions.get(key(emoji))
    if found is None or whose not in found.users:
        raise unknown("Emoji")
    del found.users[whose]
    if not found.users:
        del message.reactions[key(emoji)]
    body = _body(channel, message, found) | {"user_id": str(whose), "burst": False, "type": 0}
    realm.emit("MESSAGE_REACTION_REMOVE", body, channel=channel)


def clear(realm: Realm, actor: int, channel: Channel, message: Message, text: str | None = None) -> None:
    """All reactions, or all of one emoji."""
    realm.need(actor, channel, "manage_messages")
    if text is None:
        message.reactions.clear()
        body = _body(channel, message, None)
        realm.emit("MESSAGE_REACTION_REMOVE_ALL", body, channel=channel)
        return
    gone = message.reactions.pop(key(parse(realm, text)), None)
    if gone is None:
        raise unknown("Emoji")
    realm.emit("MESSAGE_REACTION_REMOVE_EMOJI", _body(channel, message, gone), channel=channel)


def _body(channel: Channel, message: Message, emoji: Reaction | None) -> Json:
    body: Json = {"channel_id": str(channel.id), "message_id": str(message.id)}
    if emoji is not None:
        body["emoji"] = shapes.reaction_emoji(emoji)
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    return body
