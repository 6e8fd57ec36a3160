"""The hand: notices go out here, forms come in, and interactions are remembered for a while."""

import time
from collections import OrderedDict

import discord

from bot.client import HalfHour
from cogs._draw import Drawing
from cogs._followups import Followups
from cogs._locale import CatalogueTranslator
from cogs._messenger import Messenger
from cogs._press import Pick, Press, dispatch, form
from cogs._room import Room

_POINTER_REST = 600.0  # seconds between two pointers to the same person


class Hand(Room):
    """Attaches the messenger to the application, and answers forms and strangers in DMs."""

    def __init__(self, bot: HalfHour) -> None:
        super().__init__(bot)
        self.followups = Followups(self.app.clock.now)
        self._pointed: OrderedDict[int, float] = OrderedDict()

    async def cog_load(self) -> None:
        """Give the application its hand."""
        await super().cog_load()
        await self.bot.tree.set_translator(CatalogueTranslator(self.bot.texts))
        self.bot.add_dynamic_items(Press, Pick)
        self.app.hand.attach(Messenger(self.bot, Drawing(self.bot, self.app.clock.now), self.followups))

    @Room.listener()
    async def on_interaction(self, interaction: discord.Interaction[HalfHour]) -> None:
        """Remember who acted, and answer submitted forms."""
        self.followups.remember(interaction)
        said = form(interaction)
        if said is not None:
            await dispatch(interaction, said)

    @Room.listener()
    async def on_message(self, message: discord.Message) -> None:
        """One kind pointer for whoever writes to the bot; what they wrote is not looked at."""
        if message.guild is not None or message.author.bot:
            return
        person, now = message.author.id, time.monotonic()
        if now - self._pointed.get(person, -_POINTER_REST) < _POINTER_REST:
            return
        self._pointed[person] = now
        while len(self._pointed) > 1000:
            self._pointed.popitem(last=False)
        locale = self.followups.locale_of(person)
        await message.channel.send(self.bot.texts.render("dm.pointer", self.bot.texts.closest(locale)))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Hand(bot))
