"""The one place that knows both Discord's message and our post."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import discord

from bot.core.place import Place
from bot.core.post import Attachment, Poll, Post, Target, Turn

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SPOKEN = (0, 19)  # default and reply: everything else is the system's own (24 is AutoMod's notice)


def spoken(payload: Mapping[str, Any]) -> bool:
    """True when a raw message was said by a person: no bot, no webhook, none of Discord's own notices."""
    author = payload.get("author") or {}
    return (
        payload.get("type", 0) in _SPOKEN
        and not author.get("bot", False)
        and payload.get("webhook_id") is None
        and not author.get("system", False)
    )


def said_by_person(message: discord.Message) -> bool:
    """The same question of a parsed message."""
    return message.type.value in _SPOKEN and not message.author.bot and message.webhook_id is None


def parent_of(channel: object) -> int | None:
    """The channel that a thread or forum post belongs to; None for any other channel."""
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def revision_of(message: discord.Message) -> int:
    """0 as first sent, else the edit's time in milliseconds since 1970."""
    return 0 if message.edited_at is None else (message.edited_at - _EPOCH) // timedelta(milliseconds=1)


def to_post(message: discord.Message, recent: Sequence[Turn] = ()) -> Post:
    """A parsed message as a post; `recent` is the channel's last few turns, oldest first."""
    return Post(
        message=message.id,
        author=message.author.id,
        text=message.content,
        guild=message.guild.id if message.guild else 0,
        channel=message.channel.id,
        at=message.created_at,
        revision=revision_of(message),
        replied_to=_target(message),
        mentions=_mentions(message),
        recent=tuple(recent),
        attachments=tuple(_attachment(file) for file in message.attachments),
        poll=_poll(message),
        title=_title(message),
        forwarded=tuple(_shared(snapshot) for snapshot in message.message_snapshots),
        stickers=len(message.stickers),
    )


def empty(message: discord.Message) -> bool:
    """True when nothing at all can be read off it: what every message looks like without the intent."""
    return not (
        message.content
        or message.attachments
        or message.stickers
        or message.poll
        or message.message_snapshots
        or message.embeds
        or message.components
    )


def _mentions(message: discord.Message) -> tuple[int, ...]:
    """The people it names; talking to a bot is not talking with anybody."""
    bots = {user.id for user in message.mentions if user.bot}
    return tuple(dict.fromkeys(user for user in message.raw_mentions if user not in bots))


def _target(message: discord.Message) -> Target | None:
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.message_id is None:
        return None
    answered = reference.resolved
    if not isinstance(answered, discord.Message):
        return None  # deleted, or not told: there is nobody to answer
    if answered.author.bot or answered.webhook_id is not None:
        return None
    return Target(message=answered.id, author=answered.author.id, text=answered.content or None)


def _attachment(file: discord.Attachment) -> Attachment:
    return Attachment(
        filename=file.filename, description=file.description or "", voice=file.is_voice_message()
    )


def _poll(message: discord.Message) -> Poll | None:
    if message.poll is None:
        return None
    return Poll(
        question=str(message.poll.question), answers=tuple(a.text or "" for a in message.poll.answers)
    )


def _title(message: discord.Message) -> str:
    # A forum post's first message carries the id of its thread; the title was written with it.
    channel = message.channel
    return channel.name if isinstance(channel, discord.Thread) and channel.id == message.id else ""


def _shared(snapshot: discord.MessageSnapshot) -> str:
    words = (snapshot.content, *(file.description or "" for file in snapshot.attachments))
    return "\n".join(word for word in words if word)


def place_of(guild: int, channel: Any) -> Place:
    """Where something is said: a channel, or a thread or forum post in one."""
    if isinstance(channel, discord.Thread):
        parent = channel.parent
        category = parent.category_id if parent is not None else None
        return Place(guild, channel.id, channel.parent_id, category, channel.is_private())
    return Place(guild, getattr(channel, "id", 0), None, getattr(channel, "category_id", None))


def edit_time(payload: Mapping[str, Any]) -> str | None:
    """When a raw update says the words were changed; None for an unfolded link, a pin or a poll's count."""
    stamp = payload.get("edited_timestamp")
    return str(stamp) if stamp else None


def roles_of_author(message: discord.Message) -> tuple[int, ...]:
    """The roles of whoever wrote it, as Discord sent them along."""
    author = message.author
    return tuple(role.id for role in author.roles) if isinstance(author, discord.Member) else ()


def handles_of(message: discord.Message) -> tuple[str, ...]:
    """What its author is called, so that their own profiles are known; never judged."""
    return names_of(message.author)


def names_of(person: discord.User | discord.Member) -> tuple[str, ...]:
    """The names that somebody goes by."""
    return tuple(
        dict.fromkeys(name for name in (person.name, person.global_name, person.display_name) if name)
    )
