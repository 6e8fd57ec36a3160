"""Channels: reading, changing, making, deleting; permission overwrites."""

from sandbox.acts import channels, threads
from sandbox.refusals import Refused
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import places
from sandbox.world.channel import Channel, ChannelType


def _shown(request: Request, channel: Channel) -> Answer:
    return 200, places.channel(request.realm.world, channel, request.actor)


def fetch(request: Request) -> Answer:
    """One channel."""
    return _shown(request, request.channel())


def edit(request: Request) -> Answer:
    """Changes a channel or a thread."""
    channel = request.channel()
    change = threads.edit if channel.thread is not None else channels.edit
    change(request.realm, request.actor, channel, request.json())
    return _shown(request, channel)


def delete(request: Request) -> Answer:
    """Deletes a channel or a thread; a DM is merely closed."""
    channel = request.channel()
    answer = _shown(request, channel)
    if channel.type is ChannelType.DM:
        return answer
    (threads.delete if channel.thread is not None else channels.delete)(request.realm, request.actor, channel)
    return answer


def create(request: Request) -> Answer:
    """A new channel."""
    made = channels.create(request.realm, request.guild(), request.actor, request.json())
    return 201, places.channel(request.realm.world, made, request.actor)


def list_(request: Request) -> Answer:
    """The server's channels, without threads."""
    guild, world = request.guild(), request.realm.world
    return 200, [places.channel(world, c, request.actor) for c in guild.channels.values() if c.thread is None]


def reorder(request: Request) -> Answer:
    """Moves channels."""
    if not isinstance(request.body, list):
        raise Refused(400, 50109, "The request body contains invalid JSON.")
    guild = request.guild()
    request.realm.need_in_guild(request.actor, guild, "manage_channels")
    for row in request.body:
        channel = request.realm.world.channel(int(row["id"]))
        channels.edit(request.realm, request.actor, channel, {k: v for k, v in row.items() if k != "id"})
    return NO_CONTENT


def overwrite(request: Request) -> Answer:
    """Sets the exception for one role or member."""
    target = request.id("overwrite_id")
    channels.overwrite(request.realm, request.actor, request.channel(), target, request.json())
    return NO_CONTENT


def remove_overwrite(request: Request) -> Answer:
    """Takes the exception away."""
    channels.remove_overwrite(request.realm, request.actor, request.channel(), request.id("overwrite_id"))
    return NO_CONTENT


ROUTES = (
    Route("GET", "/channels/{channel_id}", fetch),
    Route("PATCH", "/channels/{channel_id}", edit),
    Route("DELETE", "/channels/{channel_id}", delete),
    Route("GET", "/guilds/{guild_id}/channels", list_),
    Route("POST", "/guilds/{guild_id}/channels", create),
    Route("PATCH", "/guilds/{guild_id}/channels", reorder),
    Route("PUT", "/channels/{channel_id}/permissions/{overwrite_id}", overwrite),
    Route("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}", remove_overwrite),
)
