"""Messages of a channel: history, posting, editing, deleting, typing."""

from sandbox.acts import messages as acts
from sandbox.drafts import draft
from sandbox.gateway import intents
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import invalid
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route, snowflake
from sandbox.shapes import messages as shapes
from sandbox.shapes import people
from sandbox.world.channel import Channel
from sandbox.world.message import COMPONENTS_V2, Message


def shown(realm: Realm, message: Message) -> Json:
    """The message as the bot gets it over REST: without content when its application may not have it."""
    body = shapes.message(realm.world, message, realm.bot_id)
    channel = realm.world.channel(message.channel_id)
    if channel.guild_id is None or realm.world.application.privileged & intents.MESSAGE_CONTENT:
        return body
    whole = intents.blanked(body | {"guild_id": str(channel.guild_id)}, realm.bot_id)
    return {key: value for key, value in whole.items() if key != "guild_id"}


def window(channel: Channel, request: Request, default: int = 50) -> list[Message]:
    """The page of history that the query asks for, newest first."""
    limit = request.number("limit", default, 1, 100)
    keys = [k for k in ("around", "before", "after") if k in request.query]
    if len(keys) > 1:
        raise invalid(keys[1], "BASE_TYPE_CHOICES", "before, after and around exclude each other")
    everything = list(channel.messages.values())
    if not keys:
        return everything[::-1][:limit]
    pivot = snowflake(request.query[keys[0]], keys[0])
    older = [m for m in everything if m.id < pivot]
    newer = [m for m in everything if m.id > pivot]
    if keys[0] == "before":
        return older[::-1][:limit]
    if keys[0] == "after":
        return newer[:limit][::-1]
    half = limit // 2
    middle = [m for m in everything if m.id == pivot]
    picked = (older[-half:] if half else []) + middle + newer[: limit - half - len(middle)]
    return picked[::-1]


def history(request: Request) -> Answer:
    """A page of messages; nothing at all without read_message_history."""
    channel = request.channel()
    rights = request.realm.rights(request.actor, channel)
    if channel.guild_id is not None and not rights & 1 << 16:
        return 200, []
    return 200, [shown(request.realm, m) for m in window(channel, request)]


def create(request: Request) -> Answer:
    """Posts a message."""
    realm = request.realm
    channel = realm.world.channel(request.id("channel_id"))
    realm.need(request.actor, channel)
    checked = draft(realm, channel.id, request.json(), request.uploads)
    message = acts.send(realm, request.actor, channel, checked)
    return 200, shown(realm, message)


def fetch(request: Request) -> Answer:
    """One message."""
    message = acts.visible(request.realm, request.actor, request.channel(), request.id("message_id"))
    return 200, shown(request.realm, message)


def edit(request: Request) -> Answer:
    """Edits a message."""
    realm, channel = request.realm, request.channel()
    message = acts.visible(realm, request.actor, channel, request.id("message_id"))
    checked = draft(
        realm,
        channel.id,
        request.json(),
        request.uploads,
        kept=message.attachments,
        v2=bool(message.flags & COMPONENTS_V2),
        editing=True,
    )
    return 200, shown(realm, acts.edit(realm, request.actor, channel, message, checked))


def delete(request: Request) -> Answer:
    """Deletes a message."""
    channel = request.channel()
    message = channel.messages.get(request.id("message_id")) or acts.visible(
        request.realm, request.actor, channel, request.id("message_id")
    )
    acts.delete(request.realm, request.actor, channel, message)
    return NO_CONTENT


def bulk_delete(request: Request) -> Answer:
    """Deletes many messages at once."""
    ids = [snowflake(i, "messages") for i in request.json().get("messages") or ()]
    acts.bulk_delete(request.realm, request.actor, request.channel(), ids)
    return NO_CONTENT


def typing(request: Request) -> Answer:
    """Shows that the bot is typing."""
    realm, channel = request.realm, request.channel()
    body: Json = {
        "channel_id": str(channel.id),
        "user_id": str(request.actor),
        "timestamp": int(realm.now.timestamp()),
    }
    guild = realm.world.guild_of(channel)
    if guild is not None:
        member = people.member(realm.world, guild.members[request.actor])
        body |= {"guild_id": str(guild.id), "member": member}
    realm.emit("TYPING_START", body, channel=channel)
    return NO_CONTENT


MESSAGES = "/channels/{channel_id}/messages"
ROUTES = (
    Route("GET", MESSAGES, history),
    Route("POST", MESSAGES, create),
    Route("POST", f"{MESSAGES}/bulk-delete", bulk_delete),
    Route("GET", f"{MESSAGES}/{{message_id}}", fetch),
    Route("PATCH", f"{MESSAGES}/{{message_id}}", edit),
    Route("DELETE", f"{MESSAGES}/{{message_id}}", delete),
    Route("POST", "/channels/{channel_id}/typing", typing),
)
