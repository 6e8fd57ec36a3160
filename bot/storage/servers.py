"""Servers' settings."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.policy import Preset
from bot.core.server import Server
from bot.storage.columns import table_of
from bot.storage.statements import insert, put
from bot.storage.tables.server import ServerPlaceRow, ServerRow

SERVER = table_of(ServerRow)
PLACE = table_of(ServerPlaceRow)
_KINDS = ("watched", "exempt_channel", "exempt_role")


async def get(connection: AsyncConnection, guild: int) -> Server | None:
    """A server's settings, or None before setup."""
    return (await _load(connection, guild)).get(guild)


async def present(connection: AsyncConnection) -> dict[int, Server]:
    """Every server that is set up and has not sent the bot away."""
    return await _load(connection, None)


async def save(connection: AsyncConnection, server: Server) -> None:
    """Write a server's settings, whole."""
    await put(
        connection,
        SERVER,
        ("guild",),
        guild=server.guild,
        leaderboard_channel=server.leaderboard_channel,
        appeals_channel=server.appeals_channel,
        zone=server.zone,
        preset=server.preset,
        consent_version=server.consent_version,
        grace_seconds=server.grace_seconds,
        week_start=server.week_start,
        shadow=server.shadow,
        badges=server.badges,
        gone_at=None,
    )
    await connection.execute(delete(PLACE).where(PLACE.c.guild == server.guild))
    rows = [
        {"guild": server.guild, "kind": kind, "place": place}
        for kind, places in zip(
            _KINDS, (server.watched, server.exempt_channels, server.exempt_roles), strict=True
        )
        for place in places
    ]
    if rows:
        await connection.execute(insert(connection, PLACE), rows)


async def mark_gone(connection: AsyncConnection, guild: int, at: datetime | None) -> None:
    """Note that the bot was sent away (`at`), or is back (None)."""
    await connection.execute(update(SERVER).where(SERVER.c.guild == guild).values(gone_at=at))


async def _load(connection: AsyncConnection, guild: int | None) -> dict[int, Server]:
    servers = select(SERVER).where(SERVER.c.gone_at.is_(None))
    places = select(PLACE)
    if guild is not None:
        servers, places = servers.where(SERVER.c.guild == guild), places.where(PLACE.c.guild == guild)
    found: dict[tuple[int, str], set[int]] = {}
    for row in await connection.execute(places):
        found.setdefault((row.guild, row.kind), set()).add(row.place)
    return {row.guild: _server(row, found) for row in await connection.execute(servers)}


def _server(row: Row[tuple[object, ...]], places: dict[tuple[int, str], set[int]]) -> Server:
    def named(kind: str) -> frozenset[int]:
        chosen: Iterable[int] = places.get((row.guild, kind), ())
        return frozenset(chosen)

    return Server(
        guild=row.guild,
        watched=named("watched"),
        exempt_channels=named("exempt_channel"),
        exempt_roles=named("exempt_role"),
        leaderboard_channel=row.leaderboard_channel,
        appeals_channel=row.appeals_channel,
        zone=row.zone,
        preset=cast(Preset, row.preset),
        consent_version=row.consent_version,
        grace_seconds=row.grace_seconds,
        week_start=row.week_start,
        shadow=row.shadow,
        badges=row.badges,
    )
