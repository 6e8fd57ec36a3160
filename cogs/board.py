"""/halfhour leaderboard: who talked with people."""

from typing import get_args

from discord import app_commands

from bot.client import HalfHour
from bot.core.calendar import Kind as Period
from bot.core.leaderboard import BOARD_KINDS, BoardKind
from cogs import _board
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, hold, later

PERIODS: tuple[Period, ...] = get_args(Period)


class Board(Room):
    """Reading the leaderboard, page by page, for oneself."""

    @command("leaderboard")
    async def leaderboard(
        self,
        interaction: Interaction,
        period: Period = "weekly",
        kind: BoardKind = "points",
        ago: app_commands.Range[int, 0, 60] = 0,
    ) -> None:
        """The first page."""
        await later(interaction)
        await self._show(interaction, interaction.guild_id or 0, period, kind, 1, ago)

    @on_press("board")
    async def turn(self, interaction: Interaction, pressed: Pressed) -> None:
        """Another page, or another time."""
        await hold(interaction)
        period: Period = next((one for one in PERIODS if one in pressed.args), "weekly")
        kind: BoardKind = next((one for one in BOARD_KINDS if one in pressed.args), "points")
        guild, page, back = pressed.number(0), pressed.number(3) or 1, pressed.number(4)
        await self._show(interaction, guild, period, kind, page, back)

    async def _show(
        self, interaction: Interaction, guild: int, period: Period, kind: BoardKind, page: int, back: int
    ) -> None:
        asker = interaction.user.id
        read = await self.app.board(
            guild=guild, asker=asker, period_kind=period, kind=kind, page=page, back=back
        )
        await answer(interaction, _board.card(self.reader(interaction), read, asker))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Board(bot))
