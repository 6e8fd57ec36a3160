"""What the bot must be allowed to do, and where it is not."""

import discord

from bot.core.server import Server

READS = ("view_channel", "read_message_history")
WRITES = ("view_channel", "send_messages", "read_message_history", "attach_files")


def missing_rights(server: Server | None, guild: discord.Guild | None) -> list[tuple[int, list[str]]]:
    """For each channel that was chosen, the rights that the bot lacks there, in Discord's words."""
    if server is None or guild is None:
        return []
    needs: dict[int, set[str]] = {}
    for channel in server.watched:
        needs.setdefault(channel, set()).update(READS)
    for place in (server.leaderboard_channel, server.appeals_channel):
        if place is not None:
            needs.setdefault(place, set()).update(WRITES)
    found = []
    for channel, rights in sorted(needs.items()):
        where = guild.get_channel(channel)
        if where is None:
            continue
        held = where.permissions_for(guild.me)
        lacks = sorted(name.replace("_", " ").title() for name in rights if not getattr(held, name))
        if lacks:
            found.append((channel, lacks))
    return found
