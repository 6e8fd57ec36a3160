"""The trace of a message as plain JSON: for a sandbox's page, which looks over the bot's shoulder."""

from typing import Any

import discord

from bot.client import HalfHour
from cogs._card import Reader
from cogs._room import Room
from cogs._trace import trace
from cogs._translate import handles_of, place_of, roles_of_author, to_post


class Shoulder(Room):
    """The same explanation as "Why was this flagged?", by the same use case."""

    async def cog_load(self) -> None:
        """Let a sandbox's page look over our shoulder."""
        await super().cog_load()
        self.bot.explain = self.explain

    async def explain(self, channel: int, message: int) -> dict[str, Any] | None:
        """The trace of a message as plain JSON; None where nobody took the dare or it cannot be read."""
        known = self.bot.get_channel(channel)
        guild = getattr(known, "guild", None)
        if guild is None or not self.app.gate.set_up(guild.id):
            return None
        try:
            found = await self.bot.get_partial_messageable(channel, guild_id=guild.id).fetch_message(message)
        except discord.HTTPException:
            return None
        if not self.app.gate.knows(guild.id, found.author.id):
            return None
        outcome = await self.app.why(
            guild=guild.id,
            channel=channel,
            message=message,
            asker=found.author.id,
            moderator=True,
            post=to_post(found),
            place=place_of(guild.id, known),
            roles=roles_of_author(found),
            handles=handles_of(found),
        )
        return trace(Reader(self.bot.texts), outcome, found.content, _names(found))


def _names(message: discord.Message) -> dict[int, str]:
    """What those are called whom a message speaks to."""
    answered = message.reference.resolved if message.reference else None
    people = [*message.mentions, *([answered.author] if isinstance(answered, discord.Message) else [])]
    return {person.id: person.display_name for person in people}


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Shoulder(bot))
