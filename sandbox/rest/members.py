"""Members of a server."""

from sandbox.refusals import unknown
from sandbox.rest.route import Answer, Request, Route
from sandbox.shapes import people


def fetch(request: Request) -> Answer:
    """One member."""
    member = request.guild().members.get(request.id("user_id"))
    if member is None:
        raise unknown("Member")
    return 200, people.member(request.realm.world, member)


ROUTES = (Route("GET", "/guilds/{guild_id}/members/{user_id}", fetch),)
