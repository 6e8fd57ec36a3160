"""Discord as one user's client sees it: the state at the start, and the stream of what happens."""

import asyncio

from sandbox.events import Event
from sandbox.interactions.visible import usable
from sandbox.json_types import Json
from sandbox.permissions import in_guild
from sandbox.realm import Realm
from sandbox.shapes import people, places
from sandbox.world.guild import Guild


class Subscription:
    """A queue of `{"t", "d"}` for one user; close it when the client goes."""

    def __init__(self, realm: Realm, user_id: int) -> None:
        self._realm = realm
        self.user_id = user_id
        self.queue: asyncio.Queue[Json] = asyncio.Queue()
        realm.bus.listeners.append(self._hear)
        realm.clock.watchers.append(self._clock)

    async def get(self) -> Json:
        """The next dispatch."""
        return await self.queue.get()

    def close(self) -> None:
        """Stops listening."""
        self._realm.bus.listeners.remove(self._hear)
        self._realm.clock.watchers.remove(self._clock)

    def _hear(self, event: Event) -> None:
        if self._realm.may_see(self.user_id, event):
            self.queue.put_nowait({"t": event.name, "d": event.render(self.user_id)})

    def _clock(self) -> None:
        from sandbox.clock_wire import reading

        self.queue.put_nowait({"t": "CLOCK", "d": reading(self._realm.clock)})


def state(realm: Realm, user_id: int) -> Json:
    """The user, their servers as far as they may see, their DMs, commands by channel, the clock."""
    from sandbox.clock_wire import reading

    world = realm.world
    mine = [g for g in world.guilds.values() if user_id in g.members]
    dms = [d for d in world.dms.values() if user_id in d.recipients]
    return {
        "user": people.user(world.users[user_id]),
        "application": {"id": str(realm.bot_id), "name": world.application.name},
        "bot_online": realm.bot_online(),
        "guilds": [_guild(realm, g, user_id) for g in mine],
        "private_channels": [places.channel(world, d, user_id) for d in dms],
        "commands": {
            str(c.id): usable(realm, user_id, c)
            for c in [*(c for g in mine for c in g.channels.values()), *dms]
            if realm.may_view(user_id, c)
        },
        "clock": reading(realm.clock),
    }


def _guild(realm: Realm, guild: Guild, user_id: int) -> Json:
    world = realm.world
    seen = [c for c in guild.channels.values() if realm.may_view(user_id, c)]
    shown = [
        (c, places.channel(world, c, user_id) | {"permissions": str(realm.rights(user_id, c))}) for c in seen
    ]
    return places.guild(guild) | {
        "channels": [body for channel, body in shown if channel.thread is None],
        "threads": [body for channel, body in shown if channel.thread is not None],
        "members": [people.member(world, m) for m in guild.members.values()],
        "permissions": str(in_guild(guild, user_id, realm.now)),
        "voice_states": [people.voice_state(guild, m) for m in guild.members.values() if m.voice_channel_id],
        "guild_scheduled_events": [
            places.scheduled_event(world, guild.id, e, counted=True) for e in guild.events.values()
        ],
    }
