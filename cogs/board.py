"""/halfhour leaderboard: who talked with people."""

from typing import Literal

from bot.client import HalfHour
from cogs import _board
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, hold, later

Period = Literal["daily", "weekly", "monthly", "season", "all_time"]
Kind = Literal["points", "curious", "listener", "faces", "improved", "streak"]


class Board(Room):
    """Reading the leaderboard, page by page, for oneself."""

    @command("leaderboard")
    async def leaderboard(
        self, interaction: Interaction, period: Period = "weekly", kind: Kind = "points"
    ) -> None:
        """The first page."""
        await later(interaction)
        await self._show(interaction, interaction.guild_id or 0, period, kind, 1)

    @on_press("board")
    async def turn(self, interaction: Interaction, pressed: Pressed) -> None:
        """Another page."""
        await hold(interaction)
        guild, page = pressed.number(0), pressed.number(3) or 1
        period, kind = (*pressed.args[1:3], "weekly", "points")[:2]
        await self._show(interaction, guild, period, kind, page)

    async def _show(self, interaction: Interaction, guild: int, period: str, kind: str, page: int) -> None:
        asker = interaction.user.id
        board = await self.app.leaderboard(guild=guild, asker=asker, period_kind=period, kind=kind, page=page)
        listed = {standing.member for standing in (*board.standings, *board.around)}
        names = await self.app.hand.present(guild, sorted(listed))
        await answer(interaction, _board.card(self.reader(interaction), board, names, asker))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Board(bot))
