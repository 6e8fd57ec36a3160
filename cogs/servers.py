"""Servers, channels and threads that come and go."""

import discord

from bot.client import HalfHour
from cogs._room import Room
from cogs._ways import role_mended


class Servers(Room):
    """An outage is no farewell: nothing is forgotten before the bot was really sent away."""

    @Room.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone."""
        await self.app.channel_gone(guild=channel.guild.id, channel=channel.id)

    @Room.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread or forum post is gone, with all that was said in it."""
        if self.app.gate.set_up(payload.guild_id):
            await self.app.channel_gone(guild=payload.guild_id, channel=payload.thread_id)

    @Room.listener()
    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Rights in a channel have changed: what waited for them goes on."""
        if before.overwrites != after.overwrites and self.app.gate.set_up(after.guild.id):
            await self.app.try_again(guild=after.guild.id)

    @Room.listener()
    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """Roles were moved, or the bot's own rights have changed."""
        if role_mended(before, after) and self.app.gate.set_up(after.guild.id):
            await self.app.try_again(guild=after.guild.id)

    @Room.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed. An outage is no removal: discord.py tells it by another name."""
        await self.app.guild_gone(guild=guild.id)

    @Room.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added, perhaps again."""
        await self.app.guild_back(guild=guild.id)


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Servers(bot))
