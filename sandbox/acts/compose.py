"""What goes into a message: content, mentions, replies and forwards, polls; and what an edit changes."""

from datetime import timedelta

from sandbox import permissions
from sandbox.components.kinds import TEXT_DISPLAY, walk
from sandbox.drafts import Draft
from sandbox.json_types import Json
from sandbox.mentions import mentions
from sandbox.realm import Realm
from sandbox.refusals import Refused, invalid
from sandbox.shapes import messages as shapes
from sandbox.world.channel import Channel
from sandbox.world.message import (
    COMPONENTS_V2,
    EPHEMERAL,
    HAS_SNAPSHOT,
    SUPPRESS_EMBEDS,
    Message,
    Poll,
    Reference,
)


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
    return [c for c in walk(components) if c["type"] == TEXT_DISPLAY]


def refer(realm: Realm, message: Message, draft: Draft) -> int | None:
    """Makes it a reply or a forward; answers the author replied to. Raises 50035 for a missing message."""
    given = draft.reference or {}
    channel_id = int(given.get("channel_id") or message.channel_id)
    target_id = int(given["message_id"])
    channel = realm.world.channel(channel_id)
    target = channel.messages.get(target_id)
    forward = is_forward(draft)
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


def is_forward(draft: Draft) -> bool:
    """Whether it passes another message on."""
    return draft.reference is not None and draft.reference.get("type") == 1


def _poll(realm: Realm, given: Json) -> Poll:
    answers = {i: _media(a["poll_media"]) for i, a in enumerate(given["answers"], 1)}
    return Poll(
        question=given["question"]["text"],
        answers=answers,
        expiry=realm.now + timedelta(hours=given.get("duration") or 24),
        multiselect=bool(given.get("allow_multiselect")),
        layout=given.get("layout_type") or 1,
        votes={i: {} for i in answers},
    )


def _media(given: Json) -> Json:
    """A poll answer as it is shown: an emoji has an id and a name, one of them null."""
    media: Json = {"text": given["text"]} if given.get("text") else {}
    emoji = given.get("emoji")
    if emoji:
        media["emoji"] = {"id": emoji.get("id"), "name": emoji.get("name")}
    return media
