"""Servers: their data and their audit log."""

from sandbox.json_types import Json
from sandbox.rest.route import Answer, Request, Route
from sandbox.shapes import people, places


def fetch(request: Request) -> Answer:
    """One server."""
    guild = request.guild()
    body = places.guild(guild)
    if request.flag("with_counts"):
        here = len(guild.members)
        body |= {"approximate_member_count": here, "approximate_presence_count": here}
    return 200, body


def edit(request: Request) -> Answer:
    """Changes name or description."""
    guild, body = request.guild(), request.json()
    request.realm.need_in_guild(request.actor, guild, "manage_guild")
    guild.name = body.get("name") or guild.name
    guild.description = body.get("description", guild.description)
    request.realm.emit("GUILD_UPDATE", places.guild(guild), guild=guild)
    return 200, places.guild(guild)


def audit_log(request: Request) -> Answer:
    """The last entries, the latest first; needs view_audit_log."""
    guild, world = request.guild(), request.realm.world
    request.realm.need_in_guild(request.actor, guild, "view_audit_log")
    limit = request.number("limit", 50, 1, 100)
    before, after = request.number("before", 1 << 64, 0, 1 << 64), request.number("after", 0, 0, 1 << 64)
    kind = request.query.get("action_type")
    by = request.query.get("user_id")
    found = [
        e
        for e in reversed(guild.audit)
        if after < e.id < before
        and (kind is None or str(e.action) == kind)
        and (by is None or str(e.user_id) == by)
    ][:limit]
    entries: list[Json] = []
    for entry in found:
        row: Json = {
            "id": str(entry.id),
            "action_type": entry.action,
            "user_id": str(entry.user_id),
            "target_id": None if entry.target_id is None else str(entry.target_id),
        }
        if entry.reason is not None:
            row["reason"] = entry.reason
        entries.append(row)
    named = {e.user_id for e in found} | {e.target_id for e in found if e.target_id in world.users}
    return 200, {
        "audit_log_entries": entries,
        "users": [people.user(world.users[u]) for u in sorted(i for i in named if i is not None)],
        "integrations": [],
        "webhooks": [],
        "guild_scheduled_events": [],
        "threads": [],
        "application_commands": [],
        "auto_moderation_rules": [],
    }


ROUTES = (
    Route("GET", "/guilds/{guild_id}", fetch),
    Route("PATCH", "/guilds/{guild_id}", edit),
    Route("GET", "/guilds/{guild_id}/audit-logs", audit_log),
)
