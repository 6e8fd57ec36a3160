"""Threads and forum posts."""

from sandbox import permissions
from sandbox.acts import compose
from sandbox.acts import messages as acts
from sandbox.drafts import Draft
from sandbox.json_types import Json
from sandbox.realm import Realm
from sandbox.refusals import Form, Refused, missing_permissions
from sandbox.shapes import places
from sandbox.world.channel import Channel, ChannelType, ThreadInfo
from sandbox.world.message import HAS_THREAD, Message, Reference

DURATIONS = (60, 1440, 4320, 10080)
CREATED, STARTER = 18, 21


def start(
    realm: Realm,
    actor: int,
    parent: Channel,
    body: Json,
    *,
    message: Message | None = None,
    post: Draft | None = None,
) -> Channel:
    """A thread on a message, a thread of its own, or with `post` a post in a forum."""
    form = Form()
    form.length("name", body.get("name") or "", 1, 100)
    form.choice("auto_archive_duration", body.get("auto_archive_duration") or 1440, DURATIONS)
    form.check()
    kind = _kind(parent, body, message)
    private = kind is ChannelType.PRIVATE_THREAD
    if post is not None:
        realm.need(actor, parent, "send_messages")
    else:
        realm.need(actor, parent, "create_private_threads" if private else "create_public_threads")
    if message is not None and message.thread_id is not None:
        raise Refused(400, 160004, "A thread has already been created for this message")
    thread = Channel(
        id=message.id if message else realm.ids.next(),
        type=kind,
        name=body["name"],
        guild_id=parent.guild_id,
        parent_id=parent.id,
        slowmode=body.get("rate_limit_per_user") or 0,
        thread=ThreadInfo(
            owner_id=actor,
            created=realm.now,
            archive_changed=realm.now,
            auto_archive=body.get("auto_archive_duration") or 1440,
            invitable=body.get("invitable", True),
            members={actor: realm.now},
            tags=[int(tag) for tag in body.get("applied_tags") or ()],
        ),
    )
    if post is not None and post.empty:
        raise Refused(400, 50006, "Cannot send an empty message")
    realm.world.must_be_guild(parent).channels[thread.id] = thread
    announce(realm, thread, "THREAD_CREATE", newly_created=True)
    if post is not None:
        first = Message(id=thread.id, channel_id=thread.id, author_id=actor)
        compose.fill(realm, first, thread, post)
        acts.add(realm, thread, first)
        parent.last_message_id = thread.id
    elif message is not None:
        message.thread_id = thread.id
        message.flags |= HAS_THREAD
        acts.announce_edit(realm, parent, message)
        starter = Message(realm.ids.next(), thread.id, message.author_id, type=STARTER)
        starter.reference = Reference(0, message.id, parent.id, parent.guild_id)
        acts.add(realm, thread, starter)
    elif not private:
        notice = Message(realm.ids.next(), parent.id, actor, content=thread.name, type=CREATED)
        notice.reference = Reference(0, None, thread.id, parent.guild_id)
        acts.add(realm, parent, notice)
    return thread


def info(thread: Channel) -> ThreadInfo:
    """The thread's own part. Raises 50024 for another kind of channel."""
    if thread.thread is None:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    return thread.thread


def edit(realm: Realm, actor: int, thread: Channel, body: Json) -> None:
    """Renames, archives, locks ...; the owner may rename and archive, the rest needs manage_threads."""
    about = info(thread)
    allowed = realm.rights(actor, thread)
    moderator = bool(allowed & permissions.MANAGE_THREADS)
    own = about.owner_id == actor and not about.locked and "locked" not in body
    reopening = set(body) <= {"archived"} and not about.locked and allowed & permissions.SEND_IN_THREADS
    if not (moderator or own or (reopening and not body.get("archived"))):
        raise missing_permissions()
    form = Form()
    form.length("name", body.get("name"), 1, 100)
    form.check()
    if body.get("name"):
        thread.name = body["name"]
    if body.get("archived") is not None and bool(body["archived"]) != about.archived:
        about.archived, about.archive_changed = bool(body["archived"]), realm.now
    if body.get("locked") is not None:
        about.locked = bool(body["locked"])
    if body.get("auto_archive_duration"):
        about.auto_archive = body["auto_archive_duration"]
    if body.get("rate_limit_per_user") is not None:
        thread.slowmode = body["rate_limit_per_user"]
    if body.get("applied_tags") is not None:
        about.tags = [int(tag) for tag in body["applied_tags"]]
    announce(realm, thread, "THREAD_UPDATE")


def delete(realm: Realm, actor: int, thread: Channel) -> None:
    """Deletes a thread; needs manage_threads."""
    realm.need(actor, thread, "manage_threads")
    guild = realm.world.must_be_guild(thread)
    body = {
        "id": str(thread.id),
        "guild_id": str(guild.id),
        "parent_id": str(thread.parent_id),
        "type": int(thread.type),
    }
    realm.emit("THREAD_DELETE", body, channel=thread)
    del guild.channels[thread.id]


def join(realm: Realm, actor: int, thread: Channel, user_id: int) -> None:
    """Adds somebody (or oneself) to a thread."""
    about = info(thread)
    if actor == user_id and thread.type is not ChannelType.PRIVATE_THREAD:
        realm.need(actor, thread)
    else:
        realm.need(actor, thread, "send_messages_in_threads")
    if about.archived:
        raise Refused(400, 50083, "Thread is archived")
    if user_id in about.members:
        return
    about.members[user_id] = realm.now
    _members_changed(realm, thread, added=[user_id])


def leave(realm: Realm, actor: int, thread: Channel, user_id: int) -> None:
    """Takes somebody (or oneself) out of a thread."""
    about = info(thread)
    if actor != user_id and not (about.owner_id == actor and thread.type is ChannelType.PRIVATE_THREAD):
        realm.need(actor, thread, "manage_threads")
    if about.members.pop(user_id, None) is not None:
        _members_changed(realm, thread, removed=[user_id])


def announce(realm: Realm, thread: Channel, name: str, *, newly_created: bool = False) -> None:
    """Tells those who may view the thread."""

    def body(viewer: int) -> Json:
        shown = places.channel(realm.world, thread, viewer)
        return shown | {"newly_created": True} if newly_created else shown

    realm.emit(name, body, channel=thread)


def _members_changed(
    realm: Realm, thread: Channel, *, added: list[int] | None = None, removed: list[int] | None = None
) -> None:
    about = info(thread)
    body: Json = {
        "id": str(thread.id),
        "guild_id": str(thread.guild_id),
        "member_count": min(len(about.members), 50),
        "added_members": [places.thread_member(thread, about, u) for u in added or ()],
        "removed_member_ids": [str(u) for u in removed or ()],
    }
    realm.emit("THREAD_MEMBERS_UPDATE", body, channel=thread)


def _kind(parent: Channel, body: Json, message: Message | None) -> ChannelType:
    if parent.type is ChannelType.FORUM:
        return ChannelType.PUBLIC_THREAD
    if parent.type not in (ChannelType.TEXT, ChannelType.ANNOUNCEMENT):
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    if message is not None:
        announcing = parent.type is ChannelType.ANNOUNCEMENT
        return ChannelType.ANNOUNCEMENT_THREAD if announcing else ChannelType.PUBLIC_THREAD
    kind = body.get("type")
    return ChannelType.PRIVATE_THREAD if kind is None else ChannelType(kind)
