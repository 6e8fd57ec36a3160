import asyncio

import aiohttp
import discord
import pytest

from sandbox import Sandbox
from tests.sandbox.peer import Peer, checked_sandbox

POST = r"/channels/\d+/messages$"


async def test_a_429_is_waited_out_and_the_message_sent_once(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.fault("POST", POST, retry_after=0.05)
    await peer.room("general").send("once")
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["once"]
    lines = [line for line in await discord_.control.capture() if line["method"] == "POST"]
    assert [line["status"] for line in lines] == [429, 200]
    assert lines[0]["set_aside"].startswith("fault on request") and "set_aside" not in lines[1]


@pytest.mark.parametrize(("status", "kind"), [(503, discord.DiscordServerError), (403, discord.Forbidden)])
async def test_a_status_on_request(discord_: Sandbox, peer: Peer, status: int, kind: type[Exception]) -> None:
    await discord_.control.fault("POST", POST, status=status)
    with pytest.raises(kind):
        await peer.room("general").send("never")
    assert await discord_.control.read("mira", "general") == []


async def test_an_answer_lost_after_the_write(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.fault("POST", POST, lost=True)
    with pytest.raises(aiohttp.ClientError):
        await peer.room("general").send("written", nonce="row 7")
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["written"]
    again = await peer.room("general").send("written", nonce="row 7")
    assert [m["id"] for m in await discord_.control.read("mira", "general")] == [str(again.id)]


async def test_a_status_after_the_write(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.fault("POST", POST, status=503, after=True)
    with pytest.raises(discord.DiscordServerError):
        await peer.room("general").send("written")
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["written"]


async def test_a_reset_writes_nothing(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.fault("POST", POST, reset=True)
    with pytest.raises(aiohttp.ClientError):
        await peer.room("general").send("never")
    assert await discord_.control.read("mira", "general") == []


async def test_a_delay_delays_and_other_requests_pass(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.fault("POST", POST, delay=0.2)
    loop = asyncio.get_running_loop()
    before = loop.time()
    await asyncio.gather(peer.room("general").send("slow"), peer.room("general").typing())
    assert 0.2 <= loop.time() - before < 2
    assert (await discord_.control.clear_faults())["cleared"] == 0


async def test_strict_limits_answer_429_with_the_headers_that_discord_sends() -> None:
    async with checked_sandbox(strict_limits=True) as discord_, aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bot {discord_.token}"}
        url = f"{discord_.api}/channels/{discord_.world.named_channel('general').id}/messages"
        left = []
        for number in range(6):
            async with session.post(url, json={"content": str(number)}, headers=headers) as answer:
                body = await answer.json()
                left.append((answer.status, answer.headers["X-RateLimit-Remaining"]))
        assert left == [(200, "4"), (200, "3"), (200, "2"), (200, "1"), (200, "0"), (429, "0")]
        assert 0 < body["retry_after"] <= 5 and body["global"] is False
        assert "Via" in answer.headers and answer.headers["X-RateLimit-Limit"] == "5"


async def test_a_route_that_is_not_modelled_is_named() -> None:
    async with Sandbox() as discord_, aiohttp.ClientSession() as session:
        async with session.get(f"{discord_.api}/sticker-packs") as answer:
            assert (answer.status, (await answer.json())["code"]) == (404, 0)
        assert discord_.unmodelled == ["GET /sticker-packs"]
    with pytest.raises(AssertionError, match="GET /sticker-packs"):
        async with Sandbox(strict=True) as strict, aiohttp.ClientSession() as session:
            await session.get(f"{strict.api}/sticker-packs")
