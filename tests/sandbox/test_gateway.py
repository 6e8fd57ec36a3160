import asyncio
import zlib

import aiohttp
import discord
import pytest
import zstandard

from sandbox import Sandbox
from tests.sandbox.peer import USUAL, Peer, checked_sandbox, logged_in, point_at


async def test_a_wrong_token_does_not_log_in(discord_: Sandbox) -> None:
    point_at(discord_)
    client = Peer()
    async with client:
        with pytest.raises(discord.LoginFailure):
            await client.login("wrong")


async def test_an_intent_that_is_switched_off_closes_with_4014(discord_: Sandbox) -> None:
    await discord_.control.portal(message_content=False)
    point_at(discord_)
    async with Peer() as client:
        await client.login(discord_.token)
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await asyncio.wait_for(client.connect(), 20)


async def test_without_message_content_messages_come_blank(discord_: Sandbox) -> None:
    blind = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    async with logged_in(discord_, Peer(blind)) as peer:
        bot = peer.user
        assert bot is not None
        for content in ("a secret", f"<@{bot.id}> hello"):
            await discord_.control.say("mira", "general", content)
        await discord_.control.say("mira", "@bot", "in private")
        await peer.room("general").send("mine")
        heard = [(await peer.next_message()).content for _ in range(4)]
        assert heard == ["", f"<@{bot.id}> hello", "in private", "mine"]


async def test_events_without_their_intent_do_not_come(discord_: Sandbox) -> None:
    async with logged_in(discord_, Peer(discord.Intents(guilds=True, dm_messages=True))) as peer:
        await discord_.control.say("mira", "general", "unheard")
        await discord_.control.say("mira", "@bot", "heard")
        assert (await peer.next_message()).content == "heard"
        assert peer.guilds[0].member_count == 10
        assert [m.name for m in peer.guilds[0].members] == ["Half Hour"], "no member without the intent"


async def test_what_happened_while_the_socket_was_away_is_replayed(discord_: Sandbox, peer: Peer) -> None:
    async with peer.hears("resumed"):
        await discord_.control.drop_sockets()
        await discord_.control.say("mira", "general", "while you were out")
    assert (await peer.next_message()).content == "while you were out"
    assert peer.events.count("ready") == 1


@pytest.mark.parametrize("code", [1001, 4000, 4008])
async def test_a_closed_socket_is_resumed(discord_: Sandbox, peer: Peer, code: int) -> None:
    async with peer.hears("resumed"):
        await discord_.control.drop_sockets(code)


async def test_op_7_makes_the_client_resume(discord_: Sandbox, peer: Peer) -> None:
    async with peer.hears("resumed"):
        await discord_.control.op7()


@pytest.mark.parametrize("how", ["op9", "4009"])
async def test_a_session_that_is_gone_is_begun_anew(discord_: Sandbox, peer: Peer, how: str) -> None:
    async with peer.hears("ready"):
        if how == "op9":
            await discord_.control.op9(resumable=False)
        else:
            await discord_.control.drop_sockets(4009)
    await discord_.control.say("mira", "general", "still there?")
    assert (await peer.next_message()).content == "still there?"


async def test_duplicate_events_come_twice(discord_: Sandbox, peer: Peer) -> None:
    await discord_.control.duplicate_events()
    said = await discord_.control.say("mira", "general", "echo")
    assert [(await peer.next_message()).id for _ in range(2)] == [int(said["id"])] * 2


async def test_an_outage_takes_the_server_away_and_brings_it_back(discord_: Sandbox, peer: Peer) -> None:
    async with peer.hears("guild_unavailable"):
        await discord_.control.guild_unavailable()
    await discord_.control.say("mira", "general", "into the void")
    async with peer.hears("guild_available"):
        await discord_.control.guild_unavailable(on=False)
    await discord_.control.say("mira", "general", "back")
    assert (await peer.next_message()).content == "back"


async def test_the_bot_loses_and_gets_a_server(discord_: Sandbox, peer: Peer) -> None:
    async with peer.hears("guild_remove"):
        await discord_.control.kick("bot", by="oskar")
    assert list(peer.guilds) == []
    async with peer.hears("guild_join"):
        await discord_.control.join("bot")


async def test_members_are_looked_up_by_id_and_by_name(discord_: Sandbox, peer: Peer) -> None:
    guild, world = peer.guilds[0], discord_.world
    ids = [world.named_user(n).id for n in ("mira", "jonas")]
    assert {m.name for m in await guild.query_members(user_ids=ids)} == {"mira", "jonas"}
    assert [m.name for m in await guild.query_members("mi")] == ["mira"]
    assert await guild.query_members(user_ids=[1]) == []
    everyone = discord.Intents(guilds=True, members=True)
    async with logged_in(discord_, Peer(everyone)) as full:
        assert len(full.guilds[0].members) == 10
        assert len([m async for m in full.guilds[0].fetch_members()]) == 10


@pytest.mark.parametrize("compress", [None, "zlib-stream", "zstd-stream", "unheard-of"])
async def test_every_compression_carries_the_hello(discord_: Sandbox, compress: str | None) -> None:
    query = {"v": "10", "encoding": "json"} | ({"compress": compress} if compress else {})
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(discord_.gateway, params=query) as socket,
    ):
        data = (await socket.receive(timeout=15)).data
        if compress == "zlib-stream":
            data = zlib.decompressobj().decompress(data).decode()
        elif compress == "zstd-stream":
            data = zstandard.ZstdDecompressor().decompressobj().decompress(data).decode()
        assert '"op":10' in data


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        (["not json"], 4002),
        (['{"op": 3, "d": {}}'], 4003),
        (['{"op": 2, "d": {"token": "wrong", "intents": 0}}'], 4004),
        (['{"op": 2, "d": {"token": "sandbox-token", "intents": 1073741824}}'], 4013),
        (['{"op": 2, "d": {"token": "sandbox-token", "intents": 0, "shard": [3, 2]}}'], 4010),
        (['{"op": 2, "d": {"token": "sandbox-token", "intents": 0}}'] * 2, 4005),
        (['{"op": 2, "d": {"token": "sandbox-token", "intents": 0}}', '{"op": 99, "d": null}'], 4001),
        (['{"op": 1, "d": null}'] * 121, 4008),
    ],
)
async def test_a_client_that_errs_is_closed_with_its_code(
    discord_: Sandbox, frames: list[str], code: int
) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(discord_.gateway) as socket:
        for frame in frames:
            await socket.send_str(frame)
        async for _ in socket:
            pass
        assert socket.close_code == code


async def test_a_client_that_stops_beating_is_closed() -> None:
    async with (
        checked_sandbox(heartbeat=0.05) as discord_,
        aiohttp.ClientSession() as session,
        session.ws_connect(discord_.gateway) as socket,
    ):
        async for _ in socket:
            pass
        assert socket.close_code == 4009


async def test_shards_share_the_servers_and_direct_messages_go_to_the_first(discord_: Sandbox) -> None:
    point_at(discord_)
    other = (discord_.world.named_guild(None).id >> 22) % 2

    class Sharded(discord.AutoShardedClient):
        async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
            """Without the five seconds."""

    client = Sharded(intents=USUAL, guild_ready_timeout=0.05, shard_count=2)
    heard: asyncio.Queue[discord.Message] = asyncio.Queue()

    @client.event
    async def on_message(message: discord.Message) -> None:
        heard.put_nowait(message)

    async with client:
        await client.login(discord_.token)
        task = asyncio.create_task(client.connect())
        await asyncio.wait_for(client.wait_until_ready(), 20)
        assert [g.shard_id for g in client.guilds] == [other]
        await discord_.control.say("mira", "general", "once")
        await discord_.control.say("mira", "@bot", "in private")
        contents = {(await asyncio.wait_for(heard.get(), 20)).content for _ in range(2)}
        assert contents == {"once", "in private"}
        await discord_.control.settle()
        assert heard.empty()
        await client.close()
        await asyncio.wait_for(task, 20)
