"""The gate: who has a half hour right now, in memory, rebuilt from rows at start; asked before all else."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.core.challenge import Challenge
from bot.core.place import Place
from bot.core.server import Server


class Gate:
    """Answers in a few dictionary look-ups whether a message concerns us at all."""

    def __init__(self) -> None:
        self._servers: dict[int, Server] = {}
        self._live: dict[int, dict[int, list[Challenge]]] = {}
        self._known: dict[int, set[int]] = {}

    def rebuild(
        self,
        servers: Mapping[int, Server],
        challenges: Iterable[Challenge],
        known: Mapping[int, set[int]],
    ) -> None:
        """Take over what the rows say."""
        self._servers = dict(servers)
        self._known = {guild: set(members) for guild, members in known.items()}
        self._live = {}
        for challenge in challenges:
            self.put(challenge)

    def hears(self, guild: int, channel: int, parent: int | None = None, category: int | None = None) -> bool:
        """True where a half hour runs or settles in this server and the channel is watched."""
        if guild not in self._live:
            return False
        server = self._servers.get(guild)
        return server is not None and server.watches(Place(guild, channel, parent, category))

    def knows(self, guild: int, member: int) -> bool:
        """True for somebody who ever said "I'm in" here."""
        return member in self._known.get(guild, ())

    def set_up(self, guild: int) -> bool:
        """True once a server was set up, while the bot is there."""
        return guild in self._servers

    def running(self, guild: int, member: int) -> bool:
        """True while a member has an active half hour here."""
        return any(challenge.state == "active" for challenge in self.of(guild, member))

    def server(self, guild: int) -> Server | None:
        """A server's settings."""
        return self._servers.get(guild)

    def of(self, guild: int, member: int) -> list[Challenge]:
        """A member's half hours that run or settle here, newest last."""
        return self._live.get(guild, {}).get(member, [])

    def began(self, guild: int) -> datetime | None:
        """When the oldest half hour began that runs or settles here."""
        members = self._live.get(guild, {}).values()
        return min((one.starts_at for challenges in members for one in challenges), default=None)

    def covering(self, guild: int, member: int, moment: datetime) -> Challenge | None:
        """The half hour in whose window a post of `moment` lies."""
        return next((x for x in reversed(self.of(guild, member)) if x.covers(moment)), None)

    def crediting(self, guild: int, member: int, moment: datetime) -> Challenge | None:
        """The half hour that an answer at `moment` still counts for."""
        return next((x for x in reversed(self.of(guild, member)) if x.credits(moment)), None)

    def put(self, challenge: Challenge) -> None:
        """A half hour began or changed; settled ones are let go."""
        members = self._live.setdefault(challenge.guild, {})
        others = [x for x in members.get(challenge.member, ()) if x.id != challenge.id]
        if challenge.settled_at is None:
            members[challenge.member] = sorted([*others, challenge], key=lambda x: x.starts_at)
        elif others:
            members[challenge.member] = others
        else:
            members.pop(challenge.member, None)
        if not members:
            del self._live[challenge.guild]

    def let_go(self, now: datetime) -> None:
        """Drop what another process has settled meanwhile."""
        stale = [
            challenge
            for members in self._live.values()
            for challenges in members.values()
            for challenge in challenges
            if now >= challenge.settles_at
        ]
        for challenge in stale:
            self.drop(challenge)

    def drop(self, challenge: Challenge) -> None:
        """Forget one half hour."""
        members = self._live.get(challenge.guild, {})
        left = [x for x in members.get(challenge.member, ()) if x.id != challenge.id]
        if left:
            members[challenge.member] = left
        else:
            members.pop(challenge.member, None)
        if not members:
            self._live.pop(challenge.guild, None)

    def learn(self, guild: int, member: int) -> None:
        """Somebody said "I'm in"."""
        self._known.setdefault(guild, set()).add(member)

    def forget(self, guild: int | None, member: int) -> None:
        """Somebody asked to be forgotten, in one server or (None) everywhere."""
        for known in list(self._known) if guild is None else [guild]:
            self._known.get(known, set()).discard(member)
        for live in list(self._live) if guild is None else [guild]:
            for challenge in list(self.of(live, member)):
                self.drop(challenge)

    def put_server(self, server: Server) -> None:
        """A server was set up, or changed its mind."""
        self._servers[server.guild] = server

    def drop_server(self, guild: int) -> None:
        """The bot was sent away."""
        self._servers.pop(guild, None)
        self._live.pop(guild, None)
