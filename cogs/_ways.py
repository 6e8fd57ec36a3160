"""What stands in the way of a notice, seen here before Discord has to say no.

A refusal costs more than a look: too many of them ban the address, and Discord's do not say what is missing.
"""

import discord

from bot.client import HalfHour
from bot.ports import Notice, Receipt
from cogs._rights import WRITES, obstacle

PATIENCE = 3 * 3600.0
"""Seconds until a board that may not be posted is looked at again; mending it is noticed at once."""
_OUTAGE = 60.0


def in_the_way(bot: HalfHour, notice: Notice) -> Receipt | None:
    """Why a board cannot be posted just now; None where nothing stands in its way."""
    guild = bot.get_guild(notice.guild)
    if guild is None or guild.unavailable:
        return Receipt("later", reason="unavailable", retry_after=_OUTAGE)
    channel = guild.get_channel_or_thread(notice.channel or 0)
    if channel is None:
        return Receipt("closed", reason="unknown_channel")
    held = channel.permissions_for(guild.me)
    if all(getattr(held, name) for name in WRITES):
        return None
    return Receipt("later", reason="no_permission", retry_after=PATIENCE)


async def change_role(bot: HalfHour, notice: Notice) -> Receipt:
    """Give or take a role; what the bot may not do is not tried."""
    role, member, guild = notice.args["role"], notice.member, bot.get_guild(notice.guild)
    assert isinstance(role, int) and member is not None
    if guild is None or guild.unavailable:
        return Receipt("later", reason="unavailable", retry_after=_OUTAGE)
    gives = notice.kind == "role.add"
    if guild.get_role(role) is None:
        return Receipt("failed", reason="unknown_role") if gives else Receipt("sent")
    found = obstacle(guild, role)
    if found is not None and (
        gives or found != "powerful"
    ):  # what carries rights by now is taken all the same
        return Receipt("failed", reason=found)
    change = bot.http.add_role if gives else bot.http.remove_role
    await change(notice.guild, member, role, reason="Half Hour: reward")
    return Receipt("sent")


def role_mended(before: discord.Role, after: discord.Role) -> bool:
    """True where a role's change may have cleared the way for something that waits."""
    return before.position != after.position or (
        before.permissions != after.permissions and after in after.guild.me.roles
    )
