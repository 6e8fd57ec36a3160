"""Pins of a channel, by the newer and the older routes."""

from datetime import datetime

from sandbox.acts import messages, pins
from sandbox.rest.messages import shown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.snowflakes import iso


def page(request: Request) -> Answer:
    """Pinned messages with the moment of the pin, the latest first."""
    found = pins.pinned(request.channel())
    if "before" in request.query:
        before = datetime.fromisoformat(request.query["before"])
        found = [m for m in found if m.pinned_at is not None and m.pinned_at < before]
    limit = request.number("limit", 50, 1, 50)
    items = [
        {"pinned_at": iso(m.pinned_at), "message": shown(request.realm, m)}
        for m in found[:limit]
        if m.pinned_at is not None
    ]
    return 200, {"items": items, "has_more": len(found) > limit}


def everything(request: Request) -> Answer:
    """All pinned messages, the latest first."""
    return 200, [shown(request.realm, m) for m in pins.pinned(request.channel())]


def pin(request: Request) -> Answer:
    """Pins a message."""
    return _set(request, on=True)


def unpin(request: Request) -> Answer:
    """Unpins a message."""
    return _set(request, on=False)


def _set(request: Request, *, on: bool) -> Answer:
    channel = request.channel()
    message = messages.visible(request.realm, request.actor, channel, request.id("message_id"))
    pins.pin(request.realm, request.actor, channel, message, on=on)
    return NO_CONTENT


NEWER = "/channels/{channel_id}/messages/pins"
OLDER = "/channels/{channel_id}/pins"
ROUTES = (
    Route("GET", NEWER, page),
    Route("PUT", f"{NEWER}/{{message_id}}", pin),
    Route("DELETE", f"{NEWER}/{{message_id}}", unpin),
    Route("GET", OLDER, everything),
    Route("PUT", f"{OLDER}/{{message_id}}", pin),
    Route("DELETE", f"{OLDER}/{{message_id}}", unpin),
)
