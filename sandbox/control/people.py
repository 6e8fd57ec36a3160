"""Verbs about people and their place in the server."""

from datetime import timedelta

from sandbox.acts import members
from sandbox.control.base import Base, Name
from sandbox.json_types import Json
from sandbox.refusals import unknown
from sandbox.shapes import people
from sandbox.world.guild import Guild
from sandbox.world.people import User


class PeopleVerbs(Base):
    """Who is where, what they let through, and what they are."""

    async def person(
        self,
        name: str,
        global_name: str | None = None,
        locale: str = "en-US",
        bot: bool = False,
        guild: Name | None = None,
        joins: bool = True,
    ) -> Json:
        """Makes a new person, who joins the server unless told otherwise."""
        fresh = User(self.realm.ids.next(), name.lower(), global_name or name, bot=bot, locale=locale)
        self.realm.world.users[fresh.id] = fresh
        if joins:
            members.join(self.realm, self.realm.world.named_guild(guild), fresh.id)
        return people.user(fresh)

    async def join(self, user: Name, guild: Name | None = None) -> Json:
        """Somebody joins the server; "bot" stands for the bot under test."""
        place = self.realm.world.named_guild(guild)
        member = members.join(self.realm, place, self._someone(user))
        return people.member(self.realm.world, member)

    async def leave(self, user: Name, guild: Name | None = None) -> Json:
        """Somebody leaves the server."""
        someone = self._someone(user)
        members.leave(self.realm, self.realm.world.named_guild(guild), someone)
        return {"id": str(someone)}

    async def kick(self, user: Name, by: Name = "ada", guild: Name | None = None) -> Json:
        """A moderator removes somebody."""
        someone = self._someone(user)
        members.kick(self.realm, self.realm.world.named_guild(guild), self._user(by), someone)
        return {"id": str(someone)}

    async def ban(
        self, user: Name, by: Name = "ada", delete_seconds: int = 0, guild: Name | None = None
    ) -> Json:
        """A moderator bans somebody."""
        place, someone = self.realm.world.named_guild(guild), self._someone(user)
        members.ban(self.realm, place, self._user(by), someone, delete_seconds=delete_seconds)
        return people.ban(self.realm.world, place, someone)

    async def unban(self, user: Name, by: Name = "ada", guild: Name | None = None) -> Json:
        """A moderator lifts a ban."""
        someone = self._someone(user)
        members.unban(self.realm, self.realm.world.named_guild(guild), self._user(by), someone)
        return {"id": str(someone)}

    async def timeout(
        self, user: Name, seconds: float | None = 300, by: Name = "ada", guild: Name | None = None
    ) -> Json:
        """A moderator silences somebody for so long; None lifts it."""
        place, someone = self.realm.world.named_guild(guild), self._someone(user)
        until = None if seconds is None else self.realm.now + timedelta(seconds=seconds)
        members.time_out(self.realm, place, self._user(by), someone, until)
        return self._changed(place, someone)

    async def roles(
        self,
        user: Name,
        add: list[Name] | None = None,
        remove: list[Name] | None = None,
        guild: Name | None = None,
    ) -> Json:
        """The owner gives and takes roles, by name or id, without asking for rights."""
        place, someone = self.realm.world.named_guild(guild), self._someone(user)
        member = members.member(place, someone)
        member.roles |= {self._role(place, role) for role in add or ()}
        member.roles -= {self._role(place, role) for role in remove or ()}
        return self._changed(place, someone)

    async def nick(self, user: Name, nick: str | None, guild: Name | None = None) -> Json:
        """Somebody changes how they are called in the server."""
        place, someone = self.realm.world.named_guild(guild), self._someone(user)
        members.member(place, someone).nick = nick
        return self._changed(place, someone)

    async def close_dms(self, user: Name, closed: bool = True) -> Json:
        """Whether the user takes direct messages from bots and strangers."""
        someone = self.realm.world.named_user(user)
        someone.dms_closed = closed
        return {"id": str(someone.id), "dms_closed": closed}

    async def locale(self, user: Name, locale: str) -> Json:
        """The language of somebody's client."""
        someone = self.realm.world.named_user(user)
        someone.locale = locale
        return {"id": str(someone.id), "locale": locale}

    async def voice(self, user: Name, channel: Name | None, guild: Name | None = None) -> Json:
        """Somebody joins a voice channel, or leaves it (None)."""
        place, someone = self.realm.world.named_guild(guild), self._someone(user)
        member = members.member(place, someone)
        members.move_voice(self.realm, place, member, None if channel is None else self._channel(channel))
        return people.voice_state(place, member)

    def _someone(self, user: Name) -> int:
        return self.realm.bot_id if user == "bot" else self._user(user)

    def _changed(self, guild: Guild, user_id: int) -> Json:
        members.changed(self.realm, guild, members.member(guild, user_id))
        return people.member(self.realm.world, guild.members[user_id])

    def _role(self, guild: Guild, name: Name) -> int:
        for role in guild.roles.values():
            if str(name) in (str(role.id), role.name):
                return role.id
        raise unknown("Role")
