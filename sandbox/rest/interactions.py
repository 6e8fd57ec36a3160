"""Answers to interactions, and what their tokens allow for fifteen minutes."""

from sandbox.interactions import followups
from sandbox.interactions.answers import answer, receipt
from sandbox.interactions.invoke import by_token
from sandbox.interactions.model import Interaction
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import unknown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import messages as shapes
from sandbox.world.message import Message


def callback(request: Request) -> Answer:
    """The first answer."""
    interaction = answer(
        request.realm, request.id("interaction_id"), request.params["token"], request.json(), request.uploads
    )
    if not request.flag("with_response"):
        return NO_CONTENT
    return 200, receipt(request.realm, interaction, request.json()["type"])


def of_token(request: Request) -> Interaction:
    """The interaction that the path's token belongs to. Raises 10015 or 50027."""
    if request.id("webhook_id") != request.realm.bot_id:
        raise unknown("Webhook")
    return by_token(request.realm, request.params["webhook_token"])


def follow_up(request: Request) -> Answer:
    """Another message."""
    interaction = of_token(request)
    return 200, _shown(
        request.realm, followups.follow_up(request.realm, interaction, request.json(), request.uploads)
    )


def fetch(request: Request) -> Answer:
    """One of the interaction's messages."""
    message = followups.find(request.realm, of_token(request), request.params["message_id"])
    return 200, _shown(request.realm, message)


def edit(request: Request) -> Answer:
    """Edits one of the interaction's messages."""
    interaction, which = of_token(request), request.params["message_id"]
    message = followups.edit(request.realm, interaction, which, request.json(), request.uploads)
    return 200, _shown(request.realm, message)


def delete(request: Request) -> Answer:
    """Deletes one of the interaction's messages."""
    followups.delete(request.realm, of_token(request), request.params["message_id"])
    return NO_CONTENT


def _shown(realm: Realm, message: Message) -> Json:
    return shapes.message(realm.world, message, realm.bot_id)


MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
ROUTES = (
    Route("POST", "/interactions/{interaction_id}/{token}/callback", callback, login=False),
    Route("POST", "/webhooks/{webhook_id}/{webhook_token}", follow_up, login=False),
    Route("GET", MESSAGE, fetch, login=False),
    Route("PATCH", MESSAGE, edit, login=False),
    Route("DELETE", MESSAGE, delete, login=False),
)
