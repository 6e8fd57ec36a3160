"""Channels: reading, changing, making, deleting; permission overwrites."""

from sandbox.rest.route import Answer, Request, Route
from sandbox.shapes import places


def fetch(request: Request) -> Answer:
    """One channel."""
    return 200, places.channel(request.realm.world, request.channel(), request.actor)


ROUTES = (Route("GET", "/channels/{channel_id}", fetch),)
