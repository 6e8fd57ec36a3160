"""Which commands somebody meets where: registered, allowed by permissions and context."""

from sandbox.json_types import Json
from sandbox.permissions import ADMINISTRATOR, bits
from sandbox.realm import Realm
from sandbox.refusals import Refused, missing_access
from sandbox.world.channel import Channel, ChannelType

GUILD, BOT_DM = 0, 1


def usable(realm: Realm, user_id: int, channel: Channel) -> list[Json]:
    """The commands that the user's picker shows in the channel."""
    if channel.guild_id is None:
        if realm.bot_id not in channel.recipients:
            return []
        return [c for c in realm.commands.usable(None) if _in_dms(c)]
    if realm.bot_id not in realm.world.guilds[channel.guild_id].members:
        return []
    rights = realm.rights(user_id, channel)
    if channel.type in (ChannelType.FORUM, ChannelType.CATEGORY) or not rights & bits(
        "use_application_commands"
    ):
        return []
    return [c for c in realm.commands.usable(channel.guild_id) if _in_guilds(c) and _permitted(c, rights)]


def need_usable(realm: Realm, user_id: int, channel: Channel, kind: int, name: str) -> Json:
    """The command of that name. Raises 50001 for an unseen channel, 10063 for what the picker hides."""
    if not realm.may_view(user_id, channel):
        raise missing_access()
    for command in usable(realm, user_id, channel):
        if command["type"] == kind and command["name"] == name:
            return command
    raise Refused(404, 10063, f"Unknown Application Command {name}")


def _in_guilds(command: Json) -> bool:
    contexts = command["contexts"]
    return contexts is None or GUILD in contexts


def _in_dms(command: Json) -> bool:
    contexts = command["contexts"]
    return bool(command["dm_permission"]) if contexts is None else BOT_DM in contexts


def _permitted(command: Json, rights: int) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or rights & ADMINISTRATOR:
        return True
    return int(needed) != 0 and rights & int(needed) == int(needed)
