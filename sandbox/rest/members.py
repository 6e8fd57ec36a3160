"""Members of a server: reading, searching, changing, kicking, banning."""

from datetime import UTC, datetime
from typing import Any

from sandbox.acts import members
from sandbox.gateway import intents
from sandbox.refusals import invalid, missing_access, unknown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import people


def fetch(request: Request) -> Answer:
    """One member; 10013 for somebody who does not exist at all."""
    guild, user_id = request.guild(), request.id("user_id")
    request.realm.world.user(user_id)
    return 200, people.member(request.realm.world, members.member(guild, user_id))


def list_(request: Request) -> Answer:
    """Members by id; needs the members intent to be switched on for the application."""
    guild = request.guild()
    if not request.realm.world.application.privileged & intents.GUILD_MEMBERS:
        raise missing_access()
    after, limit = request.number("after", 0, 0, 1 << 64), request.number("limit", 1, 1, 1000)
    ids = sorted(u for u in guild.members if u > after)[:limit]
    return 200, [people.member(request.realm.world, guild.members[u]) for u in ids]


def search(request: Request) -> Answer:
    """Members whose name or nickname starts so."""
    guild, world = request.guild(), request.realm.world
    query = request.query.get("query", "").lower()
    if not query:
        raise invalid("query", "BASE_TYPE_REQUIRED", "This field is required")
    limit = request.number("limit", 1, 1, 1000)
    found = []
    for member in guild.members.values():
        user = world.users[member.user_id]
        names = (user.name, user.global_name or "", member.nick or "")
        if any(name.lower().startswith(query) for name in names):
            found.append(people.member(world, member))
    return 200, found[:limit]


def edit(request: Request) -> Answer:
    """Changes nickname, roles, time-out or voice channel."""
    realm, guild, target, body = request.realm, request.guild(), request.id("user_id"), request.json()
    someone = members.member(guild, target)
    if "nick" in body:
        realm.need_in_guild(request.actor, guild, "manage_nicknames")
        members.need_above(realm, guild, request.actor, target)
        someone.nick = body["nick"] or None
    if body.get("roles") is not None:
        members.set_roles(realm, guild, request.actor, target, {int(r) for r in body["roles"]})
    if "communication_disabled_until" in body:
        until = _moment(body["communication_disabled_until"])
        members.time_out(realm, guild, request.actor, target, until)
    if "channel_id" in body:
        realm.need_in_guild(request.actor, guild, "move_members")
        place = None if body["channel_id"] is None else realm.world.channel(int(body["channel_id"]))
        members.move_voice(realm, guild, someone, place)
    realm.note(guild, members.UPDATE, request.actor, target, request.reason)
    members.changed(realm, guild, someone)
    return 200, people.member(realm.world, someone)


def edit_me(request: Request) -> Answer:
    """The bot's own nickname."""
    guild = request.guild()
    request.realm.need_in_guild(request.actor, guild, "change_nickname")
    mine = guild.members[request.actor]
    if "nick" in request.json():
        mine.nick = request.json()["nick"] or None
        members.changed(request.realm, guild, mine)
    return 200, people.member(request.realm.world, mine)


def add_role(request: Request) -> Answer:
    """Gives a role."""
    return _role(request, on=True)


def remove_role(request: Request) -> Answer:
    """Takes a role away."""
    return _role(request, on=False)


def _role(request: Request, *, on: bool) -> Answer:
    guild, target, role = request.guild(), request.id("user_id"), request.id("role_id")
    members.give_role(request.realm, guild, request.actor, target, role, on=on)
    return NO_CONTENT


def kick(request: Request) -> Answer:
    """Removes a member."""
    members.kick(request.realm, request.guild(), request.actor, request.id("user_id"), request.reason)
    return NO_CONTENT


def bans(request: Request) -> Answer:
    """Everybody banned, by id."""
    guild = request.guild()
    request.realm.need_in_guild(request.actor, guild, "ban_members")
    after, before = request.number("after", 0, 0, 1 << 64), request.number("before", 1 << 64, 0, 1 << 64)
    limit = request.number("limit", 1000, 1, 1000)
    ids = sorted(u for u in guild.bans if after < u < before)[:limit]
    return 200, [people.ban(request.realm.world, guild, u) for u in ids]


def fetch_ban(request: Request) -> Answer:
    """One ban."""
    guild, target = request.guild(), request.id("user_id")
    request.realm.need_in_guild(request.actor, guild, "ban_members")
    if target not in guild.bans:
        raise unknown("Ban")
    return 200, people.ban(request.realm.world, guild, target)


def ban(request: Request) -> Answer:
    """Bans somebody."""
    body = request.json()
    seconds = body.get("delete_message_seconds") or (body.get("delete_message_days") or 0) * 86_400
    guild, target = request.guild(), request.id("user_id")
    members.ban(request.realm, guild, request.actor, target, delete_seconds=seconds, reason=request.reason)
    return NO_CONTENT


def unban(request: Request) -> Answer:
    """Lifts a ban."""
    members.unban(request.realm, request.guild(), request.actor, request.id("user_id"))
    return NO_CONTENT


def _moment(text: Any) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(str(text))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


ALL = "/guilds/{guild_id}/members"
BANS = "/guilds/{guild_id}/bans"
ROUTES = (
    Route("GET", ALL, list_),
    Route("GET", f"{ALL}/search", search),
    Route("PATCH", f"{ALL}/@me", edit_me),
    Route("GET", f"{ALL}/{{user_id}}", fetch),
    Route("PATCH", f"{ALL}/{{user_id}}", edit),
    Route("DELETE", f"{ALL}/{{user_id}}", kick),
    Route("PUT", f"{ALL}/{{user_id}}/roles/{{role_id}}", add_role),
    Route("DELETE", f"{ALL}/{{user_id}}/roles/{{role_id}}", remove_role),
    Route("GET", BANS, bans),
    Route("GET", f"{BANS}/{{user_id}}", fetch_ban),
    Route("PUT", f"{BANS}/{{user_id}}", ban),
    Route("DELETE", f"{BANS}/{{user_id}}", unban),
)
