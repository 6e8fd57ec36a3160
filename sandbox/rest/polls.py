"""Polls: who voted for what, and an early end."""

from sandbox.acts import messages, polls
from sandbox.refusals import Refused
from sandbox.rest.messages import shown
from sandbox.rest.route import Answer, Request, Route
from sandbox.shapes import people


def voters(request: Request) -> Answer:
    """The users who chose an answer."""
    channel = request.channel()
    message = messages.visible(request.realm, request.actor, channel, request.id("message_id"))
    voted = polls.poll(message).votes.get(request.id("answer_id"))
    if voted is None:
        raise Refused(404, 10008, "Unknown Message")
    after, limit = request.number("after", 0, 0, 1 << 64), request.number("limit", 25, 1, 100)
    ids = sorted(user_id for user_id in voted if user_id > after)[:limit]
    return 200, {"users": [people.user(request.realm.world.users[user_id]) for user_id in ids]}


def expire(request: Request) -> Answer:
    """Ends the bot's own poll."""
    channel = request.channel()
    message = messages.visible(request.realm, request.actor, channel, request.id("message_id"))
    polls.expire(request.realm, request.actor, channel, message)
    return 200, shown(request.realm, message)


POLL = "/channels/{channel_id}/polls/{message_id}"
ROUTES = (
    Route("GET", f"{POLL}/answers/{{answer_id}}", voters),
    Route("POST", f"{POLL}/expire", expire),
)
