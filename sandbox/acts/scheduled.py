"""Scheduled events of a server."""

from datetime import UTC, datetime
from typing import Any

from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, missing_permissions, unknown
from sandbox.shapes import places
from sandbox.world.guild import Guild, ScheduledEvent

STAGE, VOICE, EXTERNAL = 1, 2, 3
SCHEDULED, ACTIVE, COMPLETED, CANCELED = 1, 2, 3, 4
NEXT = {SCHEDULED: (ACTIVE, CANCELED), ACTIVE: (COMPLETED,)}


def event(guild: Guild, event_id: int) -> ScheduledEvent:
    """Raises 10070."""
    found = guild.events.get(event_id)
    if found is None:
        raise unknown("Guild Scheduled Event")
    return found


def create(realm: Realm, guild: Guild, actor: int, body: Json) -> ScheduledEvent:
    """A new event; create_events or manage_events is needed."""
    _need(realm, guild, actor, None)
    form = Form()
    for key in ("name", "scheduled_start_time", "entity_type", "privacy_level"):
        if not body.get(key):
            form.required(key)
    form.check()
    made = ScheduledEvent(
        id=realm.ids.next(),
        name=body["name"],
        creator_id=actor,
        start=_moment(body["scheduled_start_time"]),
        end=None,
        entity_type=body["entity_type"],
    )
    _apply(made, body)
    _check(realm, guild, made)
    guild.events[made.id] = made
    _tell(realm, guild, "GUILD_SCHEDULED_EVENT_CREATE", made)
    return made


def edit(realm: Realm, guild: Guild, actor: int, event_id: int, body: Json) -> ScheduledEvent:
    """Changes an event, or moves its status: scheduled, active, completed; or cancelled."""
    found = event(guild, event_id)
    _need(realm, guild, actor, found)
    status = body.get("status")
    if status is not None and status != found.status:
        if status not in NEXT.get(found.status, ()):
            raise Refused(400, 180000, "Cannot update a finished event")
        found.status = status
    _apply(found, body)
    if status is None:
        _check(realm, guild, found)
    _tell(realm, guild, "GUILD_SCHEDULED_EVENT_UPDATE", found)
    return found


def delete(realm: Realm, guild: Guild, actor: int, event_id: int) -> None:
    """Removes an event."""
    found = event(guild, event_id)
    _need(realm, guild, actor, found)
    _tell(realm, guild, "GUILD_SCHEDULED_EVENT_DELETE", found)
    del guild.events[event_id]


def interest(realm: Realm, guild: Guild, user_id: int, event_id: int, *, on: bool) -> None:
    """Somebody is interested, or no longer."""
    found = event(guild, event_id)
    if on == (user_id in found.users):
        return
    if on:
        found.users[user_id] = realm.now
    else:
        del found.users[user_id]
    body = {
        "guild_scheduled_event_id": str(found.id),
        "user_id": str(user_id),
        "guild_id": str(guild.id),
    }
    realm.emit(f"GUILD_SCHEDULED_EVENT_USER_{'ADD' if on else 'REMOVE'}", body, guild=guild)


def _need(realm: Realm, guild: Guild, actor: int, found: ScheduledEvent | None) -> None:
    own = found is None or found.creator_id == actor
    try:
        realm.need_in_guild(actor, guild, "manage_events")
    except Refused:
        if not own:
            raise missing_permissions() from None
        realm.need_in_guild(actor, guild, "create_events")


def _apply(found: ScheduledEvent, body: Json) -> None:
    if body.get("name"):
        found.name = body["name"]
    if "description" in body:
        found.description = body["description"]
    if body.get("scheduled_start_time"):
        found.start = _moment(body["scheduled_start_time"])
    if "scheduled_end_time" in body:
        end = body["scheduled_end_time"]
        found.end = None if end is None else _moment(end)
    if body.get("entity_type"):
        found.entity_type = body["entity_type"]
    if "channel_id" in body:
        found.channel_id = None if body["channel_id"] is None else int(body["channel_id"])
    if body.get("entity_metadata"):
        found.location = body["entity_metadata"].get("location")


def _check(realm: Realm, guild: Guild, found: ScheduledEvent) -> None:
    form = Form()
    form.length("name", found.name, 1, 100)
    form.length("description", found.description, 0, 1000)
    form.choice("entity_type", found.entity_type, (STAGE, VOICE, EXTERNAL))
    if found.entity_type == EXTERNAL:
        if found.end is None:
            form.required("scheduled_end_time")
        if not found.location:
            form.required("entity_metadata.location")
    elif found.channel_id not in guild.channels:
        form.required("channel_id")
    if found.status == SCHEDULED and found.start < realm.now:
        form.fault(
            "scheduled_start_time",
            "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST",
            "Cannot schedule event in the past.",
        )
    if found.end is not None and found.end <= found.start:
        form.fault(
            "scheduled_end_time",
            "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
            "Cannot schedule event to end before start.",
        )
    form.check()


def _tell(realm: Realm, guild: Guild, name: str, found: ScheduledEvent) -> None:
    realm.emit(name, places.scheduled_event(realm.world, guild.id, found), guild=guild)


def _moment(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        raise Refused(400, 50035, "Invalid Form Body") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
