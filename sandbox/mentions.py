"""Whom a text mentions, once `allowed_mentions` and permissions have had their say."""

import re
from dataclasses import dataclass

from sandbox.json_types import Json
from sandbox.world import World
from sandbox.world.guild import Guild

USER = re.compile(r"<@!?(\d{15,20})>")
ROLE = re.compile(r"<@&(\d{15,20})>")
EVERYONE = re.compile(r"@(?:everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The outcome: user ids, role ids, and whether everybody is meant."""

    users: list[int]
    roles: list[int]
    everyone: bool


def mentions(
    world: World,
    guild: Guild | None,
    text: str,
    allowed: Json | None,
    *,
    may_mention_everyone: bool,
    replied_to: int | None,
) -> Mentions:
    """`replied_to` is the author of the message replied to; mentioned unless the body says not."""
    parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    found = [u for u in map(int, USER.findall(text)) if u in world.users]
    if "users" not in parse:
        chosen = {int(u) for u in (allowed or {}).get("users") or ()}
        found = [u for u in found if u in chosen]
    if replied_to is not None and (allowed is None or allowed.get("replied_user")):
        found.append(replied_to)
    roles: list[int] = []
    if guild is not None:
        chosen = {int(r) for r in (allowed or {}).get("roles") or ()}
        for role_id in map(int, ROLE.findall(text)):
            role = guild.roles.get(role_id)
            if role is None or not ("roles" in parse or role_id in chosen):
                continue
            if role.mentionable or may_mention_everyone:
                roles.append(role_id)
    everyone = (
        guild is not None and may_mention_everyone and "everyone" in parse and bool(EVERYONE.search(text))
    )
    return Mentions(list(dict.fromkeys(found)), list(dict.fromkeys(roles)), everyone)
