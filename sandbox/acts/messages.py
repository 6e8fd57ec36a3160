"""Posting, editing and deleting messages."""

import time
from datetime import datetime, timedelta

from sandbox import permissions
from sandbox.acts import direct
from sandbox.acts.compose import apply, fill, is_forward
from sandbox.drafts import Draft
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, missing_access, missing_permissions, unknown
from sandbox.shapes import messages as shapes
from sandbox.snowflakes import moment_of
from sandbox.world.channel import WITH_MESSAGES, Channel
from sandbox.world.message import VOICE, Message, Poll

NONCE_WINDOW = 300.0  # real seconds in which Discord remembers a nonce
TWO_WEEKS = timedelta(days=14)


def send(realm: Realm, author: int, channel: Channel, draft: Draft) -> Message:
    """Posts a message as that user. Raises what Discord would: 50001, 50013, 50006, 50007, 20016 ..."""
    if channel.type not in WITH_MESSAGES:
        raise Refused(400, 50008, "Cannot send messages in a non-text channel")
    need_to_send(realm, author, channel, draft)
    if draft.enforce_nonce and draft.nonce is not None:
        known = realm.nonces.get((author, draft.nonce))
        if known is not None and time.monotonic() - known[0] < NONCE_WINDOW:
            earlier = channel.messages.get(known[1])
            if earlier is not None:
                return earlier
    if draft.empty and not is_forward(draft):
        raise Refused(400, 50006, "Cannot send an empty message")
    slow_down(realm, author, channel)
    message = Message(id=realm.ids.next(), channel_id=channel.id, author_id=author, nonce=draft.nonce)
    fill(realm, message, channel, draft)
    add(realm, channel, message)
    if draft.nonce is not None:
        now = time.monotonic()
        while realm.nonces and now - next(iter(realm.nonces.values()))[0] > NONCE_WINDOW:
            del realm.nonces[next(iter(realm.nonces))]  # the oldest come first
        realm.nonces[author, draft.nonce] = (now, message.id)
    return message


def need_to_send(realm: Realm, author: int, channel: Channel, draft: Draft) -> None:
    """Raises when the user may not post that there."""
    if channel.guild_id is None:
        direct.need_open(realm, author, channel)
        return
    sending = "send_messages_in_threads" if channel.is_thread else "send_messages"
    realm.need(author, channel, sending)
    rights = realm.rights(author, channel)
    if channel.thread is not None:
        if channel.thread.locked and not rights & permissions.MANAGE_THREADS:
            raise Refused(400, 50083, "Thread is archived")
        channel.thread.archived = False
    wanted = [
        ("attach_files", bool(draft.attachments)),
        ("send_polls", draft.poll is not None),
        ("read_message_history", draft.reference is not None),
        ("send_voice_messages", bool(draft.flags & VOICE)),
    ]
    if any(need and not rights & permissions.bits(name) for name, need in wanted):
        raise missing_permissions()
    if draft.embeds and not rights & permissions.bits("embed_links"):
        raise missing_permissions()


def slow_down(realm: Realm, author: int, channel: Channel) -> None:
    """Raises 20016 within the channel's slow mode, for those whom it binds."""
    exempt = permissions.bits("manage_messages", "manage_channels", "bypass_slowmode")
    if not channel.slowmode or realm.rights(author, channel) & exempt:
        return
    last = realm.slow.get((author, channel.id))
    if last is not None and realm.now - last < timedelta(seconds=channel.slowmode):
        raise Refused(429, 20016, "This action cannot be performed due to slowmode rate limit")
    realm.slow[author, channel.id] = realm.now


def add(realm: Realm, channel: Channel, message: Message) -> None:
    """Puts a finished message into its channel and tells everyone."""
    channel.messages[message.id] = message
    channel.last_message_id = message.id
    if channel.thread is not None:
        channel.thread.total_sent += 1
        message.position = channel.thread.total_sent
        channel.thread.members.setdefault(message.author_id, realm.now)
    if message.poll is not None:
        _end_in_time(realm, channel, message, message.poll)
    realm.emit(
        "MESSAGE_CREATE", lambda viewer: shapes.in_gateway(realm.world, message, viewer), channel=channel
    )


def _end_in_time(realm: Realm, channel: Channel, message: Message, poll: Poll) -> None:
    """Lets the poll end when its hours are over, on the virtual clock."""

    async def end(_: datetime) -> None:
        handle.close()
        if not poll.finalized and message.id in channel.messages:
            poll.finalized = True
            announce_edit(realm, channel, message)

    handle = realm.clock.register(end)
    handle.alarm(poll.expiry)


def edit(realm: Realm, editor: int, channel: Channel, message: Message, draft: Draft) -> Message:
    """Edits a message. Raises 50005 for somebody else's."""
    if message.author_id != editor:
        suppressing = draft.content is None and draft.embeds is None and draft.components is None
        if not suppressing:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        realm.need(editor, channel, "manage_messages")
    elif channel.guild_id is not None and not realm.may_view(editor, channel):
        raise missing_access()
    if message.reference is not None and message.reference.kind == 1:
        raise Refused(403, 50005, "Cannot edit a forwarded message")
    apply(realm, message, channel, draft)
    announce_edit(realm, channel, message)
    return message


def announce_edit(realm: Realm, channel: Channel, message: Message) -> None:
    """Tells everyone that the message changed; an ephemeral one only its reader."""
    realm.emit(
        "MESSAGE_UPDATE",
        lambda viewer: shapes.in_gateway(realm.world, message, viewer),
        channel=channel,
        only=None if message.only_for is None else frozenset({message.only_for}),
    )


def delete(realm: Realm, actor: int, channel: Channel, message: Message) -> None:
    """Deletes a message: one's own, or with manage_messages anybody's."""
    if message.author_id != actor:
        if channel.guild_id is None:
            raise Refused(403, 50003, "Cannot execute action on a DM channel")
        realm.need(actor, channel, "manage_messages")
        guild = realm.world.must_be_guild(channel)
        realm.note(guild, 72, actor, message.author_id)
    elif channel.guild_id is not None and not realm.may_view(actor, channel):
        raise missing_access()
    remove(realm, channel, message)


def remove(realm: Realm, channel: Channel, message: Message) -> None:
    """Takes the message away and tells everyone."""
    channel.messages.pop(message.id, None)
    body: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    realm.emit("MESSAGE_DELETE", body, channel=channel)


def bulk_delete(realm: Realm, actor: int, channel: Channel, message_ids: list[int]) -> None:
    """Deletes 2 to 100 messages, none older than two weeks (50034); unknown ones are passed over."""
    guild = realm.world.must_be_guild(channel)
    realm.need(actor, channel, "manage_messages")
    if not 2 <= len(message_ids) <= 100:
        raise Refused(
            400, 50016, "Provided too few or too many messages to delete. Must provide 2 to 100 messages."
        )
    if any(realm.now - moment_of(i) > TWO_WEEKS for i in message_ids):
        raise Refused(400, 50034, "You can only bulk delete messages that are under 14 days old.")
    gone = [i for i in dict.fromkeys(message_ids) if channel.messages.pop(i, None) is not None]
    realm.note(guild, 73, actor, channel.id)
    body = {"ids": [str(i) for i in gone], "channel_id": str(channel.id), "guild_id": str(guild.id)}
    realm.emit("MESSAGE_DELETE_BULK", body, channel=channel)


def visible(realm: Realm, reader: int, channel: Channel, message_id: int) -> Message:
    """A message that the user may read. Raises 50001, 50013 or 10008."""
    if channel.guild_id is not None:
        realm.need(reader, channel, "read_message_history")
    message = channel.messages.get(message_id)
    if message is None:
        raise unknown("Message")
    return message
