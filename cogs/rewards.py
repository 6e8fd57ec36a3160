"""/halfhour-admin rewards: roles of the week, and a season's closing post; all of it can be turned off."""

from typing import Literal

import discord

from bot.client import HalfHour
from bot.core.refusal import Refused
from bot.core.rewards import RoleKind
from bot.usecases.set_rewards import Giving, RoleChoice
from cogs import _schedule
from cogs._press import Pressed, on_press
from cogs._rights import obstacle
from cogs._room import Interaction, Room, answer, command, later, note


class Rewards(Room):
    """What the week gives."""

    @command("rewards", admin=True)
    async def rewards(
        self,
        interaction: Interaction,
        top: discord.Role | None = None,
        curious: discord.Role | None = None,
        quiet: discord.Role | None = None,
        stop: Literal["top", "curious", "quiet", "all"] | None = None,
        seasons: bool | None = None,
        badges: bool | None = None,
    ) -> None:
        """Roles of the week, and a season's closing post; all of it can be turned off."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        guild = interaction.guild_id or 0
        given: dict[RoleKind, discord.Role | None] = {"top": top, "curious": curious, "quiet": quiet}
        roles = {kind: self._choice(interaction, role) for kind, role in given.items() if role is not None}
        off: tuple[RoleKind, ...] = () if stop is None else tuple(given) if stop == "all" else (stop,)
        outcome: Giving | Refused
        if not roles and not off and seasons is None and badges is None:
            outcome = await self.app.rewards(guild=guild)
        else:
            outcome = await self.app.set_rewards(
                guild=guild, roles=roles, off=off, seasons=seasons, badges=badges, by=interaction.user.id
            )
        reader = self.reader(interaction)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _schedule.giving(reader, outcome))

    def _choice(self, interaction: Interaction, role: discord.Role) -> RoleChoice:
        return RoleChoice(role.id, obstacle(interaction.guild, role.id) if interaction.guild else None)

    @on_press("try.again")
    async def try_again(self, interaction: Interaction, pressed: Pressed) -> None:
        """Something was mended."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        await self.app.try_again(guild=interaction.guild_id or 0)
        await answer(interaction, note(self.reader(interaction).say("schedule.tried")))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Rewards(bot))
