"""The only hand that sends: the Messenger port on discord.py."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

import aiohttp
import discord

from bot.client import HalfHour, frames
from bot.core.facts import parts_of
from bot.core.post import Post
from bot.ports import Notice, Receipt
from cogs._card import Card, Reader
from cogs._followups import Followups
from cogs._notices import KINDS, Scene
from cogs._refusals import receipt_for
from cogs._translate import revision_of, to_post

log = logging.getLogger(__name__)

_NOBODY = discord.AllowedMentions.none()
_LOOK_BACK = 50


class Messenger:
    """Carries out notices; refusals become receipts, and nothing is ever sent twice on a doubt."""

    def __init__(self, bot: HalfHour, followups: Followups, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._followups = followups
        self._now = now

    async def deliver(self, notice: Notice) -> Receipt:
        """Carry out one notice; never raises for what Discord refuses."""
        try:
            return await self._deliver(notice)
        except discord.HTTPException as error:
            return receipt_for(error, role=notice.kind.startswith("role."))
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Receipt("doubtful", reason="answer_lost")
        except Exception as error:
            # One notice that cannot be drawn must not hold up the others behind it.
            log.error("notice %s (%s): %s\n%s", notice.id, notice.kind, type(error).__name__, frames(error))
            return Receipt("failed", reason="broken")

    async def present(self, guild: int, members: Sequence[int]) -> Mapping[int, str]:
        """Display names of those of `members` who are in the guild now; who left is absent."""
        place = self._bot.get_guild(guild)
        if place is None or place.unavailable:
            return dict.fromkeys(members, "")  # an outage: nobody has left
        found: dict[int, str] = {}
        wanted = list(dict.fromkeys(members))
        for start in range(0, len(wanted), 100):
            chunk = await place.query_members(user_ids=wanted[start : start + 100], limit=100, cache=False)
            found.update((member.id, member.display_name) for member in chunk)
        return found

    async def _deliver(self, notice: Notice) -> Receipt:
        if notice.kind in ("role.add", "role.remove"):
            return await self._role(notice)
        if notice.kind == "operator.paused":
            log.warning("new DMs are paused: %s", notice.args.get("reason"))
            return Receipt("sent")
        via = notice.via
        reader = self._reader(notice)
        prepared = await self._prepare(notice)
        if isinstance(prepared, Receipt):
            return prepared
        notice, scene = prepared
        card, files = self._draw(reader, notice, scene)
        if via == "here":
            return await self._followups.send(notice.guild, notice.member or 0, card)
        channel = await self._channel(notice, via)
        if isinstance(channel, Receipt):
            return channel
        if notice.edits is not None:
            message = channel.get_partial_message(notice.edits)
            await message.edit(view=card, attachments=files, allowed_mentions=_NOBODY)
            return Receipt("sent", channel.id, notice.edits)
        if notice.doubtful:
            standing = await self._look(channel, notice.id)
            if standing is not None:
                return Receipt("sent", channel.id, standing)
        sent = await channel.send(view=card, files=files, nonce=str(notice.id), allowed_mentions=_NOBODY)
        return Receipt("sent", sent.channel.id, sent.id)

    def _draw(self, reader: Reader, notice: Notice, scene: Scene) -> tuple[Card, list[discord.File]]:
        drawn = KINDS[notice.kind](reader, notice, scene)
        return drawn, [discord.File(BytesIO(data), filename=name) for name, data in scene.files]

    async def _prepare(self, notice: Notice) -> tuple[Notice, Scene] | Receipt:
        """Read again what a card quotes or points to: words are never kept in the row."""
        guild = self._bot.get_guild(notice.guild)
        server = guild.name if guild else ""
        if notice.kind == "nudge.slip":
            return notice, Scene(self._now(), server, await self._words(notice))
        if notice.kind == "nudge.quiet":
            return await self._open_question(notice, server)
        return notice, Scene(self._now(), server)

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

    async def _read(self, channel: int, message: int, revision: object) -> Post | None:
        """The message as it stands now; None where it is gone, hidden, or no longer what was judged."""
        try:
            where = self._bot.get_partial_messageable(channel)
            found = await where.fetch_message(message)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError):
            return None
        if isinstance(revision, int) and revision_of(found) != revision:
            return None
        return to_post(found)

    async def _open_question(self, notice: Notice, server: str) -> tuple[Notice, Scene] | Receipt:
        questions: Any = notice.args["questions"]
        guild = self._bot.get_guild(notice.guild)
        member = await self._member(guild, notice.member)
        for one in questions:
            channel = guild.get_channel_or_thread(int(one["channel"])) if guild else None
            if channel is None or member is None or not _may_read(channel, member):
                continue
            if await self._read(channel.id, int(one["message"]), None) is not None:
                args = {**notice.args, "questions": [one]}
                return replace(notice, args=args), Scene(self._now(), server)
        return Receipt("failed", reason="nothing_to_show")

    async def _member(self, guild: discord.Guild | None, member: int | None) -> discord.Member | None:
        if guild is None or member is None:
            return None
        found = await guild.query_members(user_ids=[member], limit=1, cache=False)
        return found[0] if found else None

    async def _channel(self, notice: Notice, via: str) -> Any:
        if via == "dm":
            assert notice.member is not None
            return await self._bot.create_dm(discord.Object(notice.member))
        if notice.channel is None:
            return Receipt("failed", reason="no_channel")
        return self._bot.get_partial_messageable(notice.channel, guild_id=notice.guild)

    async def _look(self, channel: Any, row: int) -> int | None:
        """The message that carries this row, if an earlier try did arrive."""
        me = self._bot.user
        async for message in channel.history(limit=_LOOK_BACK):
            if message.author == me and _carries(message, row):
                return int(message.id)
        return None

    async def _role(self, notice: Notice) -> Receipt:
        role, member = notice.args["role"], notice.member
        assert isinstance(role, int) and member is not None
        change = self._bot.http.add_role if notice.kind == "role.add" else self._bot.http.remove_role
        await change(notice.guild, member, role, reason="Half Hour: reward")
        return Receipt("sent")

    def _reader(self, notice: Notice) -> Reader:
        guild = self._bot.get_guild(notice.guild)
        spoken = self._followups.locale_of(notice.member) if notice.member is not None else None
        locale = spoken or (str(guild.preferred_locale) if guild else None)
        return Reader(self._bot.texts, self._bot.texts.closest(locale))


def _may_read(channel: Any, member: discord.Member) -> bool:
    allowed = channel.permissions_for(member)
    if isinstance(channel, discord.Thread) and channel.is_private():
        return False  # who was invited there is not known without asking for each
    return bool(allowed.view_channel and allowed.read_message_history)


def _carries(message: discord.Message, row: int) -> bool:
    ending = f"/{row}"

    def walk(components: Any) -> bool:
        for component in components:
            if str(getattr(component, "custom_id", "") or "").endswith(ending):
                return True
            if walk(getattr(component, "children", ())):
                return True
        return False

    return walk(message.components)
