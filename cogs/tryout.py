"""/halfhour-admin shadow, replay: how the rules would do here, before anybody feels them."""

from typing import Literal

import discord

from bot.client import HalfHour
from bot.core.policy import Preset
from bot.core.refusal import Refused
from cogs import _tryout
from cogs._card import quoted
from cogs._history import READ, posts_of
from cogs._room import Interaction, Room, answer, command, later, note


class Tryout(Room):
    """Try the dare out, on what comes and on what was said already."""

    @command("shadow", admin=True)
    async def shadow(self, interaction: Interaction, switch: Literal["on", "off"] | None = None) -> None:
        """Slips are counted and not told; without a choice, how it stands."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader, wanted = self.reader(interaction), None if switch is None else switch == "on"
        guild = interaction.guild_id or 0
        outcome = await self.app.shadow(guild=guild, by=interaction.user.id, on=wanted)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
        else:
            await answer(interaction, _tryout.shadow(reader, outcome))

    @command("replay", admin=True)
    async def replay(
        self,
        interaction: Interaction,
        strictness: Preset | None = None,
        phrase: str | None = None,
        domain: str | None = None,
    ) -> None:
        """This channel's last messages judged again: as it is, and as it would be."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader = self.reader(interaction)
        try:
            posts = await posts_of(interaction.channel, READ)
        except discord.Forbidden:
            await answer(interaction, note(reader.say("start.unreadable")))
            return
        outcome = await self.app.replay(
            guild=interaction.guild_id or 0,
            posts=posts,
            preset=strictness,
            phrase=phrase or "",
            domain=domain or "",
        )
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
            return
        tried = [quoted(strictness)] if strictness else []
        tried += [reader.say("replay.allowing", value=quoted(one)) for one in (phrase, domain) if one]
        await answer(interaction, _tryout.replay(reader, outcome, ", ".join(tried)))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Tryout(bot))
