"""/halfhour me, audit: a member and their own stream."""

from collections import deque
from typing import Literal

import discord

from bot.client import HalfHour
from bot.core.refusal import Refused
from cogs import _me
from cogs._history import READ, posts_of
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, hold, later, note, stand


class Me(Room):
    """What one did, and what one's stream is like."""

    def __init__(self, bot: HalfHour) -> None:
        super().__init__(bot)
        self._shared: deque[int] = deque(maxlen=100)

    @command("me")
    async def me(self, interaction: Interaction) -> None:
        """One's own card, for one's own eyes."""
        await later(interaction)
        await answer(interaction, *await self._drawn(interaction, "private"))

    @on_press("me.share")
    async def share(self, interaction: Interaction, pressed: Pressed) -> None:
        """Show one's card to the channel; only whoever asked for it can."""
        await hold(interaction)
        asked = interaction.message.id if interaction.message else 0
        if asked in self._shared:
            return  # two quick clicks: it stands there already
        self._shared.append(asked)
        await stand(interaction, *await self._drawn(interaction, "shared"))
        await answer(interaction, *await self._drawn(interaction, "shown"))

    async def _drawn(self, interaction: Interaction, how: _me.Sharing) -> _me.Shown:
        reader, user = self.reader(interaction), interaction.user
        me = await self.app.me(guild=interaction.guild_id or 0, member=user.id)
        server = interaction.guild.name if interaction.guild else ""
        picture = None
        if self.app.paint is not None:
            picture = await self.app.paint.card(_me.member_card(me, user.display_name, server), reader.locale)
        return _me.my_card(reader, me, user.display_name, picture, how)

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
