"""A server's choices read from every table that keeps one, as the document that bot.core.config describes."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.config import EDITION, MARK
from bot.core.plan import WEEKDAYS
from bot.core.scoring import BOUNDS
from bot.core.server import Server
from bot.storage import exceptions, price_rows, prompts, rewards, schedules, servers, socials
from bot.storage.exceptions import Allowed
from bot.storage.schedules import Schedule
from bot.storage.socials import Social


async def read(connection: AsyncConnection, guild: int, now: datetime) -> dict[str, Any]:
    """Everything that moderators chose; only the document's mark for a server that is not set up."""
    server = await servers.get(connection, guild)
    if server is None:
        return {MARK: EDITION}
    return {
        MARK: EDITION,
        "watched": _ids(server.watched),
        "exempt_channels": _ids(server.exempt_channels),
        "exempt_roles": _ids(server.exempt_roles),
        "leaderboard_channel": _id(server.leaderboard_channel),
        "appeals_channel": _id(server.appeals_channel),
        "zone": server.zone,
        "preset": server.preset,
        "grace_seconds": server.grace_seconds,
        "week_start": WEEKDAYS[server.week_start],
        "shadow": server.shadow,
        "allowed": [_allowed(one) for one in await exceptions.of(connection, guild)],
        "questions": [one.text for one in await prompts.own(connection, guild)],
        "boards": [_board(one) for one in await schedules.of(connection, guild)],
        "social_hours": [_social(one) for one in await socials.of(connection, guild)],
        "prices": await _prices(connection, server, now),
        "badges": server.badges,
        "roles": {kind: str(one.role) for kind, one in (await rewards.of(connection, guild)).items()},
    }


def _ids(ids: frozenset[int]) -> list[str]:
    return [str(one) for one in sorted(ids)]


def _id(id: int | None) -> str | None:
    return None if id is None else str(id)


def _allowed(one: Allowed) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": one.kind, "value": one.value, "rule": one.rule, "scope": one.scope}
    return told if one.scope == "server" else {**told, "id": str(one.scope_id)}


def _board(one: Schedule) -> dict[str, Any]:
    cadence, style = one.cadence, one.style
    told: dict[str, Any] = {"name": one.board, "every": cadence.every, "at": f"{cadence.at:%H:%M}"}
    if cadence.every == "weekly":
        told["day"] = WEEKDAYS[cadence.weekday]
    elif cadence.every != "daily":
        told["day"] = str(cadence.day)
    return {
        **told,
        "channel": _id(one.channel),
        "kinds": ", ".join(style.kinds),
        "numbers": style.numbers,
        "look": style.look,
    }


def _social(one: Social) -> dict[str, Any]:
    day, at = WEEKDAYS[one.weekday], f"{one.at:%H:%M}"
    return {"day": day, "at": at, "minutes": one.minutes, "channel": str(one.channel)}


async def _prices(connection: AsyncConnection, server: Server, now: datetime) -> dict[str, int]:
    prices = await price_rows.in_force(connection, server.guild, server.preset, now)
    return {name: int(getattr(prices, name)) for name in BOUNDS}
