"""/halfhour-admin schedule: when boards come, and what they show."""

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.calendar import Every
from bot.core.posting import Look
from bot.core.refusal import Refused
from bot.usecases.board_plans import Wanted
from cogs import _schedule
from cogs._room import Interaction, Room, answer, command, completes, later, note


class Schedule(Room):
    """The boards that come by themselves."""

    @completes
    async def standing(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The boards of this server."""
        found, reader = await self.app.boards(guild=interaction.guild_id or 0), self.reader(interaction)
        if isinstance(found, Refused):
            return []
        named = [
            (f"{one.schedule.board}: {_schedule.rhythm(reader, one.schedule.cadence)}", one.schedule.board)
            for one in found.boards
        ]
        return [
            app_commands.Choice(name=name[:100], value=value)
            for name, value in named
            if typed.lower() in name.lower()
        ][:25]

    @command("schedule", admin=True)
    @app_commands.autocomplete(board=standing, remove=standing)
    async def schedule(
        self,
        interaction: Interaction,
        board: str | None = None,
        every: Every | None = None,
        at: str | None = None,
        day: str | None = None,
        channel: discord.TextChannel | None = None,
        kinds: str | None = None,
        numbers: bool | None = None,
        look: Look | None = None,
        zone: str | None = None,
        week_start: str | None = None,
        remove: str | None = None,
    ) -> None:
        """List the boards, add one, change one, or take one away."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        guild = interaction.guild_id or 0
        wanted = Wanted(
            every, at, day, channel.id if channel else None, kinds, numbers, look, zone, week_start
        )
        if remove is not None:
            outcome = await self.app.remove_board(guild=guild, board=remove, by=interaction.user.id)
        elif board is None and wanted == Wanted():
            outcome = await self.app.boards(guild=guild)
        else:
            outcome = await self.app.plan_board(
                guild=guild, wanted=wanted, board=board, by=interaction.user.id
            )
        reader = self.reader(interaction)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _schedule.plans(reader, outcome))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Schedule(bot))
