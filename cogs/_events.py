"""Social hours as Discord's own scheduled events."""

from datetime import UTC, datetime

import discord

from bot.client import HalfHour
from bot.ports import Notice, Receipt
from cogs._card import Reader


async def announce(bot: HalfHour, notice: Notice, reader: Reader) -> Receipt:
    """Make the event, once: after a doubt one looks whether it stands already."""
    guild = bot.get_guild(notice.guild)
    if guild is None:
        return Receipt("later", reason="unavailable", retry_after=60.0)
    starts, ends, where = (notice.args[name] for name in ("starts", "ends", "channel"))
    assert isinstance(starts, int) and isinstance(ends, int) and isinstance(where, int)
    start = datetime.fromtimestamp(starts, UTC)
    name = reader.say("social.event-name")
    if notice.doubtful:
        standing = await guild.fetch_scheduled_events(with_counts=False)
        if any(event.name == name and event.start_time == start for event in standing):
            return Receipt("sent")
    channel = guild.get_channel_or_thread(where)
    await guild.create_scheduled_event(
        name=name,
        description=reader.say("social.event-body"),
        start_time=start,
        end_time=datetime.fromtimestamp(ends, UTC),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location=f"#{channel.name}" if channel is not None else guild.name,
        reason="Half Hour: social hour",
    )
    return Receipt("sent")
