"""/halfhour inbox: what could not be sent, shown when asked for, or as soon as its reader is here."""

from typing import Any

from discord import app_commands

from bot.client import HalfHour
from bot.usecases.inbox import Inbox as Waiting
from cogs import _cards as cards
from cogs._card import Card
from cogs._draw import Drawing
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, aside, command, later, note

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu
_TELLING = ("halfhour inbox", "halfhour status", "halfhour privacy")
"""Commands that say by themselves what waits, or after which nothing should be said."""


class Inbox(Room):
    """The last rung of the ladder."""

    def __init__(self, bot: HalfHour) -> None:
        super().__init__(bot)
        self.drawing = Drawing(bot, self.app.clock.now)

    @command("inbox")
    async def inbox(self, interaction: Interaction) -> None:
        """What could not be sent."""
        await later(interaction)
        await self._inbox(interaction, interaction.guild_id or 0)

    @on_press("inbox")
    async def inbox_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The inbox button."""
        await later(interaction)
        await self._inbox(interaction, pressed.number(0) or interaction.guild_id or 0)

    async def _inbox(self, interaction: Interaction, guild: int) -> None:
        waiting = await self.app.inbox(guild=guild, member=interaction.user.id)
        found = await self._cards(interaction, waiting)
        first = found[0] if found else note(self.reader(interaction).say("inbox.empty"))
        if not await answer(interaction, first):
            return  # it was not seen: it waits on
        for card in found[1:]:
            await aside(interaction, card)
        await self.app.inbox.shown(waiting)

    @Room.listener()
    async def on_app_command_completion(self, interaction: Interaction, command: AnyCommand) -> None:
        """Beside the answer to any other command: what waits, for those who want to be told."""
        guild, member = interaction.guild_id, interaction.user.id
        if guild is None or command.qualified_name in _TELLING or not self.app.gate.knows(guild, member):
            return
        waiting = await self.app.inbox(guild=guild, member=member, unasked=True)
        for card in await self._cards(interaction, waiting):
            await aside(interaction, card)
        await self.app.inbox.shown(waiting)

    async def _cards(self, interaction: Interaction, waiting: Waiting) -> list[Card]:
        reader = self.reader(interaction)
        drawn = [await self.drawing.draw(notice, reader) for notice in waiting.items]
        shown = [one[0] for one in drawn if one is not None]
        if waiting.more:
            shown.append(cards.more(reader, waiting.more, interaction.guild_id or 0))
        return shown


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Inbox(bot))
