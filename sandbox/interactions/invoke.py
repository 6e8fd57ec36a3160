"""A person starts an interaction: it is checked, sent to the bot, and given three seconds."""

import asyncio

from sandbox.interactions.model import DEADLINE, Interaction
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused
from sandbox.shapes import messages, people, places
from sandbox.world.channel import Channel

ATTACHMENT_LIMIT = 10 * 1024 * 1024


def start(
    realm: Realm,
    kind: int,
    user_id: int,
    channel: Channel,
    data: Json,
    *,
    command: str = "",
    message_id: int | None = None,
    parent: Interaction | None = None,
    nonce: str | None = None,
) -> Interaction:
    """Makes the interaction and sends it. `data` is its data object, `parent` the one that opened a modal."""
    interaction = Interaction(
        id=realm.ids.next(),
        type=kind,
        user_id=user_id,
        channel_id=channel.id,
        guild_id=channel.guild_id,
        data=data,
        created=realm.now,
        command=command or (parent.command if parent else ""),
        message_id=message_id,
        parent_id=parent.id if parent else None,
        nonce=nonce,
    )
    realm.interactions[interaction.id] = interaction
    realm.tokens[interaction.token] = interaction
    interaction.deadline = asyncio.get_running_loop().call_later(DEADLINE, _too_late, realm, interaction)
    guild = realm.world.guild_of(channel)
    realm.emit("INTERACTION_CREATE", payload(realm, interaction), guild=guild, only=frozenset({realm.bot_id}))
    tell(realm, interaction, "INTERACTION_CREATE")
    return interaction


def tell(realm: Realm, interaction: Interaction, name: str, **more: object) -> None:
    """Tells the person's own client how the interaction goes."""
    body: Json = {"id": str(interaction.id), "nonce": interaction.nonce, **more}
    guild = realm.world.guilds.get(interaction.guild_id or 0)
    realm.emit(name, body, guild=guild, only=frozenset({interaction.user_id}))


def _too_late(realm: Realm, interaction: Interaction) -> None:
    if interaction.acknowledged:
        return
    interaction.late = True
    interaction.settle("failed", "The application did not respond")
    tell(realm, interaction, "INTERACTION_FAILED", error=interaction.error)


def payload(realm: Realm, interaction: Interaction) -> Json:
    """INTERACTION_CREATE as the bot gets it."""
    world = realm.world
    channel = world.channel(interaction.channel_id)
    guild = world.guild_of(channel)
    user = world.users[interaction.user_id]
    body: Json = {
        "id": str(interaction.id),
        "application_id": str(realm.bot_id),
        "type": interaction.type,
        "data": interaction.data,
        "channel_id": str(channel.id),
        "channel": places.channel(world, channel, realm.bot_id),
        "token": interaction.token,
        "version": 1,
        "locale": user.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "authorizing_integration_owners": owners(interaction),
        "attachment_size_limit": ATTACHMENT_LIMIT,
    }
    if guild is None:
        body |= {
            "user": people.user(user),
            "context": 1,
            "app_permissions": str(realm.rights(realm.bot_id, channel)),
        }
    else:
        member = people.member(world, guild.members[user.id])
        body |= {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": member | {"permissions": str(realm.rights(user.id, channel))},
            "context": 0,
            "app_permissions": str(realm.rights(realm.bot_id, channel)),
        }
        body["channel"] |= {"permissions": str(realm.rights(user.id, channel))}
    if interaction.message_id is not None:
        source = world.message(channel.id, interaction.message_id)
        body["message"] = messages.message(world, source, realm.bot_id)
    return body


def owners(interaction: Interaction) -> Json:
    """On whose behalf the app is there: the server's, or in a DM with the bot nobody's (0)."""
    return {"0": str(interaction.guild_id or 0)}


def metadata(realm: Realm, interaction: Interaction, *, follow_up: bool = False) -> Json:
    """The interaction_metadata of the messages that answer it."""
    body: Json = {
        "id": str(interaction.id),
        "type": interaction.type,
        "user": people.user(realm.world.users[interaction.user_id]),
        "authorizing_integration_owners": owners(interaction),
    }
    if follow_up and interaction.original_id is not None:
        body["original_response_message_id"] = str(interaction.original_id)
    if interaction.parent_id is not None:
        parent = realm.interactions[interaction.parent_id]
        body["triggering_interaction_metadata"] = metadata(realm, parent)
    elif interaction.message_id is not None:
        body["interacted_message_id"] = str(interaction.message_id)
    if interaction.type == 2:
        body["name"] = interaction.command
    return body


def by_token(realm: Realm, token: str) -> Interaction:
    """The interaction of a webhook token. Raises 10015 for an unknown one, 50027 after fifteen minutes."""
    found = realm.tokens.get(token)
    if found is None or not found.acknowledged:
        raise Refused(404, 10015, "Unknown Webhook")
    if found.expired(realm.now):
        raise Refused(401, 50027, "Invalid Webhook Token")
    return found
