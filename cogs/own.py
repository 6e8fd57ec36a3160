"""/halfhour settings, privacy: what is a member's own."""

import json
from io import BytesIO
from typing import Any, Literal

import discord

from bot.client import HalfHour
from bot.core.refusal import KEEP, Refused
from bot.core.wishes import BoardWish, DareWish, NudgeWay
from cogs import _own
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, hold, later, note


class Own(Room):
    """What a member chose, and what is kept about them."""

    @command("settings")
    async def settings(
        self,
        interaction: Interaction,
        nudges: NudgeWay | None = None,
        zone: str | None = None,
        quiet: str | None = None,
        dares: DareWish | None = None,
        board: BoardWish | None = None,
    ) -> None:
        """Read or change what one chose."""
        await later(interaction)
        hours = _own.quiet_hours(quiet)
        given: dict[str, Any] = {"nudges": nudges or KEEP, "zone": zone or KEEP, "dares": dares or KEEP}
        given["board"] = board or KEEP
        given["quiet"] = KEEP if quiet is None else hours
        await self._settings(interaction, given)

    @on_press("settings.nudges", "settings.dares", "settings.board")
    async def settings_chosen(self, interaction: Interaction, pressed: Pressed) -> None:
        """A menu of the settings card."""
        await hold(interaction)
        await self._settings(interaction, {pressed.verb.removeprefix("settings."): pressed.values[0]})

    async def _settings(self, interaction: Interaction, given: dict[str, Any]) -> None:
        reader, guild = self.reader(interaction), interaction.guild_id or 0
        outcome = await self.app.settings(guild=guild, member=interaction.user.id, **given)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _own.settings(reader, outcome))

    @command("privacy")
    async def privacy(self, interaction: Interaction, what: Literal["read", "erase"] = "read") -> None:
        """What is kept, as a file; or the question whether to erase it."""
        await later(interaction)
        if what == "erase":
            await answer(interaction, _own.erase_question(self.reader(interaction)))
            return
        kept = await self.app.privacy_export(member=interaction.user.id)
        data = json.dumps(kept, indent=2, ensure_ascii=False).encode()
        file = discord.File(BytesIO(data), filename="half-hour.json")
        await answer(interaction, _own.export(self.reader(interaction)), [file])

    @on_press("erase.ask")
    async def erase_asked(self, interaction: Interaction, pressed: Pressed) -> None:
        """The button under what is kept."""
        await later(interaction)
        await answer(interaction, _own.erase_question(self.reader(interaction)))

    @on_press("erase.keep")
    async def kept(self, interaction: Interaction, pressed: Pressed) -> None:
        """They thought better of it."""
        await hold(interaction)
        await answer(interaction, note(self.reader(interaction).say("privacy.kept")))

    @on_press("erase")
    async def erase(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "Erase everything": done at once."""
        await hold(interaction)
        erased = await self.app.privacy_erase(member=interaction.user.id)
        await answer(interaction, note(self.reader(interaction).say("privacy.erased", rows=erased.rows)))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Own(bot))
