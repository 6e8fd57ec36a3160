"""The client's guards: in a sandbox nothing can leave this machine, and a failure is told in words."""

import aiohttp
import discord
import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.cli.run import looks_real, token_of
from bot.client import CannotStartError, ElsewhereRefusedError, LoopbackOnly, intents, loopback, point_at
from bot.settings import Settings


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8080/api/v10", True),
        ("ws://127.0.0.1:8080/gateway", True),
        ("http://[::1]:80/", True),
        ("http://localhost:80/", False),
        ("https://discord.com/api/v10", False),
        ("http://127.0.0.1.example.com/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_only_a_loopback_literal_is_this_machine(url: str, here: bool) -> None:
    assert loopback(url) is here


def test_another_discord_is_only_taken_on_this_machine() -> None:
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    try:
        with pytest.raises(ElsewhereRefusedError):
            point_at("https://discord.com/api/v10", "ws://127.0.0.1:1/gateway")
        with pytest.raises(ElsewhereRefusedError):
            point_at("http://127.0.0.1:1/api/v10", "wss://gateway.discord.gg/")
        assert before[:2] == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
        point_at("http://localhost:9000/api/v10", "ws://127.0.0.1:9000/gateway")
        assert Route.BASE == "http://127.0.0.1:9000/api/v10"
        assert yarl.URL("ws://127.0.0.1:9000/gateway") == DiscordWebSocket.DEFAULT_GATEWAY
        assert discord.Asset.BASE == "http://127.0.0.1:9000/cdn"
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = before


async def test_a_redirect_cannot_lead_the_bot_away() -> None:
    async def away(request: web.Request) -> web.Response:
        raise web.HTTPFound("http://192.0.2.1/steal")

    app = web.Application()
    app.router.add_get("/", away)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        async with aiohttp.ClientSession(connector=LoopbackOnly()) as session:
            with pytest.raises(ElsewhereRefusedError):
                await session.get(f"http://127.0.0.1:{port}/")
            with pytest.raises(ElsewhereRefusedError):
                await session.ws_connect("wss://gateway.discord.gg/")
    finally:
        await runner.cleanup()


def test_the_bot_asks_for_no_more_than_it_needs() -> None:
    asked = {name for name, on in intents() if on}
    assert asked == {"guilds", "guild_messages", "guild_reactions", "message_content", "dm_messages"}


def given(**values: object) -> Settings:
    return Settings(_env_file=None).model_copy(update=values)  # type: ignore[call-arg]


REAL = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbcde.abcdefghijklmnopqrstuvwxyz0123456789AB"


@pytest.mark.parametrize(
    ("token", "real"), [(REAL, True), ("sandbox-token", False), ("", False), ("a.b.c", False)]
)
def test_a_real_token_is_told_by_its_shape(token: str, real: bool) -> None:
    assert looks_real(token) is real


def test_a_real_token_never_goes_to_a_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", REAL)
    with pytest.raises(CannotStartError, match="real-token"):
        token_of(given(discord_api="http://127.0.0.1:1/api/v10"))
    assert token_of(given()) == REAL


def test_without_a_token_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    with pytest.raises(CannotStartError, match="no-token"):
        token_of(given())
    assert token_of(given(discord_api="http://127.0.0.1:1/api/v10")) == "sandbox-token"
