"""Direct messages: opening the channel, and who may write into it."""

from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, invalid
from sandbox.shapes import places
from sandbox.world.channel import Channel, ChannelType


def open_dm(realm: Realm, one: int, other: int) -> Channel:
    """The channel between the two, made when there is none. Raises 50035 for nobody, 50007 for oneself."""
    if other not in realm.world.users:
        raise invalid("recipient_id", "USER_INVALID", "Invalid recipient")
    if one == other:
        raise Refused(400, 50007, "Cannot send messages to this user")
    channel = realm.world.dm_between(one, other)
    if channel is None:
        channel = Channel(realm.ids.next(), ChannelType.DM, recipients=(one, other))
        realm.world.dms[channel.id] = channel
        dm = channel

        def body(viewer: int) -> Json:
            return places.channel(realm.world, dm, viewer)

        realm.emit("CHANNEL_CREATE", body, channel=channel, only=frozenset(channel.recipients))
    return channel


def need_open(realm: Realm, author: int, channel: Channel) -> None:
    """Raises 50007 when the other side takes no messages from strangers, 50278 without a common server."""
    if author not in channel.recipients:
        raise Refused(403, 50001, "Missing Access")
    other = next((r for r in channel.recipients if r != author), author)
    if realm.world.users[other].dms_closed:
        raise Refused(403, 50007, "Cannot send messages to this user")
    if not any(author in g.members and other in g.members for g in realm.world.guilds.values()):
        raise Refused(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
