"""What all verbs share: the realm, and finding things by id or by name."""

from sandbox.capture import Capture
from sandbox.faults import Faults
from sandbox.gateway.hub import Hub
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import missing_access, unknown
from sandbox.shapes import messages as shapes
from sandbox.world.channel import Channel
from sandbox.world.message import Message

Name = int | str  # an id, its digits, or a name


class Base:
    """Holds what the verbs work on."""

    def __init__(self, realm: Realm, hub: Hub, faults: Faults, capture: Capture) -> None:
        self.realm = realm
        self.hub = hub
        self.faults = faults
        self.captured = capture

    def _user(self, name: Name) -> int:
        return self.realm.world.named_user(name).id

    def _channel(self, name: Name) -> Channel:
        return self.realm.world.named_channel(name)

    def _message(self, message: Name | Json) -> Message:
        number = str(message["id"] if isinstance(message, dict) else message)
        if not number.isdecimal():
            raise unknown("Message")
        return self.realm.world.find_message(int(number))

    def _visible(self, user: int, message: Name | Json) -> tuple[Channel, Message]:
        """The message and its channel, as far as that user may see them."""
        found = self._message(message)
        channel = self.realm.world.channel(found.channel_id)
        if found.only_for is not None and found.only_for != user:
            raise unknown("Message")
        if not self.realm.may_view(user, channel):
            raise missing_access()
        return channel, found

    def _shown(self, message: Message, viewer: int) -> Json:
        return shapes.in_gateway(self.realm.world, message, viewer)
