"""What was said, and deleted, while the bot was away: read again before anything that is due is settled."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.client import HalfHour
from bot.core.place import Place
from cogs._room import Room
from cogs._translate import handles_of, place_of, roles_of_author, said_by_person, to_post

log = logging.getLogger(__name__)

Readable = discord.TextChannel | discord.VoiceChannel | discord.Thread
REACH = timedelta(hours=24)
"""At most so far back; within it, to the start of the oldest half hour that is not settled."""
MOST = 2000
"""Messages of one channel."""
_PATIENCE = 60.0  # seconds for all of it: what is due cannot wait for ever


class CatchUp(Room):
    """After a start, and after a session that could not be resumed. Booking twice is no danger: the ledger is
    keyed, so that what was heard already comes to nothing.

    Not caught up with: archived threads, reactions, and what lies beyond these limits.
    """

    async def cog_load(self) -> None:
        """Be asked before the schedule starts."""
        await super().cog_load()
        self.bot.catch_up = self.read_again

    async def read_again(self) -> int:
        """Every watched channel of servers where a half hour runs; returns how many messages were read."""
        read = 0
        try:
            async with asyncio.timeout(_PATIENCE):
                for channel, since in self._channels():
                    read += await self._read(channel, since)
        except TimeoutError:
            log.warning("catching up took too long; %d messages were read", read)
        return read

    def _channels(self) -> Iterator[tuple[Readable, datetime]]:
        for guild in self.bot.guilds:
            began = self.app.gate.began(guild.id)
            if guild.unavailable or began is None:
                continue
            places: list[Readable] = [*guild.text_channels, *guild.voice_channels, *guild.threads]
            for channel in places:
                place = place_of(guild.id, channel)
                if self.app.gate.hears(place.guild, place.channel, place.parent, place.category):
                    yield channel, max(began, self.app.clock.now() - REACH)

    async def _read(self, channel: Readable, since: datetime) -> int:
        place, until = place_of(channel.guild.id, channel), self.app.clock.now()
        if not channel.permissions_for(channel.guild.me).read_message_history:
            return 0  # Discord shows nothing then, and nothing would look like everything deleted
        stands: list[int] = []
        read = 0
        try:
            # From a second earlier: an id holds milliseconds, and the first message is as good as the last.
            after = since - timedelta(seconds=1)
            async for message in channel.history(limit=MOST, after=after, oldest_first=True):
                stands.append(message.id)
                if said_by_person(message):
                    await self._hear(message, place)
                    read += 1
        except (discord.HTTPException, aiohttp.ClientError) as error:
            log.info("a channel could not be read again: %s", type(error).__name__)
            return read
        if len(stands) >= MOST:  # what comes after the last one was not looked at
            until = discord.utils.snowflake_time(stands[-1])
        await self.app.missing(
            guild=channel.guild.id, channel=channel.id, read=stands, since=since, until=until
        )
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
