"""Verbs of trouble: faults, dropped sockets, the capture."""

from sandbox.control.base import Base, Name
from sandbox.faults import Fault
from sandbox.json_types import Json
from sandbox.shapes import people, places


class Trouble(Base):
    """What goes wrong on request."""

    async def fault(
        self,
        method: str = "*",
        path: str = "",
        times: int = 1,
        status: int | None = None,
        retry_after: float | None = None,
        delay: float = 0.0,
        reset: bool = False,
        lost: bool = False,
        code: int = 0,
        everywhere: bool = False,
        after: bool = False,
    ) -> Json:
        """Arms a fault for requests whose path (without /api/v10) matches the regular expression."""
        one = Fault(
            method,
            path,
            times,
            status,
            code,
            retry_after,
            everywhere=everywhere,
            delay=delay,
            reset=reset,
            lost=lost,
            after=after,
        )
        self.faults.add(one)
        return {"armed": one.describe(), "times": times}

    async def clear_faults(self) -> Json:
        """Disarms what is left."""
        left = len(self.faults.waiting)
        self.faults.waiting.clear()
        return {"cleared": left}

    async def drop_sockets(self, code: int | None = None) -> Json:
        """Closes the gateway sockets with that code, or cuts them without a word."""
        return {"dropped": self.hub.drop(code)}

    async def op7(self) -> Json:
        """Asks the client to reconnect."""
        self.hub.reconnect()
        return {}

    async def op9(self, resumable: bool = False) -> Json:
        """Declares the session invalid."""
        self.hub.invalidate(resumable)
        return {}

    async def duplicate_events(self, on: bool = True) -> Json:
        """Sends every event twice."""
        self.hub.duplicating = on
        return {"on": on}

    async def guild_unavailable(self, on: bool = True, guild: Name | None = None) -> Json:
        """An outage: the server goes away (GUILD_DELETE with unavailable) and comes back (GUILD_CREATE)."""
        one = self.realm.world.named_guild(guild)
        one.unavailable = on
        body = {"id": str(one.id), "unavailable": True}
        only = frozenset({self.realm.bot_id})
        if on:
            self.realm.emit("GUILD_DELETE", body, guild=one, only=only)
        else:
            self.realm.emit("GUILD_CREATE", {"id": str(one.id)}, guild=one, only=only)
        return body | {"unavailable": on}

    async def portal(
        self, message_content: bool = True, members: bool = True, presences: bool = True
    ) -> Json:
        """Which privileged intents the application has switched on, for the next login."""
        flags = (1 << 15, message_content), (1 << 1, members), (1 << 8, presences)
        self.realm.world.application.privileged = sum(bit for bit, on in flags if on)
        return {"privileged": self.realm.world.application.privileged}

    async def set_aside(self, reason: str | None) -> Json:
        """Marks what is captured from now on as wrong on purpose, not to be checked; None ends it."""
        self.captured.aside = reason
        return {"reason": reason}

    async def capture(self) -> list[Json]:
        """The requests and answers so far."""
        return list(self.captured.lines)

    async def world(self) -> Json:
        """Everything that there is, by Discord's objects."""
        world = self.realm.world
        return {
            "application": {"id": str(world.application.id), "name": world.application.name},
            "bot_online": self.hub.online,
            "users": [people.user(u) for u in world.users.values()],
            "guilds": [
                places.guild(g)
                | {
                    "channels": [places.channel(world, c, self.realm.bot_id) for c in g.channels.values()],
                    "members": [people.member(world, m) for m in g.members.values()],
                    "guild_scheduled_events": [
                        places.scheduled_event(world, g.id, e, counted=True) for e in g.events.values()
                    ],
                }
                for g in world.guilds.values()
            ],
        }
