"""What was said in a channel, read back for an audit or a replay: people's messages only, oldest first."""

from typing import Any

from bot.core.post import Post
from cogs._translate import said_by_person, to_post

READ = 1000
"""Messages of a channel that are looked at."""


async def posts_of(channel: Any, limit: int) -> list[Post]:
    """Among the last `limit` messages, those that people said; raises Forbidden where they cannot be read."""
    found = [to_post(message) async for message in channel.history(limit=limit) if said_by_person(message)]
    return found[::-1]
