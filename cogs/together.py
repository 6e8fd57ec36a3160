"""/halfhour together: rounds that many join."""

from contextlib import suppress
from datetime import timedelta

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.challenge import DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES
from bot.core.refusal import Refused
from bot.core.wishes import Consent
from bot.usecases.start import ConsentNeeded
from bot.usecases.together import Joined, Left
from cogs import _cards as cards
from cogs import _company
from cogs._card import Reader
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, here, hold, later, note, roles_of, stand

Minutes = app_commands.Range[int, LEAST_MINUTES, MOST_MINUTES]
_WEEK = 7 * 24 * 60


class Together(Room):
    """A round has a card with a join button, a start, and a recap of its own."""

    @command("together")
    async def together(
        self,
        interaction: Interaction,
        starts_in: app_commands.Range[int, 1, _WEEK] = 10,
        minutes: Minutes = DEFAULT_MINUTES,
    ) -> None:
        """Open a round that starts in so many minutes."""
        await later(interaction)
        reader = self.reader(interaction)
        starts = self.app.clock.now() + timedelta(minutes=starts_in)
        outcome = await self.app.together(
            host=interaction.user.id, place=here(interaction), starts_at=starts, minutes=minutes
        )
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
            return
        opened = note(reader.say("together.opened"))
        sent = await stand(interaction, _company.together(reader, outcome.round, 0), first=opened)
        await answer(interaction, opened)
        await self.app.round_posted(round=outcome.round.id, channel=sent.channel.id, message=sent.id)

    @on_press("join")
    async def join(self, interaction: Interaction, pressed: Pressed) -> None:
        """Join a round, with the consent card where it is needed."""
        await later(interaction)
        await self.join_round(interaction, pressed.number(0))

    @on_press("consent.round")
    async def consent(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "I'm in" for a round."""
        await hold(interaction)
        consent = Consent(pressed.number(1), cards.way_of(pressed.args))
        await self.join_round(interaction, pressed.number(3), consent)

    async def join_round(self, interaction: Interaction, number: int, consent: Consent | None = None) -> None:
        """Join, and say where one stands."""
        outcome = await self.app.join(
            round=number,
            member=interaction.user.id,
            place=here(interaction),
            roles=roles_of(interaction),
            consent=consent,
        )
        reader = self.reader(interaction)
        if isinstance(outcome, ConsentNeeded):
            await answer(interaction, cards.consent(reader, outcome, number))
            return
        await answer(interaction, _company.joined(reader, outcome))
        if isinstance(outcome, Joined) and outcome.started is None:
            await self._recount(reader, outcome)

    @on_press("leave")
    async def leave(self, interaction: Interaction, pressed: Pressed) -> None:
        """Leave a round before it starts."""
        await later(interaction)
        left = await self.app.leave_round(round=pressed.number(0), member=interaction.user.id)
        reader = self.reader(interaction)
        await answer(interaction, note(reader.say("together.left" if left else "together.not-in")))
        if left is not None:
            await self._recount(reader, left)

    async def _recount(self, reader: Reader, now: Joined | Left) -> None:
        """The card says how many are in; where it is gone, nothing is lost."""
        round = now.round
        if round.card_channel is None or round.card_message is None:
            return
        where = self.bot.get_partial_messageable(round.card_channel, guild_id=round.guild)
        with suppress(discord.HTTPException):
            await where.get_partial_message(round.card_message).edit(
                view=_company.together(reader, round, now.count),
                allowed_mentions=discord.AllowedMentions.none(),
            )


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Together(bot))
