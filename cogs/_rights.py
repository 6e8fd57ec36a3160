"""What the bot must be allowed to do, and where it is not."""

from typing import Literal

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


Obstacle = Literal["everyone", "managed", "powerful", "too_high", "no_right"]
_POWERS = discord.Permissions(
    administrator=True, manage_guild=True, manage_roles=True, manage_channels=True, manage_webhooks=True,
    ban_members=True, kick_members=True, moderate_members=True, manage_messages=True, mention_everyone=True,
)  # fmt: skip


def obstacle(guild: discord.Guild, role: int) -> Obstacle | None:
    """Why the bot cannot, or should not, give a role; None where nothing stands in the way."""
    found = guild.get_role(role)
    if found is None or found.is_default():
        return "everyone"
    if found.managed:
        return "managed"
    if found.permissions.value & _POWERS.value:
        return "powerful"
    if not guild.me.guild_permissions.manage_roles:
        return "no_right"
    return "too_high" if found >= guild.me.top_role else None
