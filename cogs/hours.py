"""/halfhour-admin social, prompts: what a server plans, and what it asks."""

from datetime import time
from typing import Literal

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.refusal import Refused
from bot.usecases.social import LONGEST, SHORTEST
from cogs import _hours
from cogs._room import Interaction, Room, answer, command, completes, later, note

Day = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DAYS: tuple[Day, ...] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Hours(Room):
    """What moderators plan."""

    @completes
    async def planned(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Social hours that can be taken away."""
        found = await self.app.social_list(guild=interaction.guild_id or 0)
        named = [(f"{DAYS[one.weekday]} {one.at:%H:%M}", str(one.id)) for one in found]
        return [app_commands.Choice(name=name, value=value) for name, value in named if typed in name][:25]

    @command("social", admin=True)
    @app_commands.autocomplete(remove=planned)
    async def social(
        self,
        interaction: Interaction,
        day: Day | None = None,
        at: str | None = None,
        minutes: app_commands.Range[int, SHORTEST, LONGEST] = 60,
        channel: discord.TextChannel | discord.VoiceChannel | None = None,
        remove: str | None = None,
    ) -> None:
        """Plan a social hour for every week, take one away, or list them."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader, guild = self.reader(interaction), interaction.guild_id or 0
        if remove is not None:
            gone = remove.isdecimal() and await self.app.social_remove(
                guild=guild, social=int(remove), by=interaction.user.id
            )
            await answer(interaction, note(reader.say("social.removed" if gone else "social.unknown")))
            return
        if day is not None:
            moment = _hours.clock(at)
            if moment is None:
                await answer(interaction, note(reader.say("social.bad_clock")))
                return
            where = channel.id if channel is not None else interaction.channel_id or 0
            outcome = await self._plan(interaction, where, DAYS.index(day), moment, minutes)
            if isinstance(outcome, Refused):
                await answer(interaction, note(reader.refusal(outcome)))
                return
        found = await self.app.social_list(guild=guild)
        server, here = await self.app.server(guild=guild), interaction.guild
        await answer(
            interaction,
            _hours.socials(
                reader,
                found,
                DAYS,
                server.zone if server else "UTC",
                may_announce=here is not None and here.me.guild_permissions.create_events,
            ),
        )

    async def _plan(
        self, interaction: Interaction, channel: int, weekday: int, at: time, minutes: int
    ) -> object:
        return await self.app.social_add(
            guild=interaction.guild_id or 0,
            by=interaction.user.id,
            channel=channel,
            weekday=weekday,
            at=at,
            minutes=minutes,
        )

    @completes
    async def own_prompts(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """This server's own questions, to take one away."""
        found = await self.app.prompts_list(guild=interaction.guild_id or 0)
        return [
            app_commands.Choice(name=one.text[:100], value=one.key)
            for one in found
            if typed.lower() in one.text.lower()
        ][:25]

    @command("prompts", admin=True)
    @app_commands.autocomplete(remove=own_prompts)
    async def prompts(
        self, interaction: Interaction, add: str | None = None, remove: str | None = None
    ) -> None:
        """Add a question of one's own, take one away, or list them."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader, guild = self.reader(interaction), interaction.guild_id or 0
        if remove is not None:
            gone = await self.app.prompts_remove(guild=guild, key=remove, by=interaction.user.id)
            await answer(interaction, note(reader.say("prompts.removed" if gone else "prompts.unknown")))
            return
        if add is not None:
            outcome = await self.app.prompts_add(guild=guild, by=interaction.user.id, text=add)
            if isinstance(outcome, Refused):
                await answer(interaction, note(reader.refusal(outcome)))
                return
        await answer(interaction, _hours.prompts(reader, await self.app.prompts_list(guild=guild)))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Hours(bot))
