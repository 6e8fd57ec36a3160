"""Roles of a server: made, changed, deleted, ordered."""

from sandbox.json_types import Json
from sandbox.permissions import EVERYONE, in_guild, top_role
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, missing_permissions, unknown
from sandbox.shapes import people
from sandbox.world.guild import Guild, Role

MOST = 250
CREATE, UPDATE, DELETE = 30, 31, 32


def role(guild: Guild, role_id: int) -> Role:
    """Raises 10011."""
    found = guild.roles.get(role_id)
    if found is None:
        raise unknown("Role")
    return found


def create(realm: Realm, guild: Guild, actor: int, body: Json) -> Role:
    """A new role at the bottom, above @everyone. One cannot grant what one has not."""
    realm.need_in_guild(actor, guild, "manage_roles")
    if len(guild.roles) >= MOST:
        raise Refused(400, 30005, f"Maximum number of server roles reached ({MOST})")
    given = body.get("permissions")
    wanted = guild.roles[guild.id].permissions if given is None else int(given)
    _need_to_grant(realm, guild, actor, wanted)
    for other in guild.roles.values():
        if other.id != guild.id:
            other.position += 1
    fresh = Role(realm.ids.next(), "new role", wanted, position=1)
    _apply(fresh, {k: v for k, v in body.items() if k != "permissions"})
    guild.roles[fresh.id] = fresh
    realm.note(guild, CREATE, actor, fresh.id)
    realm.emit("GUILD_ROLE_CREATE", _body(guild, fresh), guild=guild)
    return fresh


def edit(realm: Realm, guild: Guild, actor: int, role_id: int, body: Json) -> Role:
    """Changes a role below one's own highest."""
    found = role(guild, role_id)
    realm.need_in_guild(actor, guild, "manage_roles")
    _need_below(guild, actor, found)
    if body.get("permissions") is not None:
        _need_to_grant(realm, guild, actor, int(body["permissions"]) & ~found.permissions)
    _apply(found, body)
    realm.note(guild, UPDATE, actor, found.id)
    realm.emit("GUILD_ROLE_UPDATE", _body(guild, found), guild=guild)
    return found


def delete(realm: Realm, guild: Guild, actor: int, role_id: int) -> None:
    """Deletes a role below one's own highest, and takes it from everyone."""
    found = role(guild, role_id)
    realm.need_in_guild(actor, guild, "manage_roles")
    _need_below(guild, actor, found)
    if found.managed or found.id == guild.id:
        raise Refused(400, 50028, "Invalid role")
    del guild.roles[role_id]
    for someone in guild.members.values():
        someone.roles.discard(role_id)
    for channel in guild.channels.values():
        channel.overwrites.pop(role_id, None)
    realm.note(guild, DELETE, actor, role_id)
    realm.emit("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(role_id)}, guild=guild)


def reorder(realm: Realm, guild: Guild, actor: int, positions: dict[int, int]) -> None:
    """Moves roles; neither the old nor the new place may be at or above one's own highest."""
    realm.need_in_guild(actor, guild, "manage_roles")
    for role_id, position in positions.items():
        _need_below(guild, actor, role(guild, role_id))
        if position >= top_role(guild, actor):
            raise missing_permissions()
    for role_id, position in positions.items():
        guild.roles[role_id].position = position
        realm.emit("GUILD_ROLE_UPDATE", _body(guild, guild.roles[role_id]), guild=guild)


def _need_below(guild: Guild, actor: int, found: Role) -> None:
    if found.position >= top_role(guild, actor):
        raise missing_permissions()


def _need_to_grant(realm: Realm, guild: Guild, actor: int, wanted: int) -> None:
    if wanted & ~(in_guild(guild, actor, realm.now) | EVERYONE):
        raise missing_permissions()


def _apply(found: Role, body: Json) -> None:
    form = Form()
    form.length("name", body.get("name"), 1, 100)
    form.check()
    if body.get("name") is not None:
        found.name = body["name"]
    if body.get("permissions") is not None:
        found.permissions = int(body["permissions"])
    colors = body.get("colors") or {}
    color = body.get("color", colors.get("primary_color"))
    if color is not None:
        found.color = int(color)
    for key in ("hoist", "mentionable"):
        if body.get(key) is not None:
            setattr(found, key, bool(body[key]))


def _body(guild: Guild, found: Role) -> Json:
    return {"guild_id": str(guild.id), "role": people.role(found)}
