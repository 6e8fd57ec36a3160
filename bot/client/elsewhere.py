"""Aiming discord.py at another Discord on this machine, and at nothing else."""

import ipaddress
from typing import Any

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route


class ElsewhereRefusedError(RuntimeError):
    """Something pointed the bot at an address that is not this machine while it runs against a sandbox."""


def loopback(url: str | yarl.URL) -> bool:
    """True when the address is a loopback IP literal (a name could lead anywhere)."""
    host = yarl.URL(str(url)).host or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class LoopbackOnly(aiohttp.TCPConnector):
    """A connector that cannot leave this machine, wherever /gateway/bot, READY or a redirect may point."""

    async def connect(self, req: Any, traces: Any, timeout: Any) -> Any:  # noqa: ASYNC109 - the name is aiohttp's
        """Connect, or raise ElsewhereRefusedError where the address is not loopback."""
        # Every request, socket and redirect goes through here, so no answer can lead the bot elsewhere.
        if not loopback(req.url):
            raise ElsewhereRefusedError(f"{req.url.host} is not this machine")
        return await super().connect(req, traces, timeout)


def point_at(api: str, gateway: str) -> None:
    """Aim discord.py at another Discord on this machine; ElsewhereRefusedError for other addresses."""
    api, gateway = (url.replace("//localhost", "//127.0.0.1").rstrip("/") for url in (api, gateway))
    for url in (api, gateway):
        if not loopback(url):
            raise ElsewhereRefusedError(f"{url} is no loopback address such as http://127.0.0.1:8080/api/v10")
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    discord.Asset.BASE = str(yarl.URL(api).origin() / "cdn")


def gateway_beside(api: str) -> str:
    """Where the gateway of such a Discord is found when nobody says."""
    return str(yarl.URL(api).with_scheme("ws").with_path("/gateway"))
