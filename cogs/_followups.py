"""Answers that only one person sees, for as long as their last interaction lives. In memory alone."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.ports import Receipt
from cogs._card import Card

LIVES = timedelta(minutes=14, seconds=30)
"""Discord keeps an interaction's token for fifteen minutes; half a minute is left for the way."""
_MOST = 20_000  # people whose language is remembered


class Followups:
    """Remembers each member's last interaction in each server, and the language they read."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last: OrderedDict[tuple[int, int], tuple[datetime, discord.Interaction[Any]]] = OrderedDict()
        self._locales: OrderedDict[int, str] = OrderedDict()

    def remember(self, interaction: discord.Interaction[Any]) -> None:
        """Note an interaction of a member."""
        member = interaction.user.id
        self._locales[member] = str(interaction.locale)
        self._locales.move_to_end(member)
        if interaction.guild_id is not None and interaction.type is not discord.InteractionType.autocomplete:
            key = (interaction.guild_id, member)
            self._last[key] = (self._now(), interaction)
            self._last.move_to_end(key)
        while self._last and self._now() - next(iter(self._last.values()))[0] > LIVES:
            self._last.popitem(last=False)
        while len(self._locales) > _MOST:
            self._locales.popitem(last=False)

    def locale_of(self, member: int) -> str | None:
        """The language they used last; None where nothing was heard of them since the start."""
        return self._locales.get(member)

    async def send(self, guild: int, member: int, card: Card) -> Receipt:
        """Show a card to one person only: at most once, since it can be neither deduplicated nor found."""
        at, interaction = self._last.get((guild, member), (None, None))
        if (
            at is None
            or interaction is None
            or self._now() - at > LIVES
            or not interaction.response.is_done()
        ):
            self._last.pop((guild, member), None)
            return Receipt("closed", reason="no_token")
        try:
            sent = await interaction.followup.send(view=card, ephemeral=True, wait=True)
        except discord.HTTPException as error:
            self._last.pop((guild, member), None)
            return Receipt("doubtful" if error.status >= 500 else "closed", reason="no_token")
        except (aiohttp.ClientError, TimeoutError, OSError):
            self._last.pop((guild, member), None)
            return Receipt("doubtful", reason="answer_lost")
        return Receipt("sent", sent.channel.id, sent.id)
