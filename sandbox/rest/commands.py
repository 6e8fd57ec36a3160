"""The bot registers its commands, globally or for one server."""

from sandbox.refusals import Refused, missing_access, unknown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route


def _scope(request: Request) -> int | None:
    if request.id("application_id") != request.realm.bot_id:
        raise Refused(403, 20012, "You are not authorized to perform this action on this application")
    if "guild_id" not in request.params:
        return None
    guild = request.realm.world.guilds.get(request.id("guild_id"))
    if guild is None or request.actor not in guild.members:
        raise missing_access()
    return guild.id


def list_(request: Request) -> Answer:
    """All commands of the scope."""
    return 200, request.realm.commands.of(_scope(request))


def replace(request: Request) -> Answer:
    """Overwrites all commands of the scope."""
    if not isinstance(request.body, list):
        raise Refused(400, 50109, "The request body contains invalid JSON.")
    return 200, request.realm.commands.replace(_scope(request), request.body)


def create(request: Request) -> Answer:
    """Adds or replaces one command."""
    command, new = request.realm.commands.create(_scope(request), request.json())
    return 201 if new else 200, command


def fetch(request: Request) -> Answer:
    """One command."""
    return 200, request.realm.commands.get(_scope(request), request.id("command_id"))


def edit(request: Request) -> Answer:
    """Changes one command."""
    return 200, request.realm.commands.edit(_scope(request), request.id("command_id"), request.json())


def delete(request: Request) -> Answer:
    """Removes one command."""
    request.realm.commands.delete(_scope(request), request.id("command_id"))
    return NO_CONTENT


def permissions(request: Request) -> Answer:
    """The server's own permissions for a command; none are ever set, which is 10066."""
    scope = _scope(request)
    known = {int(c["id"]) for c in request.realm.commands.usable(scope)}
    if request.id("command_id") not in known:
        raise unknown("Application Command")
    raise unknown("Application Command Permissions")


def all_permissions(request: Request) -> Answer:
    """The server's own permissions for all commands."""
    _scope(request)
    return 200, []


GLOBAL = "/applications/{application_id}/commands"
GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES = (
    *(
        route
        for base in (GLOBAL, GUILD)
        for route in (
            Route("GET", base, list_),
            Route("PUT", base, replace),
            Route("POST", base, create),
            Route("GET", f"{base}/{{command_id}}", fetch),
            Route("PATCH", f"{base}/{{command_id}}", edit),
            Route("DELETE", f"{base}/{{command_id}}", delete),
        )
    ),
    Route("GET", f"{GUILD}/permissions", all_permissions),
    Route("GET", f"{GUILD}/{{command_id}}/permissions", permissions),
)
