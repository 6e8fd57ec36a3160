"""What the page knows when it opens: Discord as one person sees it, and who else one can be."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sandbox.json_types import Json
from sandbox.permissions import bits, in_guild
from sandbox.shapes import people, places
from sandbox.world.channel import ChannelType
from sandbox.world.guild import Guild

if TYPE_CHECKING:
    from sandbox.server import Sandbox

ORDER = ("newcomer", "member", "second", "moderator")


def page_state(
    sandbox: "Sandbox", user: str | None, *, parts: Mapping[str, str] | None, cast: frozenset[int]
) -> Json:
    """The state for a user (id or name); None stands for the newcomer. Raises 10013 for somebody unknown."""
    world = sandbox.world
    guild = next(iter(world.guilds.values()))
    playing = _parts(sandbox, guild, parts, cast)
    me = world.named_user(user).id if user else next(iter(playing))
    seen = sandbox.state(me)
    own = [g for g in seen["guilds"] if g["id"] == str(guild.id)]
    body: Json = own[0] if own else places.guild(guild)
    channels = [*body.pop("channels", []), *body.pop("threads", [])]
    parents = {channel.get("parent_id") for channel in channels}
    category = int(ChannelType.CATEGORY)
    return {
        "me": seen["user"],
        "application": seen["application"],
        "bot_online": seen["bot_online"],
        "clock": seen["clock"],
        "members": body.pop("members", []),
        "guild": body,
        "channels": [c for c in channels if c["type"] != category or c["id"] in parents],
        "dms": seen["private_channels"],
        "commands": seen["commands"],
        "people": [{"user": people.user(world.users[u]), "part": part} for u, part in playing.items()],
    }


def _parts(
    sandbox: "Sandbox", guild: Guild, given: Mapping[str, str] | None, cast: frozenset[int]
) -> dict[int, str]:
    """Who plays what, the newcomer first: as given, else a moderator by permissions and the rest in turn."""
    world = sandbox.world
    humans = [u for u in guild.members if not world.users[u].bot]
    if given is not None:
        playing = {world.named_user(name).id: part for name, part in given.items()}
    else:
        manages = bits("manage_guild")
        rights = {u: in_guild(guild, u, sandbox.clock.now()) for u in humans}
        moderators = [u for u in humans if rights[u] & manages and u != guild.owner_id]
        free = [u for u in humans if not rights[u] & manages and u not in cast]
        playing = dict(zip(free, ("member", "second", "newcomer"), strict=False))
        playing |= dict.fromkeys(moderators[:1], "moderator")
    playing |= {u: "cast" for u in humans if u in cast and u not in playing}
    rank = {part: place for place, part in enumerate(ORDER)}
    return dict(sorted(playing.items(), key=lambda pair: rank.get(pair[1], len(ORDER))))
