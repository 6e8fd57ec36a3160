"""/halfhour sites, starter: what one declares, and a question to open with."""

from discord import app_commands

from bot.client import HalfHour
from bot.core.refusal import Refused
from cogs import _me
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, completes, hold, later, note


class Asking(Room):
    """By hand only: the bot never asks a question by itself."""

    @completes
    async def own_sites(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What can be taken back, as one types."""
        mine = await self.app.sites(guild=interaction.guild_id or 0, member=interaction.user.id)
        found = [value for value in (*mine.domains, *mine.names) if typed.lower() in value.lower()]
        return [app_commands.Choice(name=value[:100], value=value[:100]) for value in found[:25]]

    @command("sites")
    @app_commands.autocomplete(remove=own_sites)
    async def sites(
        self, interaction: Interaction, add: str | None = None, remove: str | None = None
    ) -> None:
        """Declare one's own sites and product names, or take one back."""
        await later(interaction)
        who: dict[str, int] = {"guild": interaction.guild_id or 0, "member": interaction.user.id}
        reader = self.reader(interaction)
        if add:
            outcome = await self.app.sites_add(**who, value=add)
        elif remove:
            outcome = await self.app.sites_remove(**who, value=remove)
        else:
            outcome = await self.app.sites(**who)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _me.sites(reader, outcome))

    @command("starter")
    async def starter(self, interaction: Interaction, kind: str | None = None) -> None:
        """A question to open with, by hand only."""
        await later(interaction)
        await self._starter(interaction, interaction.guild_id or 0, kind)

    @on_press("starter")
    async def starter_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The button on a running half hour's card."""
        await later(interaction)
        await self._starter(interaction, pressed.number(0) or interaction.guild_id or 0, None)

    @on_press("starter.more")
    async def another(self, interaction: Interaction, pressed: Pressed) -> None:
        """Another one, in the same place."""
        await hold(interaction)
        await self._starter(interaction, pressed.number(0), None)

    async def _starter(self, interaction: Interaction, guild: int, kind: str | None) -> None:
        outcome = await self.app.starter(guild=guild, member=interaction.user.id, kind=kind)
        await answer(interaction, _me.starter(self.reader(interaction), outcome, guild))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Asking(bot))
