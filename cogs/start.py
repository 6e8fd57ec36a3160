"""/halfhour start, stop, status: the member's own half hour."""

from discord import app_commands

from bot.client import HalfHour
from bot.core.challenge import DEFAULT_MINUTES, LEAST_MINUTES, MOST_MINUTES
from bot.core.wishes import Consent
from cogs import _cards as cards
from cogs._card import note
from cogs._places import talking_place
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, aside, command, here, hold, later, roles_of


class Start(Room):
    """Starting, watching oneself, leaving."""

    @command("start")
    async def start(
        self,
        interaction: Interaction,
        minutes: app_commands.Range[int, LEAST_MINUTES, MOST_MINUTES] = DEFAULT_MINUTES,
    ) -> None:
        """Start a half hour, or show the consent card first."""
        await later(interaction)
        await self._start(interaction, minutes)

    @on_press("start")
    async def start_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """A start button, on a leaderboard or on a card."""
        await later(interaction)
        if interaction.guild_id is None:
            await answer(interaction, note(self.reader(interaction).say("error.guild-only")))
            return
        await self._start(interaction, pressed.number(0) or DEFAULT_MINUTES, pressed=True)

    @on_press("consent")
    async def consent(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "I'm in": nothing is judged before this."""
        await hold(interaction)
        consent = Consent(pressed.number(1), cards.way_of(pressed.args))
        await self._start(interaction, pressed.number(0), consent, pressed=True)

    @on_press("later")
    async def not_now(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "Not now": the card makes room for a kind word."""
        await hold(interaction)
        await answer(interaction, note(self.reader(interaction).say("consent.declined")))

    @command("stop")
    async def stop(self, interaction: Interaction, forget: bool = False) -> None:
        """Leave at once; `forget` drops the unfinished window altogether."""
        await later(interaction)
        await self._stop(interaction, interaction.guild_id or 0, forget)

    @on_press("stop", "stop.forget")
    async def stop_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The stop buttons."""
        await later(interaction)
        await self._stop(interaction, pressed.number(0), pressed.verb == "stop.forget")

    @command("status")
    async def status(self, interaction: Interaction) -> None:
        """How it goes."""
        await later(interaction)
        await self._status(interaction, interaction.guild_id or 0)

    @on_press("status")
    async def status_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The status button, also from a DM."""
        await later(interaction)
        await self._status(interaction, pressed.number(0) or interaction.guild_id or 0)

    @on_press("again")
    async def again(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "Again" under a recap: in a DM there is no channel to start in, so it points to one."""
        await later(interaction)
        if interaction.guild_id is not None:
            await self._start(interaction, DEFAULT_MINUTES)
            return
        guild = self.bot.get_guild(pressed.number(0))
        await answer(interaction, cards.again(self.reader(interaction), guild.name if guild else ""))

    async def _start(
        self, interaction: Interaction, minutes: int, consent: Consent | None = None, pressed: bool = False
    ) -> None:
        place, rights = here(interaction), interaction.app_permissions
        if pressed:  # a button may stand where nobody talks
            place, rights = talking_place(interaction, self.app.gate.server(place.guild))
        outcome = await self.app.start(
            member=interaction.user.id,
            place=place,
            minutes=minutes,
            roles=roles_of(interaction),
            readable=rights.view_channel and rights.read_message_history,
            visible=not self.bot.blind,
            consent=consent,
        )
        card = cards.start(self.reader(interaction), outcome, interaction.channel_id)
        if consent is not None and cards.is_refusal(outcome):
            await aside(interaction, card)  # a second press leaves the first one's answer in place
        else:
            await answer(interaction, card)

    async def _stop(self, interaction: Interaction, guild: int, forget: bool) -> None:
        outcome = await self.app.stop(guild=guild, member=interaction.user.id, forget=forget)
        await answer(interaction, cards.stop(self.reader(interaction), outcome))

    async def _status(self, interaction: Interaction, guild: int) -> None:
        outcome = await self.app.status(guild=guild, member=interaction.user.id)
        await answer(interaction, cards.status(self.reader(interaction), outcome, guild))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Start(bot))
