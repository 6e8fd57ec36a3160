"""Threads: starting them, their members, the lists of active and archived ones."""

from datetime import datetime

from sandbox.acts import messages, threads
from sandbox.drafts import draft
from sandbox.json_types import Json
from sandbox.refusals import unknown
from sandbox.rest.messages import shown
from sandbox.rest.route import NO_CONTENT, Answer, Request, Route
from sandbox.shapes import people, places
from sandbox.world.channel import Channel, ChannelType


def start(request: Request) -> Answer:
    """A thread of its own, or a forum's post with its first message."""
    realm, parent, body = request.realm, request.channel(), request.json()
    if parent.type is not ChannelType.FORUM:
        thread = threads.start(realm, request.actor, parent, body)
        return 201, places.channel(realm.world, thread, request.actor)
    checked = draft(realm, parent.id, body.get("message") or {}, request.uploads)
    thread = threads.start(realm, request.actor, parent, body, post=checked)
    first = thread.messages[thread.id]
    return 201, places.channel(realm.world, thread, request.actor) | {"message": shown(realm, first)}


def start_on_message(request: Request) -> Answer:
    """A thread on a message."""
    realm, parent = request.realm, request.channel()
    message = messages.visible(realm, request.actor, parent, request.id("message_id"))
    thread = threads.start(realm, request.actor, parent, request.json(), message=message)
    return 201, places.channel(realm.world, thread, request.actor)


def members(request: Request) -> Answer:
    """Who is in the thread."""
    thread = request.channel()
    about = threads.info(thread)
    return 200, [_member(request, thread, user_id) for user_id in about.members]


def member(request: Request) -> Answer:
    """One person's membership of the thread."""
    thread, user_id = request.channel(), request.id("user_id")
    if user_id not in threads.info(thread).members:
        raise unknown("Member")
    return 200, _member(request, thread, user_id)


def _member(request: Request, thread: Channel, user_id: int) -> Json:
    body = places.thread_member(thread, threads.info(thread), user_id)
    guild = request.realm.world.must_be_guild(thread)
    if request.flag("with_member") and user_id in guild.members:
        body["member"] = people.member(request.realm.world, guild.members[user_id])
    return body


def join(request: Request) -> Answer:
    """The bot joins."""
    threads.join(request.realm, request.actor, request.channel(), request.actor)
    return NO_CONTENT


def add(request: Request) -> Answer:
    """The bot adds somebody."""
    threads.join(request.realm, request.actor, request.channel(), request.id("user_id"))
    return NO_CONTENT


def leave(request: Request) -> Answer:
    """The bot leaves."""
    threads.leave(request.realm, request.actor, request.channel(), request.actor)
    return NO_CONTENT


def remove(request: Request) -> Answer:
    """The bot takes somebody out."""
    threads.leave(request.realm, request.actor, request.channel(), request.id("user_id"))
    return NO_CONTENT


def active(request: Request) -> Answer:
    """The server's open threads that the bot may view."""
    guild, realm = request.guild(), request.realm
    found = [
        c
        for c in guild.channels.values()
        if c.thread is not None and not c.thread.archived and realm.may_view(request.actor, c)
    ]
    return 200, _listed(request, found, more=False)


def archived(request: Request) -> Answer:
    """The channel's archived public threads, the latest first."""
    return _archived(request, (ChannelType.PUBLIC_THREAD, ChannelType.ANNOUNCEMENT_THREAD))


def archived_private(request: Request) -> Answer:
    """The channel's archived private threads; needs manage_threads."""
    request.realm.need(request.actor, request.channel(), "manage_threads")
    return _archived(request, (ChannelType.PRIVATE_THREAD,))


def _archived(request: Request, kinds: tuple[ChannelType, ...]) -> Answer:
    realm, parent = request.realm, request.channel()
    realm.need(request.actor, parent, "read_message_history")
    guild = realm.world.must_be_guild(parent)
    before = datetime.fromisoformat(request.query["before"]) if "before" in request.query else None
    limit = request.number("limit", 50, 2, 100)
    pairs = [
        (c.thread.archive_changed, c)
        for c in guild.channels.values()
        if c.thread is not None and c.thread.archived and c.parent_id == parent.id and c.type in kinds
    ]
    found = [c for at, c in sorted(pairs, key=lambda p: p[0], reverse=True) if before is None or at < before]
    return 200, _listed(request, found[:limit], more=len(found) > limit)


def _listed(request: Request, found: list[Channel], *, more: bool) -> Json:
    mine = [c for c in found if c.thread is not None and request.actor in c.thread.members]
    return {
        "threads": [places.channel(request.realm.world, c, request.actor) for c in found],
        "members": [places.thread_member(c, threads.info(c), request.actor) for c in mine],
        "has_more": more,
    }


MEMBERS = "/channels/{channel_id}/thread-members"
ROUTES = (
    Route("POST", "/channels/{channel_id}/threads", start),
    Route("POST", "/channels/{channel_id}/messages/{message_id}/threads", start_on_message),
    Route("GET", MEMBERS, members),
    Route("PUT", f"{MEMBERS}/@me", join),
    Route("DELETE", f"{MEMBERS}/@me", leave),
    Route("GET", f"{MEMBERS}/{{user_id}}", member),
    Route("PUT", f"{MEMBERS}/{{user_id}}", add),
    Route("DELETE", f"{MEMBERS}/{{user_id}}", remove),
    Route("GET", "/guilds/{guild_id}/threads/active", active),
    Route("GET", "/channels/{channel_id}/threads/archived/public", archived),
    Route("GET", "/channels/{channel_id}/threads/archived/private", archived_private),
)
