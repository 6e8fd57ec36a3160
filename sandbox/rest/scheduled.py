"""Scheduled events."""

from sandbox.acts import scheduled
from sandbox.json_types import Json
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import people, places
from sandbox.world.guild import ScheduledEvent


def _shown(request: Request, event: ScheduledEvent) -> Json:
    counted = request.flag("with_user_count")
    return places.scheduled_event(request.realm.world, request.id("guild_id"), event, counted=counted)


def list_(request: Request) -> Answer:
    """All events that are not over."""
    events = [e for e in request.guild().events.values() if e.status in (1, 2)]
    return 200, [_shown(request, e) for e in events]


def create(request: Request) -> Answer:
    """A new event."""
    made = scheduled.create(request.realm, request.guild(), request.actor, request.json())
    return 200, _shown(request, made)


def fetch(request: Request) -> Answer:
    """One event."""
    return 200, _shown(request, scheduled.event(request.guild(), request.id("event_id")))


def edit(request: Request) -> Answer:
    """Changes an event."""
    guild = request.guild()
    event = scheduled.edit(request.realm, guild, request.actor, request.id("event_id"), request.json())
    return 200, _shown(request, event)


def delete(request: Request) -> Answer:
    """Removes an event."""
    scheduled.delete(request.realm, request.guild(), request.actor, request.id("event_id"))
    return NO_CONTENT


def users(request: Request) -> Answer:
    """Who is interested, by id."""
    guild, world = request.guild(), request.realm.world
    event = scheduled.event(guild, request.id("event_id"))
    after, before = request.number("after", 0, 0, 1 << 64), request.number("before", 1 << 64, 0, 1 << 64)
    limit = request.number("limit", 100, 1, 100)
    ids = sorted(u for u in event.users if after < u < before)[:limit]
    rows = []
    for user_id in ids:
        row: Json = {
            "guild_scheduled_event_id": str(event.id),
            "user_id": str(user_id),
            "user": people.user(world.users[user_id]),
            "response": 1,
        }
        if request.flag("with_member") and user_id in guild.members:
            row["member"] = people.member(world, guild.members[user_id])
        rows.append(row)
    return 200, rows


ALL = "/guilds/{guild_id}/scheduled-events"
ONE = f"{ALL}/{{event_id}}"
ROUTES = (
    Route("GET", ALL, list_),
    Route("POST", ALL, create),
    Route("GET", ONE, fetch),
    Route("PATCH", ONE, edit),
    Route("DELETE", ONE, delete),
    Route("GET", f"{ONE}/users", users),
)
