"""What an interaction's token allows for fifteen minutes: follow up, read, edit, delete."""

from collections.abc import Sequence

from sandbox.acts import messages as acts
from sandbox.drafts import Upload, draft
from sandbox.interactions.answers import DEFERRED, change, respond
from sandbox.interactions.model import Interaction
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, unknown
from sandbox.world.message import EPHEMERAL, LOADING, Message


def follow_up(realm: Realm, interaction: Interaction, body: Json, uploads: Sequence[Upload]) -> Message:
    """Another message; the first one after a deferral fills the loading message and keeps its visibility."""
    waiting = _loading(realm, interaction)
    if waiting is not None:
        visible = {**body, "flags": int(body.get("flags") or 0) & ~EPHEMERAL}
        change(realm, waiting, visible, uploads)
        interaction.settle("answered")
        return waiting
    checked = draft(realm, interaction.channel_id, body, uploads)
    if checked.empty:
        raise Refused(400, 50006, "Cannot send an empty message")
    message = respond(realm, interaction, checked, ephemeral=bool(checked.flags & EPHEMERAL), follow_up=True)
    interaction.settle("answered")
    return message


def find(realm: Realm, interaction: Interaction, which: str) -> Message:
    """One of the interaction's messages by id, or `@original`. Raises 10008."""
    if which == "@original":
        message_id = interaction.original_id
    else:
        message_id = int(which) if which.isdecimal() else None
    known = {*interaction.message_ids, interaction.original_id}
    if message_id is None or message_id not in known:
        raise unknown("Message")
    return realm.world.message(interaction.channel_id, message_id)


def edit(
    realm: Realm, interaction: Interaction, which: str, body: Json, uploads: Sequence[Upload]
) -> Message:
    """Edits one of the messages; `@original` while loading is filled by it."""
    message = find(realm, interaction, which)
    change(realm, message, body, uploads)
    interaction.settle("answered")
    return message


def delete(realm: Realm, interaction: Interaction, which: str) -> None:
    """Deletes one of the messages, ephemeral ones too."""
    message = find(realm, interaction, which)
    channel = realm.world.channel(message.channel_id)
    if message.only_for is None:
        acts.remove(realm, channel, message)
    else:
        dismiss(realm, message)
    interaction.settle("answered")


def dismiss(realm: Realm, message: Message) -> None:
    """Takes an ephemeral message away from its reader."""
    realm.world.ephemerals.pop(message.id, None)
    channel = realm.world.channel(message.channel_id)
    body: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    realm.emit("MESSAGE_DELETE", body, channel=channel, only=frozenset({message.only_for or 0}))


def _loading(realm: Realm, interaction: Interaction) -> Message | None:
    if interaction.deferred != DEFERRED or interaction.original_id is None:
        return None
    try:
        message = realm.world.message(interaction.channel_id, interaction.original_id)
    except Refused:
        return None
    return message if message.flags & LOADING else None
