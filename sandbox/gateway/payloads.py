"""The big payloads: READY, GUILD_CREATE, GUILD_MEMBERS_CHUNK."""

from collections.abc import Iterator

from sandbox.gateway import intents
from sandbox.gateway.session import Session
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Refused
from sandbox.shapes import people, places
from sandbox.snowflakes import iso
from sandbox.world.guild import Guild

CHUNK = 1000
_FLAG_OF = {intents.MESSAGE_CONTENT: 1 << 19, intents.GUILD_MEMBERS: 1 << 15, intents.PRESENCES: 1 << 13}


def application_flags(realm: Realm) -> int:
    """The application's flags: which privileged intents are switched on for it."""
    switched = realm.world.application.privileged
    return sum(flag for intent, flag in _FLAG_OF.items() if switched & intent)


def guilds_of_shard(realm: Realm, shard: tuple[int, int]) -> list[Guild]:
    """The bot's servers on that shard."""
    index, count = shard
    mine = (g for g in realm.world.guilds.values() if realm.bot_id in g.members)
    return [g for g in mine if (g.id >> 22) % count == index]


def ready(realm: Realm, session: Session, guilds: list[Guild], url: str) -> Json:
    """READY: who the bot is, its servers by id, where to resume."""
    return {
        "v": 10,
        "user": people.own_user(realm.world.bot),
        "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        "session_id": session.id,
        "resume_gateway_url": url,
        "shard": list(session.shard),
        "application": {"id": str(realm.bot_id), "flags": application_flags(realm)},
        "private_channels": [],
        "relationships": [],
        "session_type": "normal",
        "_trace": ["sandbox"],
    }


def guild_create(realm: Realm, guild: Guild, wanted: int) -> Json:
    """GUILD_CREATE for a bot: without presences it holds no member but the bot and those in voice."""
    everyone = guild.members.values()
    if wanted & intents.PRESENCES:
        shown = list(everyone)
    else:
        shown = [m for m in everyone if m.user_id == realm.bot_id or m.voice_channel_id]
    mine = guild.members[realm.bot_id]
    threads = [c for c in guild.channels.values() if c.thread is not None and not c.thread.archived]
    return places.guild(guild) | {
        "joined_at": iso(mine.joined_at),
        "large": len(guild.members) > 50,
        "unavailable": False,
        "member_count": len(guild.members),
        "voice_states": [
            {k: v for k, v in people.voice_state(guild, m).items() if k != "guild_id"}
            for m in everyone
            if m.voice_channel_id
        ],
        "members": [people.member(realm.world, m) for m in shown],
        "channels": [
            places.channel(realm.world, c, realm.bot_id) for c in guild.channels.values() if c.thread is None
        ],
        "threads": [
            places.channel(realm.world, c, realm.bot_id) for c in threads if realm.may_view(realm.bot_id, c)
        ],
        "presences": [
            {"user": {"id": str(m.user_id)}, "status": "online", "activities": [], "client_status": {}}
            for m in (everyone if wanted & intents.PRESENCES else ())
        ],
        "stage_instances": [],
        "guild_scheduled_events": [
            places.scheduled_event(realm.world, guild.id, e, counted=True)
            for e in guild.events.values()
            if wanted & 1 << intents.BITS["guild_scheduled_events"]
        ],
        "soundboard_sounds": [],
    }


def member_chunks(realm: Realm, asked: Json, wanted: int) -> Iterator[Json]:
    """GUILD_MEMBERS_CHUNK for a request (op 8); the whole list needs the members intent."""
    guild = realm.world.guild(int(asked["guild_id"]))
    if realm.bot_id not in guild.members:
        return
    ids = asked.get("user_ids")
    limit = int(asked.get("limit") or 0)
    missing: list[str] = []
    if ids:
        wished = [ids] if isinstance(ids, str | int) else list(ids)
        found = [guild.members[int(i)] for i in wished if int(i) in guild.members][:100]
        missing = [str(i) for i in wished if int(i) not in guild.members]
    else:
        query = str(asked.get("query") or "")
        if not query and not wanted & intents.GUILD_MEMBERS:
            raise Refused(403, 50001, "The members intent is needed for the whole list")
        found = [
            m for m in guild.members.values()
            if query.lower() in _start(realm, guild, m.user_id, len(query)) or not query
        ]  # fmt: skip
        found = found[: min(limit or len(found), 100) if query else limit or len(found)]
    pieces = [found[i : i + CHUNK] for i in range(0, len(found), CHUNK)] or [[]]
    for index, piece in enumerate(pieces):
        body: Json = {
            "guild_id": str(guild.id),
            "members": [people.member(realm.world, m) for m in piece],
            "chunk_index": index,
            "chunk_count": len(pieces),
        }
        if missing and index == len(pieces) - 1:
            body["not_found"] = missing
        if asked.get("presences") and wanted & intents.PRESENCES:
            body["presences"] = []
        if asked.get("nonce") is not None:
            body["nonce"] = asked["nonce"]
        yield body


def _start(realm: Realm, guild: Guild, user_id: int, length: int) -> tuple[str, ...]:
    user = realm.world.users[user_id]
    names = (user.name, user.global_name or "", guild.members[user_id].nick or "")
    return tuple(name[:length].lower() for name in names)
