"""Why was this flagged, check before you post, appeals: the judge explained to people."""

from dataclasses import replace

import discord
from discord import app_commands

from bot.client import HalfHour
from bot.core.place import Place
from bot.core.post import Post
from cogs import _judging
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, here, hold, later, menu, roles_of
from cogs._translate import handles_of, names_of, place_of, roles_of_author, to_post


class Judging(Room):
    """One judge for everybody who asks."""

    @menu("Why was this flagged?")
    async def why_menu(self, interaction: Interaction, message: discord.Message) -> None:
        """The message menu: on one's own message, for moderators on any."""
        await later(interaction)
        await self._why(
            interaction, place_of(interaction.guild_id or 0, message.channel), message.id, message
        )

    @on_press("why")
    async def why_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The button under a nudge, also in a DM: it carries where the message stands."""
        await later(interaction)
        guild, channel, message = (pressed.number(index) for index in range(3))
        where = self.bot.get_partial_messageable(channel, guild_id=guild)
        try:
            found = await where.fetch_message(message)
        except discord.HTTPException:
            found = None
        known = self.bot.get_channel(channel) or discord.Object(channel)
        await self._why(interaction, place_of(guild, known), message, found)

    async def _why(
        self, interaction: Interaction, place: Place, message: int, found: discord.Message | None
    ) -> None:
        moderator = interaction.guild_id == place.guild and interaction.permissions.manage_messages
        post = to_post(found) if found else None
        outcome = await self.app.why(
            guild=place.guild,
            channel=place.channel,
            message=message,
            asker=interaction.user.id,
            moderator=moderator,
            post=post,
            place=place,
            roles=roles_of_author(found) if found else (),
            handles=handles_of(found) if found else (),
        )
        await answer(
            interaction, _judging.explanation(self.reader(interaction), outcome, interaction.user.id)
        )

    @on_press("appeal")
    async def appeal(self, interaction: Interaction, pressed: Pressed) -> None:
        """ "It isn't selling": one appeal to the moderators."""
        await later(interaction)
        outcome = await self.app.appeal(member=interaction.user.id, slip=pressed.number(0))
        await answer(interaction, _judging.appealed(self.reader(interaction), outcome))

    @on_press("decide")
    async def decide(self, interaction: Interaction, pressed: Pressed) -> None:
        """A moderator's word on an appeal, by the buttons of the queue's message."""
        if not await self.may_decide(interaction):
            return
        await hold(interaction)
        outcome = await self.app.decide(
            appeal=pressed.number(0), by=interaction.user.id, accept=bool(pressed.number(1))
        )
        await _judging.show_decision(interaction, self.reader(interaction), outcome)

    async def may_decide(self, interaction: Interaction) -> bool:
        """True for whoever may manage messages where the queue stands; anybody else is told why not."""
        rights = interaction.permissions
        if rights.manage_messages or rights.manage_guild:
            return True
        await self.bot.tell(interaction, "appeal.moderators-only")
        return False

    @command("check")
    async def check(self, interaction: Interaction, text: app_commands.Range[str, 1, 4000]) -> None:
        """A draft, before it is posted."""
        await later(interaction)
        guild, channel = interaction.guild_id or 0, interaction.channel_id or 0
        post = Post(
            message=0,
            author=interaction.user.id,
            text=text,
            guild=guild,
            channel=channel,
            at=self.app.clock.now(),
        )
        await self._check(interaction, post)

    @menu("Check for selling")
    async def check_menu(self, interaction: Interaction, message: discord.Message) -> None:
        """The message menu: anybody, on any message they can read, judged as if they posted it themselves."""
        await later(interaction)
        # What somebody else declared or keeps linking to is theirs alone to know.
        await self._check(interaction, replace(to_post(message), author=interaction.user.id))

    async def _check(self, interaction: Interaction, post: Post) -> None:
        outcome = await self.app.check(
            post=post,
            place=here(interaction),
            roles=roles_of(interaction),
            handles=names_of(interaction.user),
        )
        await answer(interaction, _judging.checked(self.reader(interaction), outcome))


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Judging(bot))
