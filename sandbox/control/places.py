"""Verbs about places: channels, permissions, threads, events."""

from collections.abc import Sequence
from datetime import timedelta

from sandbox.acts import channels, messages, scheduled, threads
from sandbox.control.base import Name
from sandbox.control.people import PeopleVerbs
from sandbox.drafts import draft
from sandbox.json_types import Json
from sandbox.shapes import people, places
from sandbox.snowflakes import iso
from sandbox.world.channel import ChannelType, Overwrite
from sandbox.world.load import permission_bits


class PlaceVerbs(PeopleVerbs):
    """What the owner and moderators arrange, and where people meet."""

    async def channel(
        self,
        name: str,
        type: str = "text",
        by: Name | None = None,
        guild: Name | None = None,
        topic: str | None = None,
        slowmode: int = 0,
    ) -> Json:
        """A new channel, made by the owner when nobody else is named."""
        place = self.realm.world.named_guild(guild)
        actor = place.owner_id if by is None else self._user(by)
        body = {
            "name": name,
            "type": ChannelType[type.upper()],
            "topic": topic,
            "rate_limit_per_user": slowmode,
        }
        made = channels.create(self.realm, place, actor, body)
        return places.channel(self.realm.world, made, actor)

    async def remove_channel(self, channel: Name, by: Name | None = None) -> Json:
        """Deletes a channel."""
        found = self._channel(channel)
        guild = self.realm.world.must_be_guild(found)
        channels.delete(self.realm, guild.owner_id if by is None else self._user(by), found)
        return {"id": str(found.id)}

    async def permit(
        self,
        channel: Name,
        role: Name | None = None,
        user: Name | None = None,
        allow: Sequence[str] | int = (),
        deny: Sequence[str] | int = (),
    ) -> Json:
        """The owner sets a channel's exception for a role ("@everyone" too) or a user ("bot" too)."""
        found = self._channel(channel)
        guild = self.realm.world.must_be_guild(found)
        kind = 0 if user is None else 1
        target = self._role(guild, role or "@everyone") if user is None else self._someone(user)
        found.overwrites[target] = Overwrite(target, kind, permission_bits(allow), permission_bits(deny))
        body = places.channel(self.realm.world, found, guild.owner_id)
        self.realm.emit("CHANNEL_UPDATE", body, guild=guild)
        return body

    async def role_permissions(
        self, role: Name, permissions: Sequence[str] | int, guild: Name | None = None
    ) -> Json:
        """The owner makes these a role's permissions."""
        place = self.realm.world.named_guild(guild)
        found = place.roles[self._role(place, role)]
        found.permissions = permission_bits(permissions)
        body = people.role(found)
        self.realm.emit("GUILD_ROLE_UPDATE", {"guild_id": str(place.id), "role": body}, guild=place)
        return body

    async def thread(
        self,
        user: Name,
        channel: Name,
        name: str,
        message: Name | Json | None = None,
        content: str | None = None,
        private: bool = False,
        tags: Sequence[Name] = (),
    ) -> Json:
        """Starts a thread, on a message or alone; in a forum a post, whose first message is `content`."""
        someone, parent = self._user(user), self._channel(channel)
        body: Json = {"name": name, "type": 12 if private else 11}
        if parent.type is ChannelType.FORUM:
            body["applied_tags"] = [
                t.id for t in parent.tags if str(t.id) in map(str, tags) or t.name in tags
            ]
            post = draft(self.realm, parent.id, {"content": content or ""})
            made = threads.start(self.realm, someone, parent, body, post=post)
        else:
            on = None if message is None else self._message(message)
            made = threads.start(self.realm, someone, parent, body, message=on)
            if content:
                await self._say_in(someone, made.id, content)
        return places.channel(self.realm.world, made, someone)

    async def thread_edit(self, user: Name, thread: Name, changes: Json) -> Json:
        """Renames, archives, locks ... a thread: `{"archived": true}`."""
        someone, found = self._user(user), self._channel(thread)
        threads.edit(self.realm, someone, found, changes)
        return places.channel(self.realm.world, found, someone)

    async def event(
        self, user: Name, name: str, location: str = "here", in_minutes: float = 60, minutes: float = 60
    ) -> Json:
        """Schedules an event."""
        guild, start = self.realm.world.named_guild(None), self.realm.now + timedelta(minutes=in_minutes)
        body: Json = {
            "name": name, "entity_type": 3, "privacy_level": 2, "entity_metadata": {"location": location},
            "scheduled_start_time": iso(start), "scheduled_end_time": iso(start + timedelta(minutes=minutes)),
        }  # fmt: skip
        made = scheduled.create(self.realm, guild, self._user(user), body)
        return places.scheduled_event(self.realm.world, guild.id, made)

    async def interested(self, user: Name, event: Name, on: bool = True, guild: Name | None = None) -> Json:
        """Somebody is interested in an event, or no longer."""
        place = self.realm.world.named_guild(guild)
        scheduled.interest(self.realm, place, self._user(user), int(event), on=on)
        return places.scheduled_event(self.realm.world, place.id, place.events[int(event)], counted=True)

    async def _say_in(self, user: int, channel: int, content: str) -> None:
        place = self.realm.world.channel(channel)
        messages.send(self.realm, user, place, draft(self.realm, channel, {"content": content}))
