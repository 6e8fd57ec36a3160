"""Where a half hour begins when its button stands in a place where nobody talks, such as the leaderboard."""

from collections.abc import Iterator

import discord

from bot.core.place import Place
from bot.core.server import Server
from cogs._room import Interaction, here
from cogs._translate import place_of


def talking_place(interaction: Interaction, server: Server | None) -> tuple[Place, discord.Permissions]:
    """Here, or where that is not watched the first watched channel that both can read; and our rights."""
    place, rights = here(interaction), interaction.app_permissions
    guild, member = interaction.guild, interaction.user
    if server is None or guild is None or server.watches(place) or not isinstance(member, discord.Member):
        return place, rights
    for channel in _channels(guild, server):
        found = place_of(guild.id, channel)
        mine = channel.permissions_for(guild.me)
        if server.watches(found) and mine.view_channel and mine.read_message_history:
            theirs = channel.permissions_for(member)
            if theirs.view_channel and theirs.send_messages:
                return found, mine
    return place, rights


def _channels(guild: discord.Guild, server: Server) -> Iterator[discord.TextChannel]:
    """The text channels that a server watches, in the order in which people see them."""
    for channel in guild.text_channels:
        if channel.id in server.watched or channel.category_id in server.watched:
            yield channel
