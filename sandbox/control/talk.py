"""Verbs of talking: say, edit, delete, reply, forward, read."""

import base64
from collections.abc import Sequence
from typing import Any

from sandbox.acts import direct
from sandbox.acts import messages as acts
from sandbox.control.base import Base, Name
from sandbox.drafts import Upload, draft
from sandbox.json_types import Json
from sandbox.refusals import Refused, missing_access
from sandbox.world.message import VOICE


class Talk(Base):
    """Messages, as people write them."""

    async def say(
        self,
        user: Name,
        channel: Name,
        content: str = "",
        reply_to: Name | Json | None = None,
        attachments: Sequence[Json] = (),
        poll: Json | None = None,
        nonce: int | str | None = None,
        stickers: Sequence[Name] | None = None,
        voice: bool = False,
        mention_author: bool = True,
        flags: int = 0,
    ) -> Json:
        """Posts a message; `channel` may be "@name" for direct messages, "@bot" for those with the bot.

        An attachment is `{filename, description, content_type, data_b64}`.
        """
        author = self._user(user)
        place = self._place(author, channel)
        body: Json = {"content": content, "nonce": nonce, "enforce_nonce": nonce is not None}
        body["flags"] = flags | (VOICE if voice else 0)
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(self._message(reply_to).id)}
            body["allowed_mentions"] = {
                "parse": ["users", "roles", "everyone"],
                "replied_user": mention_author,
            }
        if poll is not None:
            body["poll"] = poll
        if stickers:
            body["sticker_ids"] = [str(s) for s in stickers]
        uploads: list[Upload] = []
        if attachments:
            uploads = [_upload(i, a) for i, a in enumerate(attachments)]
            body["attachments"] = [_row(i, a) for i, a in enumerate(attachments)]
        self.realm.need(author, place)
        message = acts.send(self.realm, author, place, draft(self.realm, place.id, body, uploads))
        return self._shown(message, author)

    async def edit(self, user: Name, message: Name | Json, content: str) -> Json:
        """Edits one's own message."""
        editor = self._user(user)
        channel, found = self._visible(editor, message)
        checked = draft(self.realm, channel.id, {"content": content}, kept=found.attachments, editing=True)
        return self._shown(acts.edit(self.realm, editor, channel, found, checked), editor)

    async def delete(self, user: Name, message: Name | Json) -> Json:
        """Deletes a message; an ephemeral one is dismissed."""
        from sandbox.interactions.followups import dismiss

        actor = self._user(user)
        channel, found = self._visible(actor, message)
        if found.only_for is not None:
            dismiss(self.realm, found)
        else:
            acts.delete(self.realm, actor, channel, found)
        return {"id": str(found.id)}

    async def bulk_delete(self, messages: Sequence[Name | Json], user: Name = "ada") -> Json:
        """Deletes 2 to 100 messages of one channel, as a moderator."""
        found = [self._message(m) for m in messages]
        channel = self.realm.world.channel(found[0].channel_id)
        acts.bulk_delete(self.realm, self._user(user), channel, [m.id for m in found])
        return {"ids": [str(m.id) for m in found]}

    async def forward(self, user: Name, message: Name | Json, channel: Name) -> Json:
        """Forwards a message to another channel."""
        author = self._user(user)
        origin, found = self._visible(author, message)
        place = self._place(author, channel)
        self.realm.need(author, place)
        reference = {"type": 1, "message_id": str(found.id), "channel_id": str(origin.id)}
        checked = draft(self.realm, place.id, {"message_reference": reference})
        return self._shown(acts.send(self.realm, author, place, checked), author)

    async def read(
        self, user: Name, channel: Name, limit: int = 50, before: Name | None = None, ephemeral: bool = True
    ) -> list[Json]:
        """The channel's last messages as that user sees them, oldest first, ephemeral ones included."""
        reader = self._user(user)
        place = self._place(reader, channel)
        if not self.realm.may_view(reader, place):
            raise missing_access()
        messages = list(place.messages.values()) if self._may_read_history(reader, place.id) else []
        if ephemeral:
            own = [e for e in self.realm.world.ephemerals.values() if e.only_for == reader]
            messages = sorted([*messages, *(e for e in own if e.channel_id == place.id)], key=lambda m: m.id)
        if before is not None:
            messages = [m for m in messages if m.id < int(before)]
        return [self._shown(m, reader) for m in messages[-limit:]]

    async def dm(self, user: Name, other: Name | None = None) -> list[Json]:
        """The direct messages of that user with the bot (or with somebody else), oldest first."""
        reader = self._user(user)
        partner = self.realm.bot_id if other is None else self._user(other)
        channel = self.realm.world.dm_between(reader, partner)
        return [] if channel is None else await self.read(reader, channel.id, limit=100)

    def _place(self, author: int, channel: Name) -> Any:
        text = str(channel)
        if not text.startswith("@"):
            return self._channel(channel)
        other = self.realm.bot_id if text == "@bot" else self._user(text)
        return direct.open_dm(self.realm, author, other)

    def _may_read_history(self, reader: int, channel_id: int) -> bool:
        channel = self.realm.world.channel(channel_id)
        return channel.guild_id is None or bool(self.realm.rights(reader, channel) & 1 << 16)


def _upload(index: int, attachment: Json) -> Upload:
    try:
        data = base64.b64decode(attachment.get("data_b64", ""), validate=True)
    except ValueError as error:
        raise Refused(400, 50035, f"attachments.{index}.data_b64 is not base64") from error
    return Upload(str(index), attachment["filename"], data, attachment.get("content_type"))


def _row(index: int, attachment: Json) -> Json:
    keys = ("filename", "description", "duration_secs", "waveform", "is_spoiler")
    return {"id": index, **{k: attachment[k] for k in keys if k in attachment}}
