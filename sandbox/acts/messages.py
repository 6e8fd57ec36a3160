"""Posting, editing and deleting messages; replies and forwards."""

import time
from datetime import timedelta

from sandbox import permissions
from sandbox.acts import direct
from sandbox.drafts import Draft
from sandbox.json_types import Json
from sandbox.mentions import mentions
from sandbox.realm import Realm
from sandbox.refusals import Refused, invalid, missing_access, missing_permissions, unknown
from sandbox.shapes import messages as shapes
from sandbox.snowflakes import moment_of
from sandbox.world.channel import WITH_MESSAGES, Channel
from sandbox.world.message import (
    COMPONENTS_V2,
    EPHEMERAL,
    HAS_SNAPSHOT,
    SUPPRESS_EMBEDS,
    VOICE,
    Message,
    Poll,
    Reference,
)

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
    if draft.empty and not _is_forward(draft):
        raise Refused(400, 50006, "Cannot send an empty message")
    slow_down(realm, author, channel)
    message = Message(id=realm.ids.next(), channel_id=channel.id, author_id=author, nonce=draft.nonce)
    fill(realm, message, channel, draft)
    add(realm, channel, message)
    if draft.nonce is not None:
        realm.nonces[author, draft.nonce] = (time.monotonic(), message.id)
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


def fill(realm: Realm, message: Message, channel: Channel, draft: Draft) -> None:
    """Puts the draft's content into the new message."""
    message.content = draft.content or ""
    message.flags |= draft.flags & ~EPHEMERAL
    message.tts = draft.tts
    message.embeds = draft.embeds or []
    message.components = draft.components or []
    message.attachments = draft.attachments or []
    message.stickers = draft.stickers
    realm.world.files |= draft.uploads
    replied_to = refer(realm, message, draft) if draft.reference else None
    mention(realm, message, channel, draft, replied_to)
    if draft.poll is not None:
        message.poll = _poll(realm, draft.poll)


def mention(realm: Realm, message: Message, channel: Channel, draft: Draft, replied_to: int | None) -> None:
    """Works out whom the message mentions."""
    rights = realm.rights(message.author_id, channel)
    texts = [message.content, *(str(c["content"]) for c in texts_of(message.components))]
    found = mentions(
        realm.world,
        realm.world.guild_of(channel),
        "\n".join(texts),
        draft.allowed_mentions,
        may_mention_everyone=bool(rights & permissions.bits("mention_everyone")),
        replied_to=replied_to,
    )
    message.mentions, message.mention_roles = found.users, found.roles
    message.mention_everyone = found.everyone


def texts_of(components: list[Json]) -> list[Json]:
    """The text displays among the components."""
    from sandbox.components import TEXT_DISPLAY, walk

    return [c for c in walk(components) if c["type"] == TEXT_DISPLAY]


def refer(realm: Realm, message: Message, draft: Draft) -> int | None:
    """Makes it a reply or a forward; answers the author replied to. Raises 50035 for a missing message."""
    given = draft.reference or {}
    channel_id = int(given.get("channel_id") or message.channel_id)
    target_id = int(given["message_id"])
    channel = realm.world.channel(channel_id)
    target = channel.messages.get(target_id)
    forward = _is_forward(draft)
    if target is None:
        if given.get("fail_if_not_exists", True) or forward:
            raise invalid("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
        return None
    if forward:
        realm.need(message.author_id, channel, "read_message_history")
        message.snapshots = [*target.snapshots] or [shapes.snapshot(realm.world, target)]
        message.flags |= HAS_SNAPSHOT
    elif channel_id != message.channel_id:
        raise invalid("message_reference", "REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL", "Unknown message")
    else:
        message.type = 19
    message.reference = Reference(int(forward), target_id, channel_id, channel.guild_id)
    return None if forward else target.author_id


def add(realm: Realm, channel: Channel, message: Message) -> None:
    """Puts a finished message into its channel and tells everyone."""
    channel.messages[message.id] = message
    channel.last_message_id = message.id
    if channel.thread is not None:
        channel.thread.total_sent += 1
        message.position = channel.thread.total_sent
        channel.thread.members.setdefault(message.author_id, realm.now)
    realm.emit(
        "MESSAGE_CREATE", lambda viewer: shapes.in_gateway(realm.world, message, viewer), channel=channel
    )


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


def apply(realm: Realm, message: Message, channel: Channel, draft: Draft) -> None:
    """Changes what the draft mentions and leaves the rest."""
    changed = Draft(
        content=message.content if draft.content is None else draft.content,
        embeds=message.embeds if draft.embeds is None else draft.embeds,
        components=message.components if draft.components is None else draft.components,
        attachments=message.attachments if draft.attachments is None else draft.attachments,
        stickers=message.stickers,
        poll={} if message.poll is None else {"kept": True},
    )
    if changed.empty and not message.snapshots:
        raise Refused(400, 50006, "Cannot send an empty message")
    message.content, message.embeds = changed.content or "", changed.embeds or []
    message.components, message.attachments = changed.components or [], changed.attachments or []
    realm.world.files |= draft.uploads
    message.flags = message.flags & ~SUPPRESS_EMBEDS | draft.flags & (SUPPRESS_EMBEDS | COMPONENTS_V2)
    message.edited_at = realm.now
    mention(realm, message, channel, draft, None)


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


def _is_forward(draft: Draft) -> bool:
    return draft.reference is not None and draft.reference.get("type") == 1


def _poll(realm: Realm, given: Json) -> Poll:
    answers = {i: dict(a["poll_media"]) for i, a in enumerate(given["answers"], 1)}
    return Poll(
        question=given["question"]["text"],
        answers=answers,
        expiry=realm.now + timedelta(hours=given.get("duration") or 24),
        multiselect=bool(given.get("allow_multiselect")),
        layout=given.get("layout_type") or 1,
        votes={i: {} for i in answers},
    )
