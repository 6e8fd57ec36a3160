"""Reactions on messages."""

from sandbox.acts import messages, reactions
from sandbox.refusals import unknown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import people
from sandbox.world.channel import Channel
from sandbox.world.message import Message


def _target(request: Request) -> tuple[Channel, Message]:
    channel = request.channel()
    return channel, messages.visible(request.realm, request.actor, channel, request.id("message_id"))


def add(request: Request) -> Answer:
    """The bot reacts."""
    channel, message = _target(request)
    reactions.add(request.realm, request.actor, channel, message, request.params["emoji_name"])
    return NO_CONTENT


def remove_own(request: Request) -> Answer:
    """The bot takes its reaction back."""
    channel, message = _target(request)
    emoji = request.params["emoji_name"]
    reactions.remove(request.realm, request.actor, channel, message, emoji, request.actor)
    return NO_CONTENT


def remove(request: Request) -> Answer:
    """The bot takes somebody's reaction away."""
    channel, message = _target(request)
    emoji = request.params["emoji_name"]
    reactions.remove(request.realm, request.actor, channel, message, emoji, request.id("user_id"))
    return NO_CONTENT


def users(request: Request) -> Answer:
    """Who reacted so, by id."""
    _, message = _target(request)
    emoji = reactions.parse(request.realm, request.params["emoji_name"])
    found = message.reactions.get(reactions.key(emoji))
    if found is None:
        if emoji.emoji_id is None:
            return 200, []
        raise unknown("Emoji")
    after, limit = request.number("after", 0, 0, 1 << 64), request.number("limit", 25, 1, 100)
    ids = sorted(user_id for user_id in found.users if user_id > after)[:limit]
    return 200, [people.user(request.realm.world.users[user_id]) for user_id in ids]


def clear(request: Request) -> Answer:
    """The bot removes all reactions."""
    channel, message = _target(request)
    reactions.clear(request.realm, request.actor, channel, message)
    return NO_CONTENT


def clear_emoji(request: Request) -> Answer:
    """The bot removes all reactions of one emoji."""
    channel, message = _target(request)
    reactions.clear(request.realm, request.actor, channel, message, request.params["emoji_name"])
    return NO_CONTENT


ALL = "/channels/{channel_id}/messages/{message_id}/reactions"
ROUTES = (
    Route("PUT", f"{ALL}/{{emoji_name}}/@me", add),
    Route("DELETE", f"{ALL}/{{emoji_name}}/@me", remove_own),
    Route("DELETE", f"{ALL}/{{emoji_name}}/{{user_id}}", remove),
    Route("GET", f"{ALL}/{{emoji_name}}", users),
    Route("DELETE", f"{ALL}/{{emoji_name}}", clear_emoji),
    Route("DELETE", ALL, clear),
)
