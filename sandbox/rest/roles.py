"""Roles of a server."""

from sandbox.acts import roles
from sandbox.refusals import Refused
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route, snowflake
from sandbox.shapes import people


def list_(request: Request) -> Answer:
    """All roles."""
    return 200, [people.role(r) for r in request.guild().roles.values()]


def fetch(request: Request) -> Answer:
    """One role."""
    return 200, people.role(roles.role(request.guild(), request.id("role_id")))


def create(request: Request) -> Answer:
    """A new role."""
    return 200, people.role(roles.create(request.realm, request.guild(), request.actor, request.json()))


def edit(request: Request) -> Answer:
    """Changes a role."""
    guild = request.guild()
    found = roles.edit(request.realm, guild, request.actor, request.id("role_id"), request.json())
    return 200, people.role(found)


def delete(request: Request) -> Answer:
    """Deletes a role."""
    roles.delete(request.realm, request.guild(), request.actor, request.id("role_id"))
    return NO_CONTENT


def reorder(request: Request) -> Answer:
    """Moves roles."""
    if not isinstance(request.body, list):
        raise Refused(400, 50109, "The request body contains invalid JSON.")
    positions = {
        snowflake(r["id"], "id"): int(r["position"]) for r in request.body if r.get("position") is not None
    }
    roles.reorder(request.realm, request.guild(), request.actor, positions)
    return list_(request)


ALL = "/guilds/{guild_id}/roles"
ROUTES = (
    Route("GET", ALL, list_),
    Route("POST", ALL, create),
    Route("PATCH", ALL, reorder),
    Route("GET", f"{ALL}/{{role_id}}", fetch),
    Route("PATCH", f"{ALL}/{{role_id}}", edit),
    Route("DELETE", f"{ALL}/{{role_id}}", delete),
)
