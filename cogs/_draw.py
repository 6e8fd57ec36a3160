"""From a notice to a card: what it quotes is read again just before, since no row keeps words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import aiohttp
import discord

from bot.client import HalfHour
from bot.core.facts import parts_of
from bot.core.post import Post
from bot.core.posting import Posting
from bot.ports import Notice
from cogs._card import Card, Reader
from cogs._notices import KINDS, Scene
from cogs._translate import revision_of, to_post

Drawn = tuple[Card, tuple[discord.File, ...]]
_GONE = (discord.HTTPException, aiohttp.ClientError, TimeoutError)


class Drawing:
    """Draws notices; None where there is nothing left to show."""

    def __init__(self, bot: HalfHour, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._now = now

    async def draw(self, notice: Notice, reader: Reader) -> Drawn | None:
        """The card of a notice for a reader, and the files that belong to it."""
        files: tuple[discord.File, ...] = ()
        guild = self._bot.get_guild(notice.guild)
        scene = Scene(self._now(), guild.name if guild else "")
        if notice.kind == "nudge.slip":
            scene = replace(scene, words=await self._words(notice))
        elif notice.kind == "nudge.quiet":
            question = await self._open_question(notice, guild)
            if question is None:
                return None
            notice = replace(notice, args={**notice.args, "questions": [question]})
        elif notice.kind == "board":
            scene, files = await self._board(notice, scene, reader)
        return KINDS[notice.kind](reader, notice, scene), files

    async def _board(
        self, notice: Notice, scene: Scene, reader: Reader
    ) -> tuple[Scene, tuple[discord.File, ...]]:
        """The picture of a board."""
        paint = self._bot.app.paint
        if paint is None or not isinstance(notice.payload, Posting):
            return scene, ()
        picture = await paint.posting(notice.payload, scene.server, reader.locale)
        file = discord.File(BytesIO(picture.png), filename="leaderboard.png")
        return replace(scene, picture=("leaderboard.png", picture.description)), (file,)

    async def _words(self, notice: Notice) -> dict[tuple[int, str, int, int], str]:
        found: dict[tuple[int, str, int, int], str] = {}
        slips: Any = notice.args["slips"]
        for one in slips:
            post = await self._read(int(one["channel"]), int(one["message"]), one.get("revision"))
            if post is None:
                continue
            texts = dict(parts_of(post)) | {f"forward:{i}": text for i, text in enumerate(post.forwarded)}
            for evidence in (e for rule in one["rules"] for e in rule.get("evidence", ())):
                part, start, end = str(evidence["part"]), int(evidence["start"]), int(evidence["end"])
                words = texts.get(part, "")[start:end]
                if len(words) == end - start:
                    found[(post.message, part, start, end)] = words
        return found

    async def _read(self, channel: int, message: int, revision: object = None) -> Post | None:
        """The message as it stands now; None where it is gone, hidden, or no longer what was judged."""
        try:
            found = await self._bot.get_partial_messageable(channel).fetch_message(message)
        except _GONE:
            return None
        if isinstance(revision, int) and revision_of(found) != revision:
            return None
        return to_post(found)

    async def _open_question(self, notice: Notice, guild: discord.Guild | None) -> dict[str, Any] | None:
        """The first question that this member can read and that still stands."""
        questions: Sequence[Any] = notice.args["questions"]  # type: ignore[assignment]
        if guild is None or notice.member is None or not questions:
            return None
        members = await guild.query_members(user_ids=[notice.member], limit=1, cache=False)
        if not members:
            return None
        silent_until = members[0].timed_out_until
        if silent_until is not None and silent_until > self._now():
            return None  # who may not speak just now is not asked to
        for one in questions:
            channel = guild.get_channel_or_thread(int(one["channel"]))
            if channel is None or not may_read(channel, members[0]):
                continue
            if await self._read(channel.id, int(one["message"])) is not None:
                return dict(one)
        return None


def may_read(channel: Any, member: discord.Member) -> bool:
    """True where this member certainly can read; who was invited to a private thread is not known."""
    if isinstance(channel, discord.Thread) and channel.is_private():
        return False
    allowed = channel.permissions_for(member)
    return bool(allowed.view_channel and allowed.read_message_history)
