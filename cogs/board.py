"""/halfhour leaderboard: who talked with people."""

from typing import get_args

from bot.client import HalfHour
from bot.core.calendar import Kind as Period
from bot.core.leaderboard import BOARD_KINDS, BoardKind
from cogs import _board
from cogs._people import names_of
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, hold, later

PERIODS: tuple[Period, ...] = get_args(Period)


class Board(Room):
    """Reading the leaderboard, page by page, for oneself."""

    @command("leaderboard")
    async def leaderboard(
        self, interaction: Interaction, period: Period = "weekly", kind: BoardKind = "points"
    ) -> None:
        """The first page."""
        await later(interaction)
        await self._show(interaction, interaction.guild_id or 0, period, kind, 1)

    @on_press("board")
    async def turn(self, interaction: Interaction, pressed: Pressed) -> None:
        """Another page."""
        await hold(interaction)
        period: Period = next((one for one in PERIODS if one in pressed.args), "weekly")
        kind: BoardKind = next((one for one in BOARD_KINDS if one in pressed.args), "points")
        await self._show(interaction, pressed.number(0), period, kind, pressed.number(3) or 1)

    def zone(self, guild: int) -> str:
        """The server's time zone."""
        server = self.app.gate.server(guild)
        return server.zone if server is not None else "UTC"

    async def _show(
        self, interaction: Interaction, guild: int, period: Period, kind: BoardKind, page: int
    ) -> None:
        asker, reader = interaction.user.id, self.reader(interaction)
        board = await self.app.leaderboard(guild=guild, asker=asker, period_kind=period, kind=kind, page=page)
        listed = {standing.member for standing in (*board.standings, *board.around)}
        names = await names_of(self.bot, guild, sorted(listed))
        await answer(interaction, _board.card(reader, board, names, asker, self.zone(guild)))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Board(bot))
