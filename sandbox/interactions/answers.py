"""The bot's first answer to an interaction: a message, a deferral, an update, choices, or a modal."""

from collections.abc import Sequence

from sandbox.acts import compose
from sandbox.acts import messages as acts
from sandbox.drafts import Draft, Upload, draft
from sandbox.interactions.invoke import metadata, tell
from sandbox.interactions.modals import check_modal
from sandbox.interactions.model import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, invalid, unknown
from sandbox.shapes import messages as shapes
from sandbox.world.message import COMPONENTS_V2, EPHEMERAL, LOADING, Message, Reference

PONG, MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
MESSAGE_TYPES = {1: 20, 2: 23, 3: 23}  # by the command's kind


def answer(
    realm: Realm, interaction_id: int, token: str, body: Json, uploads: Sequence[Upload]
) -> Interaction:
    """Takes the callback. Raises 10062 when it is unknown or late, 40060 the second time."""
    interaction = realm.interactions.get(interaction_id)
    if interaction is None or interaction.token != token or interaction.late:
        raise unknown("Interaction")
    if interaction.acknowledged:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    kind = body.get("type")
    if not isinstance(kind, int) or kind not in _allowed(realm, interaction):
        raise invalid("type", "BASE_TYPE_CHOICES", f"Callback type {kind} does not fit this interaction")
    data = body.get("data") or {}
    if kind == MESSAGE:
        _message(realm, interaction, data, uploads)
    elif kind == DEFERRED:
        _deferred(realm, interaction, data)
    elif kind == DEFERRED_UPDATE:
        interaction.deferred, interaction.original_id = kind, interaction.message_id
    elif kind == UPDATE:
        _update(realm, interaction, data, uploads)
    elif kind == CHOICES:
        interaction.choices = _choices(data)
    elif kind == MODAL:
        interaction.modal = check_modal(data)
    interaction.acknowledged = True
    if interaction.deadline is not None:
        interaction.deadline.cancel()
    if kind != DEFERRED:
        interaction.settle("answered")
    tell(realm, interaction, "INTERACTION_SUCCESS")
    if interaction.modal is not None:
        tell(realm, interaction, "MODAL", channel_id=str(interaction.channel_id), **interaction.modal)
    return interaction


def _allowed(realm: Realm, interaction: Interaction) -> set[int]:
    if interaction.type == AUTOCOMPLETE:
        return {CHOICES}
    if interaction.type == COMMAND:
        return {MESSAGE, DEFERRED, MODAL}
    if interaction.type == COMPONENT:
        return {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL}
    if interaction.type == MODAL_SUBMIT and interaction.message_id is not None:
        return {MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE}
    return {MESSAGE, DEFERRED}


def _message(realm: Realm, interaction: Interaction, data: Json, uploads: Sequence[Upload]) -> None:
    checked = draft(realm, interaction.channel_id, data, uploads)
    if checked.empty:
        raise Refused(400, 50006, "Cannot send an empty message")
    interaction.ephemeral = bool(checked.flags & EPHEMERAL)
    message = respond(realm, interaction, checked, ephemeral=interaction.ephemeral)
    interaction.original_id = message.id


def _deferred(realm: Realm, interaction: Interaction, data: Json) -> None:
    interaction.deferred = DEFERRED
    interaction.ephemeral = bool(int(data.get("flags") or 0) & EPHEMERAL)
    message = respond(realm, interaction, Draft(flags=LOADING), ephemeral=interaction.ephemeral)
    interaction.original_id = message.id


def _update(realm: Realm, interaction: Interaction, data: Json, uploads: Sequence[Upload]) -> None:
    source = realm.world.message(interaction.channel_id, interaction.message_id or 0)
    change(realm, source, data, uploads)
    interaction.original_id = source.id


def change(realm: Realm, message: Message, body: Json, uploads: Sequence[Upload]) -> None:
    """Edits one of the bot's answers; a loading one is filled by it."""
    channel = realm.world.channel(message.channel_id)
    checked = draft(
        realm,
        message.channel_id,
        body,
        uploads,
        kept=message.attachments,
        v2=bool(message.flags & COMPONENTS_V2),
        editing=True,
    )
    loading = bool(message.flags & LOADING)
    message.flags &= ~LOADING
    try:
        compose.apply(realm, message, channel, checked)
    except Refused:
        message.flags |= LOADING if loading else 0
        raise
    if loading:
        message.edited_at = None
    acts.announce_edit(realm, channel, message)


def respond(
    realm: Realm, interaction: Interaction, checked: Draft, *, ephemeral: bool, follow_up: bool = False
) -> Message:
    """A new message that answers the interaction; an ephemeral one only its user sees."""
    channel = realm.world.channel(interaction.channel_id)
    message = Message(
        id=realm.ids.next(),
        channel_id=channel.id,
        author_id=realm.bot_id,
        application_id=realm.bot_id,
        interaction_id=interaction.id,
        interaction_metadata=metadata(realm, interaction, follow_up=follow_up),
    )
    if interaction.type == COMMAND and not follow_up:
        message.type = MESSAGE_TYPES[interaction.data["type"]]
    target = interaction.original_id if follow_up else interaction.message_id
    if target is not None:
        message.type = 19
        message.reference = Reference(0, target, channel.id, channel.guild_id)
    compose.fill(realm, message, channel, checked)
    interaction.message_ids.append(message.id)
    if not ephemeral:
        acts.add(realm, channel, message)
        return message
    message.flags |= EPHEMERAL
    message.only_for = interaction.user_id
    realm.world.ephemerals[message.id] = message
    realm.emit(
        "MESSAGE_CREATE",
        lambda viewer: shapes.in_gateway(realm.world, message, viewer),
        channel=channel,
        only=frozenset({interaction.user_id}),
    )
    return message


def _choices(data: Json) -> list[Json]:
    choices: list[Json] = data.get("choices") or []
    form = Form()
    form.length("data.choices", choices, 0, 25)
    for index, choice in enumerate(choices):
        form.length(f"data.choices.{index}.name", choice.get("name"), 1, 100)
        form.length(f"data.choices.{index}.value", choice.get("value"), 0, 100)
    form.check()
    return choices


def receipt(realm: Realm, interaction: Interaction, kind: int) -> Json:
    """The answer to a callback that asked for one."""
    about: Json = {
        "id": str(interaction.id),
        "type": interaction.type,
        "channel_id": str(interaction.channel_id),
    }
    if interaction.guild_id is not None:
        about["guild_id"] = str(interaction.guild_id)
    body: Json = {"interaction": about}
    if kind in (MESSAGE, UPDATE, DEFERRED) and interaction.original_id is not None:
        message = realm.world.message(interaction.channel_id, interaction.original_id)
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": bool(message.flags & LOADING),
            "response_message_ephemeral": message.only_for is not None,
        }
        if kind != DEFERRED:  # a loading message is announced, but not shown
            body["resource"] = {"type": kind, "message": shapes.message(realm.world, message, realm.bot_id)}
    return body
