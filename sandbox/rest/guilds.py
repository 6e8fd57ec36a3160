"""Servers: their data, channels and audit log."""

from sandbox.rest.route import Answer, Request, Route
from sandbox.shapes import people, places


def fetch(request: Request) -> Answer:
    """One server."""
    guild = request.guild()
    body = places.guild(guild)
    if request.flag("with_counts"):
        body |= {
            "approximate_member_count": len(guild.members),
            "approximate_presence_count": len(guild.members),
        }
    return 200, body


def channels(request: Request) -> Answer:
    """Its channels, without threads."""
    guild, world = request.guild(), request.realm.world
    return 200, [places.channel(world, c, request.actor) for c in guild.channels.values() if c.thread is None]


def roles(request: Request) -> Answer:
    """Its roles."""
    return 200, [people.role(r) for r in request.guild().roles.values()]


ROUTES = (
    Route("GET", "/guilds/{guild_id}", fetch),
    Route("GET", "/guilds/{guild_id}/channels", channels),
    Route("GET", "/guilds/{guild_id}/roles", roles),
)
