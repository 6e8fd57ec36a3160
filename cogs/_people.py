"""Who is here, and what they are called: asked of Discord when it matters, never kept."""

from collections.abc import Mapping, Sequence

from bot.client import HalfHour


async def names_of(bot: HalfHour, guild: int, members: Sequence[int]) -> Mapping[int, str]:
    """Display names of those who are there now; who left is absent, in an outage all are there as ""."""
    place = bot.get_guild(guild)
    if place is None or place.unavailable:
        return dict.fromkeys(members, "")
    found: dict[int, str] = {}
    wanted = list(dict.fromkeys(members))
    for start in range(0, len(wanted), 100):
        chunk = await place.query_members(user_ids=wanted[start : start + 100], limit=100, cache=False)
        found.update((member.id, member.display_name) for member in chunk)
    return found
