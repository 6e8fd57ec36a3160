"""Members come, go, and change."""

from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.shapes import people
from sandbox.world.guild import Guild


def leave(realm: Realm, guild: Guild, user_id: int) -> None:
    """Somebody is gone: by leaving, a kick or a ban. When it is the bot, it loses the server."""
    guild.members.pop(user_id, None)
    if user_id == realm.bot_id:
        realm.emit("GUILD_DELETE", {"id": str(guild.id)}, guild=guild, only=frozenset({user_id}))
    for channel in guild.channels.values():
        if channel.thread is not None:
            channel.thread.members.pop(user_id, None)
    body: Json = {"guild_id": str(guild.id), "user": people.user(realm.world.users[user_id])}
    realm.emit("GUILD_MEMBER_REMOVE", body, guild=guild)
