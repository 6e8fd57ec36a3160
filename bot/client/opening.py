"""Making the client, serving with it, and a visit that leaves nothing behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord

from bot.client.elsewhere import LoopbackOnly, gateway_beside, point_at
from bot.client.failures import told
from bot.client.halfhour import HalfHour, intents
from bot.settings import Settings, shard_span
from bot.texts import Texts
from bot.usecases.app import App


def make_client(settings: Settings, app: App, texts: Texts) -> HalfHour:
    """The client as the settings want it; call it inside the running loop.

    With HALFHOUR_DISCORD_API set it is aimed at that Discord on this machine, and can reach nothing else.
    """
    shards, count = shard_span(settings.shards) if settings.shards else (None, None)
    if settings.discord_api is None:
        return HalfHour(app, texts, shard_ids=shards, shard_count=count)
    gateway = settings.discord_gateway or gateway_beside(settings.discord_api)
    point_at(settings.discord_api, gateway)
    return HalfHour(
        app, texts, shard_ids=shards, shard_count=count, connector=LoopbackOnly(limit=0), sandbox=True
    )


async def serve(client: HalfHour, token: str) -> None:
    """Log in and run until closed; raises CannotStartError where Discord cannot be reached or refuses."""
    with told():
        async with client:
            await client.start(token)


@dataclass(frozen=True, slots=True)
class Visit:
    """What logging in without staying shows; `content`: the message content intent is switched on."""

    name: str
    application: int
    content: bool
    guilds: Mapping[int, str]


async def visit(settings: Settings, token: str) -> Visit:
    """Log in, look, and leave without touching anything; raises CannotStartError."""
    options: dict[str, Any] = {}
    if settings.discord_api is not None:
        point_at(settings.discord_api, settings.discord_gateway or gateway_beside(settings.discord_api))
        options["connector"] = LoopbackOnly(limit=0)
    with told():
        async with discord.Client(intents=intents(), **options) as client:
            await client.login(token)
            about = await client.application_info()
            flags = about.flags
            content = flags.gateway_message_content or flags.gateway_message_content_limited
            guilds = {guild.id: guild.name async for guild in client.fetch_guilds(limit=None)}
            return Visit(str(client.user), about.id, content, guilds)
