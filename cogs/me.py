"""/halfhour me, audit: a member and their own stream."""

from typing import Literal

import discord

from bot.client import HalfHour
from bot.core.refusal import Refused
from cogs import _me
from cogs._history import READ, posts_of
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, later, note


class Me(Room):
    """What one did, and what one's stream is like."""

    @command("me")
    async def me(self, interaction: Interaction) -> None:
        """One's own card, for one's own eyes."""
        await later(interaction)
        await self._me(interaction, interaction.guild_id or 0)

    @on_press("me.share")
    async def share(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show one's card to the channel; only whoever asked for it can."""
        await later(interaction, public=True)
        await self._me(interaction, interaction.guild_id or 0, shared=True)

    async def _me(self, interaction: Interaction, guild: int, shared: bool = False) -> None:
        reader, user = self.reader(interaction), interaction.user
        me = await self.app.me(guild=guild, member=user.id)
        server = interaction.guild.name if interaction.guild else ""
        picture = None
        if self.app.paint is not None:
            picture = await self.app.paint.card(_me.member_card(me, user.display_name, server), reader.locale)
        card, files = _me.my_card(reader, me, user.display_name, picture, shared=shared)
        await answer(interaction, card, files)

    @command("audit")
    async def audit(self, interaction: Interaction, whose: Literal["mine", "channel"] = "mine") -> None:
        """The share of the three noises among this channel's last messages; nothing is kept."""
        await later(interaction)
        reader, rights = self.reader(interaction), interaction.permissions
        if whose == "channel" and not (rights.manage_messages or rights.manage_guild):
            await answer(interaction, note(reader.say("audit.moderators-only")))
            return
        try:
            posts = await posts_of(interaction.channel, READ)
        except discord.Forbidden:
            await answer(interaction, note(reader.say("start.unreadable")))
            return
        member = interaction.user.id if whose == "mine" else None
        outcome = await self.app.audit(guild=interaction.guild_id or 0, posts=posts, member=member)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
            return
        paint = self.app.paint
        picture = await paint.audit(outcome.audit, reader.locale) if paint is not None else None
        await answer(interaction, *_me.audit(reader, outcome, picture))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Me(bot))
