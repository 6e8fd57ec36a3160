import asyncio
import json
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox import Refused, Sandbox, World
from sandbox.control_wire import manual, verbs
from sandbox.json_types import Json
from tests.sandbox.peer import Peer, checked_sandbox, logged_in


async def post(discord_: Sandbox, verb: str, body: object = None, **headers: str) -> tuple[int, object]:
    async with aiohttp.ClientSession() as session:
        url = f"{discord_.url}/control/{verb}"
        async with session.post(url, data=json.dumps(body or {}), headers=headers) as answer:
            return answer.status, await answer.json()


async def test_the_control_over_http_is_the_python_one(discord_: Sandbox) -> None:
    status, said = await post(discord_, "say", {"user": "mira", "channel": "general", "content": "over HTTP"})
    assert (status, said) == (200, (await discord_.control.read("mira", "general"))[0])
    for verb, body, expected in (
        ("say", {"user": "mira", "channel": "mod-queue", "content": "x"}, (403, 50001)),
        ("say", {"user": "nobody", "channel": "general"}, (404, 10013)),
        ("say", {"user": "mira", "channel": "nowhere"}, (404, 10003)),
        ("say", {"user": "mira"}, (400, 0)),
        ("say", {"user": "mira", "channel": "general", "shout": True}, (400, 0)),
        ("fly", {}, (404, 0)),
        ("_user", {}, (404, 0)),
        ("clock_jump", {"seconds": -5}, (400, 0)),
        ("edit", {"user": "mira", "message": "1", "content": "x"}, (404, 10008)),
    ):
        status, answer = await post(discord_, verb, body)
        assert isinstance(answer, dict)
        assert (status, answer["code"]) == expected, (verb, body, answer)


async def test_every_promised_verb_is_there() -> None:
    promised = (
        "world say edit delete bulk_delete forward react unreact vote pin thread commands slash autocomplete "
        "click select submit context_menu read dm close_dms leave join timeout ban roles clock clock_speed "
        "clock_jump fault drop_sockets op7 op9 duplicate_events guild_unavailable capture"
    )
    assert set(promised.split()) <= set(verbs())


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Host": "127.0.0.1.evil.example"}],
)
async def test_another_page_cannot_drive_it(discord_: Sandbox, headers: dict[str, str]) -> None:
    assert (await post(discord_, "world", **headers))[0] == 403


@pytest.mark.parametrize("path", ["/gateway", "/clock/ws", "/clock", "/api/v10/gateway"])
async def test_another_page_reaches_no_other_door_either(discord_: Sandbox, path: str) -> None:
    async with aiohttp.ClientSession() as session:
        headers = {"Origin": "http://evil.example"}
        async with session.get(discord_.url + path, headers=headers) as answer:
            assert answer.status == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_it_serves_nothing_but_loopback(host: str) -> None:
    with pytest.raises(ValueError, match="loopback"):
        Sandbox(host=host)


async def test_a_stranger_over_rest_is_refused(discord_: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"Authorization": "Bot wrong"}, {"Authorization": discord_.token}):
            async with session.get(f"{discord_.api}/users/@me", headers=headers) as answer:
                assert (answer.status, await answer.json()) == (
                    401,
                    {"message": "401: Unauthorized", "code": 0},
                )


async def test_a_user_is_told_what_their_client_would_be_told(discord_: Sandbox, peer: Peer) -> None:
    mira, jonas = discord_.subscribe("mira"), discord_.subscribe("jonas")

    @peer.tree.command(description="Hides")
    async def hide(interaction: object) -> None:
        await interaction.response.send_message("for you alone", ephemeral=True)  # type: ignore[attr-defined]

    await peer.tree.sync()
    await discord_.control.slash("mira", "general", "hide", nonce="n1")
    await discord_.control.say("ada", "mod-queue", "for moderators")
    await discord_.control.say("ada", "general", "for all")
    heard = [(await mira.get())["t"] for _ in range(mira.queue.qsize())]
    assert heard == ["INTERACTION_CREATE", "MESSAGE_CREATE", "INTERACTION_SUCCESS", "MESSAGE_CREATE"]
    (only,) = [(await jonas.get())["d"]["content"] for _ in range(jonas.queue.qsize())]
    assert only == "for all"
    mira.close()
    jonas.close()
    state = discord_.state("mira")
    names = {c["name"] for c in state["guilds"][0]["channels"]}
    assert "general" in names and "mod-queue" not in names
    assert "mod-queue" in {c["name"] for c in discord_.state("ada")["guilds"][0]["channels"]}


def test_a_world_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "world.json"
    file.write_text(
        json.dumps(
            {
                "application": {"name": "Bot", "owner": "zoe"},
                "people": [{"name": "zoe"}, {"name": "yan", "dms_closed": True}],
                "guilds": [
                    {
                        "name": "Tiny",
                        "owner": "zoe",
                        "channels": [{"name": "one"}],
                        "members": [{"name": "zoe"}],
                    }
                ],
            }
        )
    )
    world = World.load(file)
    guild = world.named_guild("Tiny")
    assert {world.users[m].name for m in guild.members} == {"zoe", "Bot"}
    assert world.named_user("yan").dms_closed
    file.write_text('{"people": [{}]}')
    with pytest.raises(ValueError, match=r"world\.json is not a world"):
        World.load(file)


def test_unknown_things_are_refused_by_name() -> None:
    world = World.default()
    for look, code in ((world.named_user, 10013), (world.named_channel, 10003), (world.named_guild, 10004)):
        with pytest.raises(Refused) as refused:
            look("nowhere")
        assert refused.value.code == code


async def test_it_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "sandbox",
        "--capture",
        str(tmp_path / "c.jsonl"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        lines = dict([(await process.stdout.readline()).decode().strip().split(None, 1) for _ in range(1)])
        url = lines["sandbox:"]
        async with aiohttp.ClientSession() as session:
            body = {"user": "mira", "channel": "general", "content": "hello"}
            async with session.post(f"{url}/control/say", json=body) as answer:
                assert (await answer.json())["content"] == "hello"
    finally:
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_a_taken_port_and_a_bad_world_are_said_plainly(discord_: Sandbox, tmp_path: Path) -> None:
    port = discord_.url.rsplit(":", 1)[1]
    for arguments, status, words in (
        (["--port", port], 1, f"cannot serve on port {port}"),
        (["--world", str(tmp_path / "none.json")], 2, "none.json"),
    ):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "sandbox", *arguments, stderr=asyncio.subprocess.PIPE
        )
        _, errors = await asyncio.wait_for(process.communicate(), 10)
        assert (process.returncode, words in errors.decode()) == (status, True), errors


def captured(folder: Path, pattern: str) -> list[Json]:
    (file,) = folder.glob(pattern)
    return [json.loads(line) for line in file.read_text().splitlines()]


async def test_captures_go_to_the_folder_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HALFHOUR_CAPTURES", str(tmp_path))
    async with checked_sandbox() as discord_, logged_in(discord_) as peer:
        await peer.room("general").send("captured")
    lines = captured(tmp_path, "tests.sandbox.test_control.*.jsonl")
    posted = [line for line in lines if line["method"] == "POST"]
    assert [(line["body"]["content"], line["status"]) for line in posted] == [("captured", 200)]


async def test_the_manual_names_every_verb_as_it_is(discord_: Sandbox) -> None:
    page = (Path(__file__).parents[2] / "docs" / "sandbox.md").read_text(encoding="utf-8")
    for verb, line in manual().items():
        assert f"| `{verb}` | {line['takes']} | {line['does'].replace('|', '/')} |" in page
    async with aiohttp.ClientSession() as session, session.get(f"{discord_.url}/control") as answer:
        assert await answer.json() == manual()
