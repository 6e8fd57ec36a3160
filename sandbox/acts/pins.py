"""Pinned messages."""

from sandbox.acts.messages import add
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused
from sandbox.snowflakes import iso
from sandbox.world.channel import Channel
from sandbox.world.message import Message, Reference

MOST = 250
NOTICE = 6


def pinned(channel: Channel) -> list[Message]:
    """The pinned messages, the latest pin first."""
    found = [m for m in channel.messages.values() if m.pinned_at is not None]
    return sorted(found, key=lambda m: str(m.pinned_at), reverse=True)


def pin(realm: Realm, actor: int, channel: Channel, message: Message, *, on: bool) -> None:
    """Pins or unpins; in a server that needs pin_messages."""
    realm.need(actor, channel, *(["pin_messages"] if channel.guild_id is not None else []))
    if on == (message.pinned_at is not None):
        return
    if on and len(pinned(channel)) >= MOST:
        raise Refused(400, 30003, f"Maximum number of pins reached for the channel ({MOST})")
    message.pinned_at = realm.now if on else None
    channel.last_pin = realm.now if on else channel.last_pin
    body: Json = {
        "channel_id": str(channel.id),
        "last_pin_timestamp": iso(channel.last_pin) if channel.last_pin else None,
    }
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    realm.emit("CHANNEL_PINS_UPDATE", body, channel=channel)
    if on:
        notice = Message(realm.ids.next(), channel.id, actor, type=NOTICE)
        notice.reference = Reference(0, message.id, channel.id, channel.guild_id)
        add(realm, channel, notice)
