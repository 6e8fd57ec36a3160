"""The only hand that sends: the Messenger port on discord.py."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import aiohttp
import discord

from bot.client import HalfHour, frames
from bot.ports import Notice, Receipt
from cogs._card import Reader
from cogs._draw import Drawing
from cogs._events import announce
from cogs._followups import Followups
from cogs._people import names_of
from cogs._refusals import receipt_for
from cogs._ways import PATIENCE, change_role, in_the_way

log = logging.getLogger(__name__)

_AWAITED = ("board", "appeal.queue")
"""What is tried again once the rights that it takes are given back."""
_NOBODY = discord.AllowedMentions.none()
_LOOK_BACK = 50
_AFTER_A_STOP = 5.0
"""Seconds after which a notice is tried again that came due while the bot went."""


class Messenger:
    """Carries out notices; refusals become receipts, and nothing is ever sent twice on a doubt."""

    def __init__(self, bot: HalfHour, drawing: Drawing, followups: Followups) -> None:
        self._bot = bot
        self._drawing = drawing
        self._followups = followups

    async def deliver(self, notice: Notice) -> Receipt:
        """Carry out one notice; never raises for what Discord refuses."""
        if self._bot.is_closed():
            return Receipt("later", reason="closing", retry_after=_AFTER_A_STOP)
        try:
            return await self._deliver(notice)
        except discord.HTTPException as error:
            receipt = receipt_for(error)
            if notice.kind in _AWAITED and receipt.reason == "no_permission":
                return Receipt("later", reason=receipt.reason, retry_after=PATIENCE)
            return receipt
        except (aiohttp.ClientError, TimeoutError, OSError):
            return Receipt("doubtful", reason="answer_lost")
        except Exception as error:
            if self._bot.is_closed():  # it was cut off on its way: the next start looks for it
                return Receipt("doubtful", reason="closing")
            # One notice that cannot be drawn must not hold up the others behind it.
            log.error("notice %s (%s): %s\n%s", notice.id, notice.kind, type(error).__name__, frames(error))
            return Receipt("failed", reason="broken")

    async def present(self, guild: int, members: Sequence[int]) -> Mapping[int, str]:
        """Display names of those of `members` who are in the guild now; who left is absent."""
        return await names_of(self._bot, guild, members)

    async def _deliver(self, notice: Notice) -> Receipt:
        if notice.kind in ("role.add", "role.remove"):
            return await change_role(self._bot, notice)
        if notice.kind == "board" and (obstacle := in_the_way(self._bot, notice)) is not None:
            return obstacle
        if notice.kind == "event.create":
            return await announce(self._bot, notice, self._reader(notice))
        drawn = await self._drawing.draw(notice, self._reader(notice))
        if drawn is None:
            return Receipt("failed", reason="nothing_to_show")
        card, files = drawn
        if notice.via == "here":
            return await self._followups.send(notice.guild, notice.member or 0, card)
        channel = await self._channel(notice)
        if channel is None:
            return Receipt("failed", reason="no_channel")
        if notice.edits is not None:
            await channel.get_partial_message(notice.edits).edit(
                view=card, attachments=files, allowed_mentions=_NOBODY
            )
            return Receipt("sent", channel.id, notice.edits)
        if notice.doubtful:
            standing = await self._look(channel, notice.id)
            if standing is not None:
                return Receipt("sent", channel.id, standing)
        sent = await channel.send(view=card, files=files, nonce=str(notice.id), allowed_mentions=_NOBODY)
        return Receipt("sent", sent.channel.id, sent.id)

    async def _channel(self, notice: Notice) -> Any:
        if notice.via == "dm":
            assert notice.member is not None
            return await self._bot.create_dm(discord.Object(notice.member))
        if notice.channel is None:
            return None
        return self._bot.get_partial_messageable(notice.channel, guild_id=notice.guild)

    async def _look(self, channel: Any, row: int) -> int | None:
        """The message that carries this row, if an earlier try did arrive."""
        me = self._bot.user
        async for message in channel.history(limit=_LOOK_BACK):
            if message.author == me and carries(message.components, row):
                return int(message.id)
        return None

    def _reader(self, notice: Notice) -> Reader:
        guild = self._bot.get_guild(notice.guild)
        spoken = self._followups.locale_of(notice.member) if notice.member is not None else None
        locale = spoken or (str(guild.preferred_locale) if guild else None)
        return Reader(self._bot.texts, self._bot.texts.closest(locale))


def carries(components: Any, row: int) -> bool:
    """True where a button of the message says that this row put it there."""
    return any(
        str(getattr(component, "custom_id", "") or "").endswith(f"/{row}")
        or carries(getattr(component, "children", ()), row)
        for component in components
    )
