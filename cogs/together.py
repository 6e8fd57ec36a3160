"""/halfhour together: rounds that many join."""

from datetime import timedelta

from discord import app_commands

from bot.client import HalfHour
from bot.core.challenge import DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES
from bot.core.refusal import Refused
from bot.core.wishes import Consent
from bot.usecases.start import ConsentNeeded
from cogs import _cards as cards
from cogs import _company
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, here, hold, later, note, roles_of

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
        await answer(interaction, note(reader.say("together.opened")))
        card = _company.together(reader, outcome.round, 0)
        sent = await interaction.followup.send(view=card, wait=True)
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
        else:
            await answer(interaction, _company.joined(reader, outcome))

    @on_press("leave")
    async def leave(self, interaction: Interaction, pressed: Pressed) -> None:
        """Leave a round before it starts."""
        await later(interaction)
        left = await self.app.leave_round(round=pressed.number(0), member=interaction.user.id)
        await answer(
            interaction, note(self.reader(interaction).say("together.left" if left else "together.not-in"))
        )


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Together(bot))
