"""All sessions: hands each event to the sessions that may have it, and does the gateway's faults."""

from collections.abc import Callable

from sandbox.events import Event
from sandbox.gateway import intents, payloads
from sandbox.gateway.session import Session
from sandbox.json_types import Json
from sandbox.realm import Realm

HUMANS_ONLY = ("CHANNEL_CREATE",)  # a bot is not told of direct-message channels


class Hub:
    """Listens to the realm's bus on behalf of the bot under test."""

    def __init__(self, realm: Realm, gateway_url: Callable[[], str]) -> None:
        self.realm = realm
        self.gateway_url = gateway_url
        self.sessions: dict[str, Session] = {}
        self.sockets: set[Callable[[int | None], None]] = set()  # closers: code, or None for an abrupt drop
        self.duplicating = False
        self.frames = 0
        realm.bus.listeners.append(self.hear)

    @property
    def online(self) -> bool:
        """Whether a session with a socket is there."""
        return any(session.send is not None for session in self.sessions.values())

    def hear(self, event: Event) -> None:
        """Gives the event to every session that it is meant for."""
        if not self.sessions or not self.realm.may_see(self.realm.bot_id, event):
            return
        if event.guild_id is None and event.name in HUMANS_ONLY:
            return
        data: Json | None = None
        for session in list(self.sessions.values()):
            if not self._addressed(session, event):
                continue
            if data is None:
                data = event.render(self.realm.bot_id)
            self._push(session, event, data)

    def _addressed(self, session: Session, event: Event) -> bool:
        index, count = session.shard
        if index != ((event.guild_id >> 22) % count if event.guild_id else 0):
            return False
        if event.name == "GUILD_MEMBER_UPDATE" and session.intents & 1:
            about = event.render(self.realm.bot_id)["user"]["id"]
            if about == str(self.realm.bot_id):
                return True
        guild = self.realm.world.guilds.get(event.guild_id or 0)
        if guild is not None and guild.unavailable and event.name not in ("GUILD_DELETE", "GUILD_CREATE"):
            return False
        return intents.wanted(event.name, session.intents, in_guild=event.guild_id is not None)

    def _push(self, session: Session, event: Event, data: Json) -> None:
        if (
            event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE")
            and not session.intents & intents.MESSAGE_CONTENT
        ):
            data = intents.blanked(data, self.realm.bot_id)
        if event.name == "GUILD_CREATE":
            joined = data.get("joined", False)
            data = payloads.guild_create(
                self.realm, self.realm.world.guilds[int(data["id"])], session.intents
            )
            if joined:
                del data["unavailable"]  # how a client tells a new server from one that is back
        self.frames += 1
        session.push(event.name, data)
        if self.duplicating and event.name != "GUILD_CREATE":
            session.push(event.name, data)

    def identify(self, wanted: int, shard: tuple[int, int]) -> Session:
        """A new session; READY and the servers follow by `greet` once its socket is attached."""
        session = Session(wanted, shard)
        self.sessions[session.id] = session
        return session

    def greet(self, session: Session) -> None:
        """READY, then a GUILD_CREATE for each server of the shard."""
        guilds = payloads.guilds_of_shard(self.realm, session.shard)
        session.push("READY", payloads.ready(self.realm, session, guilds, self.gateway_url()))
        if not session.intents & 1:
            return
        for guild in guilds:
            if not guild.unavailable:
                session.push("GUILD_CREATE", payloads.guild_create(self.realm, guild, session.intents))

    def drop(self, code: int | None = None) -> int:
        """Closes every socket with that code, or cuts it without a word; answers how many."""
        closers = list(self.sockets)
        for close in closers:
            close(code)
        if code in (4007, 4009):
            self.sessions.clear()
        return len(closers)

    def reconnect(self) -> None:
        """Op 7 to everyone: reconnect and resume."""
        self._raw({"op": 7, "d": None, "s": None, "t": None})

    def invalidate(self, resumable: bool) -> None:
        """Op 9 to everyone; what may not be resumed is forgotten."""
        self._raw({"op": 9, "d": resumable, "s": None, "t": None})
        if not resumable:
            self.sessions.clear()

    def _raw(self, frame: Json) -> None:
        for session in self.sessions.values():
            if session.send is not None:
                session.send(frame)
