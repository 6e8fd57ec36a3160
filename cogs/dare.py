"""/halfhour dare: half an hour, to a friend."""

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.challenge import DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES
from bot.core.refusal import Refused
from cogs import _cards as cards
from cogs import _company
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, aside, command, here, hold, later, note, roles_of, stand

Minutes = app_commands.Range[int, LEAST_MINUTES, MOST_MINUTES]


class Dare(Room):
    """A dare stands in the channel; only the one who was dared can answer it."""

    @command("dare")
    async def dare(
        self, interaction: Interaction, friend: discord.Member, minutes: Minutes = DEFAULT_MINUTES
    ) -> None:
        """Dare somebody: the card stands in the channel, a refusal is for the darer's eyes."""
        await later(interaction)
        reader, theirs = self.reader(interaction), friend.resolved_permissions
        if theirs is not None and not theirs.view_channel:
            await answer(interaction, note(reader.say("dare.unseen", friend=friend.mention)))
            return
        outcome = await self.app.dare(
            challenger=interaction.user.id,
            target=friend.id,
            place=here(interaction),
            minutes=minutes,
            target_is_bot=friend.bot,
        )
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
            return
        here_it_is = note(reader.say("dare.sent", friend=friend.mention))
        card = _company.dare(reader, outcome.dare, interaction.user, friend)
        sent = await stand(interaction, card, first=here_it_is)
        told = await self.app.dare_posted(
            dare=outcome.dare.id, channel=sent.channel.id, message=sent.id, target=friend.id
        )
        by_dm = note(reader.say("dare.sent-told", friend=friend.mention))
        await answer(interaction, by_dm if told else here_it_is)

    @on_press("dare.yes", "dare.no")
    async def dare_answered(self, interaction: Interaction, pressed: Pressed) -> None:
        """Accept or decline; accepting shows the consent card as any start does."""
        await hold(interaction)
        reader, yes = self.reader(interaction), pressed.verb == "dare.yes"
        outcome = await self.app.dare_answer(dare=pressed.number(0), by=interaction.user.id, accept=yes)
        if isinstance(outcome, Refused):
            await aside(interaction, note(reader.refusal(outcome)))
            return
        await answer(interaction, _company.dare_answered(reader, outcome, interaction.user))
        if not yes:
            await aside(interaction, _company.declined(reader, outcome.dare))
            return
        started = await self.app.start(
            member=interaction.user.id,
            place=here(interaction),
            minutes=outcome.dare.minutes,
            roles=roles_of(interaction),
            visible=not self.bot.blind,
        )
        await aside(interaction, cards.start(reader, started))

    @on_press("dare.block")
    async def dare_blocked(self, interaction: Interaction, pressed: Pressed) -> None:
        """Never again from this person."""
        await hold(interaction)
        reader = self.reader(interaction)
        outcome = await self.app.dare_block(dare=pressed.number(0), by=interaction.user.id)
        told = reader.refusal(outcome) if isinstance(outcome, Refused) else reader.say("dare.block-done")
        await answer(interaction, note(told))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Dare(bot))
