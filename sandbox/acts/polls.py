"""Votes in polls, and a poll's end."""

from sandbox.acts.messages import announce_edit
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused, unknown
from sandbox.world.channel import Channel
from sandbox.world.message import Message, Poll


def poll(message: Message) -> Poll:
    """The message's poll. Raises 10008 when it has none."""
    if message.poll is None:
        raise unknown("Poll")
    return message.poll


def vote(realm: Realm, user_id: int, channel: Channel, message: Message, answers: list[int]) -> None:
    """Makes these the user's votes. Raises 520001 after the end."""
    found = poll(message)
    realm.need(user_id, channel, *(["read_message_history"] if channel.guild_id is not None else []))
    if found.finalized or realm.now >= found.expiry:
        raise Refused(400, 520001, "Poll expired")
    if (len(answers) > 1 and not found.multiselect) or any(a not in found.answers for a in answers):
        raise Refused(400, 50035, "Invalid poll answer")
    for number, voters in found.votes.items():
        if user_id in voters and number not in answers:
            del voters[user_id]
            _tell(realm, "MESSAGE_POLL_VOTE_REMOVE", channel, message, user_id, number)
        elif user_id not in voters and number in answers:
            voters[user_id] = None
            _tell(realm, "MESSAGE_POLL_VOTE_ADD", channel, message, user_id, number)


def expire(realm: Realm, actor: int, channel: Channel, message: Message) -> None:
    """Ends one's own poll now."""
    if message.author_id != actor:
        raise Refused(403, 50001, "Missing Access")
    found = poll(message)
    found.finalized, found.expiry = True, min(found.expiry, realm.now)
    announce_edit(realm, channel, message)


def _tell(realm: Realm, name: str, channel: Channel, message: Message, user_id: int, answer: int) -> None:
    body: Json = {
        "user_id": str(user_id),
        "channel_id": str(channel.id),
        "message_id": str(message.id),
        "answer_id": answer,
    }
    if channel.guild_id is not None:
        body["guild_id"] = str(channel.guild_id)
    realm.emit(name, body, channel=channel)
