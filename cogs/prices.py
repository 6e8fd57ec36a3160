"""/halfhour-admin points: what things are worth here."""

from discord import app_commands

from bot.client import HalfHour
from bot.core.refusal import Refused
from bot.core.scoring import BOUNDS
from cogs import _hours
from cogs._room import Interaction, Room, answer, command, later, note

_NO_VALUE = -1
"""Out of everybody's bounds."""


class Prices(Room):
    """A server's own prices, within bounds; a change never rewrites the past."""

    async def price_names(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The names of prices."""
        return [app_commands.Choice(name=name, value=name) for name in BOUNDS if typed.lower() in name][:25]

    @command("points", admin=True)
    @app_commands.autocomplete(name=price_names)
    async def points(
        self, interaction: Interaction, name: str | None = None, value: int | None = None, reset: bool = False
    ) -> None:
        """Read the prices, change one, or go back to the shipped ones."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader, guild = self.reader(interaction), interaction.guild_id or 0
        server = await self.app.server(guild=guild)
        preset = server.preset if server is not None else "classic"
        if name is None and not reset:
            here = await self.app.prices(guild=guild, preset=preset)
            await answer(interaction, _hours.prices(reader, here.prices, here.since, here.damped))
            return
        # A price named without a value is told its bounds: nobody means nothing by it.
        values = None if reset or name is None else {name: _NO_VALUE if value is None else value}
        outcome = await self.app.change_prices(
            guild=guild, by=interaction.user.id, preset=preset, values=values
        )
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _hours.prices(reader, outcome.prices, outcome.since))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Prices(bot))
