"""What was said while the bot was away: read again before anything that is due is settled."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta

import aiohttp
import discord

from bot.client import HalfHour
from bot.core.challenge import MOST_MINUTES, SETTLES_AFTER
from bot.core.place import Place
from cogs._room import Room
from cogs._translate import handles_of, place_of, roles_of_author, said_by_person, to_post

log = logging.getLogger(__name__)

Readable = discord.TextChannel | discord.VoiceChannel | discord.Thread
REACH = timedelta(minutes=MOST_MINUTES) + SETTLES_AFTER
"""As far back as any half hour can reach that is not settled."""
_MOST = 300  # messages of one channel
_PATIENCE = 60.0  # seconds for all of it: what is due cannot wait for ever


class CatchUp(Room):
    """After a start, and after a session that could not be resumed. Booking twice is no danger: the ledger is
    keyed, so that what was heard already comes to nothing."""

    async def cog_load(self) -> None:
        """Be asked before the schedule starts."""
        await super().cog_load()
        self.bot.catch_up = self.read_again

    async def read_again(self) -> int:
        """Every watched channel of servers where a half hour runs; returns how many messages were read."""
        read = 0
        try:
            async with asyncio.timeout(_PATIENCE):
                for channel in self._channels():
                    read += await self._read(channel)
        except TimeoutError:
            log.warning("catching up took too long; %d messages were read", read)
        return read

    def _channels(self) -> Iterator[Readable]:
        for guild in self.bot.guilds:
            if not guild.unavailable and self.app.gate.set_up(guild.id):
                places: list[Readable] = [*guild.text_channels, *guild.voice_channels, *guild.threads]
                for channel in places:
                    place = place_of(guild.id, channel)
                    if self.app.gate.hears(place.guild, place.channel, place.parent, place.category):
                        yield channel

    async def _read(self, channel: Readable) -> int:
        since = self.app.clock.now() - REACH
        place, read = place_of(channel.guild.id, channel), 0
        try:
            async for message in channel.history(limit=_MOST, after=since, oldest_first=True):
                if said_by_person(message):
                    await self._hear(message, place)
                    read += 1
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("a channel could not be read again: %s", type(error).__name__)
        return read

    async def _hear(self, message: discord.Message, place: Place) -> None:
        hear = self.app.watch if message.edited_at is None else self.app.edited
        await hear(
            post=to_post(message),
            place=place,
            roles=roles_of_author(message),
            handles=handles_of(message),
        )


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(CatchUp(bot))
