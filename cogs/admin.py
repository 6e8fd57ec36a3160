"""/halfhour-admin setup: what moderators choose before anybody can start."""

from collections.abc import Mapping
from typing import Any, Literal

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.refusal import KEEP, Refused
from cogs import _setup
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, aside, command, hold, later, note


class Place(app_commands.Transformer):
    """A channel that can be watched; discord.py's own unions would ask for media channels too."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """An option that takes a channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Where people talk, and the categories that hold such channels."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.forum, kinds.category]

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> Any:
        """The channel as it came: its id is all that is needed."""
        return value


Channel = app_commands.Transform[app_commands.AppCommandChannel, Place]


class Admin(Room):
    """Setting up; more settings have cogs of their own."""

    @command("setup", admin=True)
    async def setup(
        self,
        interaction: Interaction,
        watch: Channel | None = None,
        leaderboard: discord.TextChannel | None = None,
        appeals: discord.TextChannel | None = None,
        zone: str | None = None,
        strictness: Literal["gentle", "classic", "strict"] | None = None,
    ) -> None:
        """Show the setup card, with what was given along saved first."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        guild = interaction.guild_id or 0
        given: dict[str, Any] = {
            "leaderboard_channel": leaderboard.id if leaderboard else KEEP,
            "appeals_channel": appeals.id if appeals else KEEP,
            "zone": zone if zone is not None else KEEP,
            "preset": strictness or KEEP,
        }
        if watch is not None:
            standing = await self.app.server(guild=guild)
            given["watched"] = (standing.watched if standing else frozenset()) | {watch.id}
        await self._save(interaction, given)

    @on_press("setup.watched", "setup.exempt_channels", "setup.exempt_roles")
    async def chosen_many(self, interaction: Interaction, pressed: Pressed) -> None:
        """Channels or roles were chosen from a menu of the card."""
        await self._chosen(interaction, pressed, frozenset(map(int, pressed.values)))

    @on_press("setup.leaderboard_channel", "setup.appeals_channel")
    async def chosen_one(self, interaction: Interaction, pressed: Pressed) -> None:
        """One channel was chosen, or taken back."""
        await self._chosen(interaction, pressed, int(pressed.values[0]) if pressed.values else None)

    @on_press("setup.preset")
    async def preset(self, interaction: Interaction, pressed: Pressed) -> None:
        """How strict it is."""
        await self._chosen(interaction, pressed, pressed.values[0])

    @on_press("setup.zone")
    async def zone(self, interaction: Interaction, pressed: Pressed) -> None:
        """The button opens the form; the form saves the zone."""
        if pressed.typed is None:
            if await self.moderator(interaction):
                await interaction.response.send_modal(_setup.zone_form(self.reader(interaction)))
            return
        await self._chosen(interaction, pressed, pressed.text("zone"))

    async def _chosen(self, interaction: Interaction, pressed: Pressed, value: Any) -> None:
        if await self.moderator(interaction):
            await hold(interaction)
            await self._save(interaction, {pressed.verb.removeprefix("setup."): value})

    async def _save(self, interaction: Interaction, given: Mapping[str, Any]) -> None:
        reader, guild = self.reader(interaction), interaction.guild_id or 0
        outcome = await self.app.setup(guild=guild, by=interaction.user.id, **given)
        if isinstance(outcome, Refused):
            standing = await self.app.server(guild=guild)
            await answer(interaction, _setup.card(reader, standing, interaction.guild))
            if any(value is not KEEP for value in given.values()):
                await aside(interaction, note(reader.refusal(outcome)))
            return
        card = _setup.card(reader, outcome.server, interaction.guild, renewed=outcome.renewed)
        await answer(interaction, card)


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Admin(bot))
