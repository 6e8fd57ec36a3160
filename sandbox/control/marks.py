"""Verbs that mark messages: reactions, votes, pins, typing, link previews."""

from collections.abc import Sequence

from sandbox.acts import messages as acts
from sandbox.acts import pins, polls, reactions
from sandbox.control.base import Base, Name
from sandbox.json_types import Json
from sandbox.shapes import people


class Marks(Base):
    """Small things that people do to messages."""

    async def react(self, user: Name, message: Name | Json, emoji: str) -> Json:
        """Reacts with an emoji, Unicode or `name:id`."""
        someone = self._user(user)
        channel, found = self._visible(someone, message)
        reactions.add(self.realm, someone, channel, found, emoji)
        return self._shown(found, someone)

    async def unreact(self, user: Name, message: Name | Json, emoji: str, whose: Name | None = None) -> Json:
        """Takes one's own reaction back, or as a moderator somebody else's."""
        someone = self._user(user)
        owner = someone if whose is None else self.realm.bot_id if whose == "bot" else self._user(whose)
        channel, found = self._visible(someone, message)
        reactions.remove(self.realm, someone, channel, found, emoji, owner)
        return self._shown(found, someone)

    async def vote(self, user: Name, message: Name | Json, answers: Sequence[int]) -> Json:
        """Votes in a poll; the answers are numbered from 1, none takes the vote back."""
        someone = self._user(user)
        channel, found = self._visible(someone, message)
        polls.vote(self.realm, someone, channel, found, list(answers))
        return self._shown(found, someone)

    async def pin(self, user: Name, message: Name | Json, on: bool = True) -> Json:
        """Pins or unpins a message."""
        someone = self._user(user)
        channel, found = self._visible(someone, message)
        pins.pin(self.realm, someone, channel, found, on=on)
        return self._shown(found, someone)

    async def typing(self, user: Name, channel: Name) -> Json:
        """Shows that somebody types."""
        someone, place = self._user(user), self._channel(channel)
        self.realm.need(someone, place)
        body: Json = {
            "channel_id": str(place.id),
            "user_id": str(someone),
            "timestamp": int(self.realm.now.timestamp()),
        }
        guild = self.realm.world.guild_of(place)
        if guild is not None:
            member = people.member(self.realm.world, guild.members[someone])
            body |= {"guild_id": str(guild.id), "member": member}
        self.realm.emit("TYPING_START", body, channel=place)
        return {}

    async def unfurl(
        self, message: Name | Json, url: str, title: str = "A page", description: str = ""
    ) -> Json:
        """Discord adds a link's preview: an update of the message that is no edit by its author."""
        found = self._message(message)
        channel = self.realm.world.channel(found.channel_id)
        found.embeds = [
            *found.embeds,
            {"type": "link", "url": url, "title": title, "description": description},
        ]
        acts.announce_edit(self.realm, channel, found)
        return self._shown(found, found.author_id)
