"""Every modelled route once, by plain HTTP: its status, and the form of its answer."""

from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.permissions import ADMINISTRATOR
from sandbox.rest import ROUTES
from sandbox.rest.route import Table
from tests.sandbox.peer import checked_sandbox
from tests.wire.check_captures import checker

GUILD, GENERAL, IDEAS = 1150000000000000000, 1150000000000000011, 1150000000000000015
BOT, MIRA, SOCIAL = 1200000000000000001, 1100000000000000012, 1150000000000000001
COMMAND = {"name": "walk", "description": "Walk a little", "type": 1}


class Caller:
    """Sends requests as the bot and notes which routes they met."""

    def __init__(self, discord_: Sandbox, session: aiohttp.ClientSession) -> None:
        self._discord = discord_
        self._session = session
        self._table = Table(ROUTES)
        self.met: set[tuple[str, str]] = set()

    async def __call__(self, method: str, path: str, body: object = None, status: int = 200) -> Any:
        found = self._table.find(method, path.split("?")[0])
        assert found is not None, f"{method} {path} is not modelled"
        self.met.add((found[0].method, found[0].template))
        headers = {"Authorization": f"Bot {self._discord.token}"}
        url = self._discord.api + path
        async with self._session.request(method, url, json=body, headers=headers) as answer:
            text = await answer.text()
            assert answer.status == status, f"{method} {path}: {answer.status} {text}"
            assert answer.headers["X-RateLimit-Limit"]
            return await answer.json() if text else None


async def application(_: Sandbox, call: Caller) -> None:
    assert (await call("GET", "/users/@me"))["id"] == str(BOT)
    await call("PATCH", "/users/@me", {"username": "Half Hour"})
    await call("GET", "/oauth2/applications/@me")
    assert (await call("GET", "/applications/@me"))["id"] == str(BOT)
    await call("GET", "/gateway")
    await call("GET", "/gateway/bot")
    assert (await call("GET", f"/users/{MIRA}"))["username"] == "mira"
    assert [g["id"] for g in await call("GET", "/users/@me/guilds")] == [str(GUILD)]
    for base in (f"/applications/{BOT}/commands", f"/applications/{BOT}/guilds/{GUILD}/commands"):
        made = await call("POST", base, COMMAND, 201)
        again = await call("POST", base, {**COMMAND, "description": "Walk more"}, 200)
        assert (again["id"], again["description"]) == (made["id"], "Walk more")
        await call("PATCH", f"{base}/{made['id']}", {"description": "Walk on"})
        assert (await call("GET", f"{base}/{made['id']}"))["description"] == "Walk on"
        await call("DELETE", f"{base}/{made['id']}", status=204)
        assert await call("GET", base) == []
        await call("PUT", base, [COMMAND, {"name": "Who?", "type": 2}])
        assert len(await call("GET", base)) == 2
    guild_base = f"/applications/{BOT}/guilds/{GUILD}/commands"
    assert await call("GET", f"{guild_base}/permissions") == []
    one = (await call("GET", guild_base))[0]["id"]
    refused = await call("GET", f"{guild_base}/{one}/permissions", status=404)
    assert refused["code"] == 10066


async def messages(discord_: Sandbox, call: Caller) -> None:
    room = f"/channels/{GENERAL}/messages"
    sent = await call("POST", room, {"content": "one"})
    one = f"{room}/{sent['id']}"
    await call("GET", one)
    await call("PATCH", one, {"content": "two"})
    await call("GET", room)
    await call("POST", f"/channels/{GENERAL}/typing", status=204)
    for pins in (f"{room}/pins", f"/channels/{GENERAL}/pins"):
        await call("PUT", f"{pins}/{sent['id']}", status=204)
        assert await call("GET", pins)
        await call("DELETE", f"{pins}/{sent['id']}", status=204)
    reactions = f"{one}/reactions"
    for emoji in ("👍", "😂"):
        await call("PUT", f"{reactions}/{emoji}/@me", status=204)
        await discord_.control.react("mira", sent, emoji)
    assert len(await call("GET", f"{reactions}/👍")) == 2
    await call("DELETE", f"{reactions}/👍/@me", status=204)
    await call("DELETE", f"{reactions}/👍/{MIRA}", status=204)
    await call("DELETE", f"{reactions}/😂", status=204)
    await call("DELETE", reactions, status=204)
    await call("DELETE", one, status=204)
    poll = {"question": {"text": "Tea?"}, "answers": [{"poll_media": {"text": "yes"}}]}
    asked = await call("POST", room, {"poll": poll})
    assert await call("GET", f"/channels/{GENERAL}/polls/{asked['id']}/answers/1") == {"users": []}
    await call("POST", f"/channels/{GENERAL}/polls/{asked['id']}/expire")
    ids = [(await call("POST", room, {"content": str(i)}))["id"] for i in range(2)]
    await call("POST", f"{room}/bulk-delete", {"messages": ids}, 204)
    direct = await call("POST", "/users/@me/channels", {"recipient_id": str(MIRA)})
    assert (await call("GET", f"/channels/{direct['id']}"))["recipients"][0]["username"] == "mira"


async def channels_and_threads(_: Sandbox, call: Caller) -> None:
    assert (await call("GET", f"/channels/{GENERAL}"))["name"] == "general"
    await call("GET", f"/guilds/{GUILD}/channels")
    made = await call("POST", f"/guilds/{GUILD}/channels", {"name": "new", "type": 0}, 201)
    room = f"/channels/{made['id']}"
    await call("PATCH", f"/guilds/{GUILD}/channels", [{"id": made["id"], "position": 1}], 204)
    await call("PATCH", room, {"topic": "newer"})
    await call("PUT", f"{room}/permissions/{SOCIAL}", {"type": 0, "allow": "0", "deny": "2048"}, 204)
    await call("DELETE", f"{room}/permissions/{SOCIAL}", status=204)
    message = await call("POST", f"{room}/messages", {"content": "start"})
    on = await call("POST", f"{room}/messages/{message['id']}/threads", {"name": "on it"}, 201)
    alone = await call("POST", f"{room}/threads", {"name": "alone", "type": 12}, 201)
    post = {"name": "post", "message": {"content": "first"}}
    await call("POST", f"/channels/{IDEAS}/threads", post, 201)
    members = f"/channels/{on['id']}/thread-members"
    await call("PUT", f"{members}/{MIRA}", status=204)
    await call("GET", f"{members}/{MIRA}?with_member=true")
    assert len(await call("GET", members)) == 2
    await call("DELETE", f"{members}/{MIRA}", status=204)
    await call("DELETE", f"{members}/@me", status=204)
    await call("PUT", f"{members}/@me", status=204)
    assert len((await call("GET", f"/guilds/{GUILD}/threads/active"))["threads"]) == 3
    for thread, kind in ((on, "public"), (alone, "private")):
        await call("PATCH", f"/channels/{thread['id']}", {"archived": True})
        listed = await call("GET", f"{room}/threads/archived/{kind}")
        assert [t["id"] for t in listed["threads"]] == [thread["id"]]
    await call("DELETE", f"/channels/{on['id']}")
    await call("DELETE", room)


async def server(_: Sandbox, call: Caller) -> None:
    home = f"/guilds/{GUILD}"
    await call("GET", f"{home}?with_counts=true")
    await call("PATCH", home, {"description": "A place to talk."})
    role = await call("POST", f"{home}/roles", {"name": "Walker", "permissions": "0", "color": 255})
    await call("PATCH", f"{home}/roles", [{"id": role["id"], "position": 2}])
    await call("GET", f"{home}/roles/{role['id']}")
    await call("PATCH", f"{home}/roles/{role['id']}", {"hoist": True})
    await call("GET", f"{home}/roles")
    await call("PUT", f"{home}/members/{MIRA}/roles/{role['id']}", status=204)
    await call("DELETE", f"{home}/members/{MIRA}/roles/{role['id']}", status=204)
    await call("DELETE", f"{home}/roles/{role['id']}", status=204)
    await call("GET", f"{home}/members?limit=5")
    assert [m["user"]["username"] for m in await call("GET", f"{home}/members/search?query=mi")] == ["mira"]
    await call("GET", f"{home}/members/{MIRA}")
    assert (await call("PATCH", f"{home}/members/{MIRA}", {"nick": "Mimi"}))["nick"] == "Mimi"
    await call("PATCH", f"{home}/members/@me", {"nick": "Half"})
    await call("DELETE", f"{home}/members/{MIRA}", status=204)
    await call("PUT", f"{home}/bans/{MIRA}", {"delete_message_seconds": 0}, 204)
    await call("GET", f"{home}/bans/{MIRA}")
    assert len(await call("GET", f"{home}/bans")) == 1
    await call("DELETE", f"{home}/bans/{MIRA}", {}, 204)
    event = {
        "name": "Walk", "privacy_level": 2, "entity_type": 3, "entity_metadata": {"location": "here"},
        "scheduled_start_time": "2100-01-01T10:00:00Z", "scheduled_end_time": "2100-01-01T11:00:00Z",
    }  # fmt: skip
    made = await call("POST", f"{home}/scheduled-events", event)
    one = f"{home}/scheduled-events/{made['id']}"
    await call("GET", f"{home}/scheduled-events?with_user_count=true")
    await call("GET", one)
    assert (await call("PATCH", one, {"name": "Run"}))["name"] == "Run"
    assert await call("GET", f"{one}/users") == []
    await call("DELETE", one, status=204)
    assert (await call("GET", f"{home}/audit-logs"))["audit_log_entries"]
    await call("DELETE", f"/users/@me/guilds/{GUILD}", status=204)
    assert (await call("GET", home, status=404))["code"] == 10004


async def interactions(discord_: Sandbox, call: Caller) -> None:
    await call("PUT", f"/applications/{BOT}/commands", [COMMAND])
    started = await discord_.control.slash("mira", "general", "walk", wait=False)
    interaction = discord_.realm.interactions[int(started["id"])]
    callback = f"/interactions/{interaction.id}/{interaction.token}/callback"
    answer = await call("POST", f"{callback}?with_response=true", {"type": 4, "data": {"content": "one"}})
    assert answer["resource"]["message"]["content"] == "one"
    hook = f"/webhooks/{BOT}/{interaction.token}"
    more = await call("POST", f"{hook}?wait=true", {"content": "two", "flags": 64})
    assert (await call("GET", f"{hook}/messages/@original"))["content"] == "one"
    await call("PATCH", f"{hook}/messages/{more['id']}", {"content": "three"})
    await call("DELETE", f"{hook}/messages/{more['id']}", status=204)
    assert (await call("GET", f"{hook}/messages/{more['id']}", status=404))["code"] == 10008
    assert (await call("GET", f"/webhooks/{BOT}/wrong/messages/@original", status=404))["code"] == 10015


async def test_every_modelled_route_answers_in_discords_form() -> None:
    met: set[tuple[str, str]] = set()
    for part in (application, messages, channels_and_threads, server, interactions):
        async with checked_sandbox() as discord_, aiohttp.ClientSession() as session:
            roles = discord_.world.named_guild(None).roles.values()
            next(r for r in roles if r.bot_id).permissions = ADMINISTRATOR
            call = Caller(discord_, session)
            await part(discord_, call)
            met |= call.met
    assert {(r.method, r.template) for r in ROUTES} == met


def test_every_modelled_route_is_one_of_discords() -> None:
    shared = checker()
    if shared is None:
        pytest.skip("shared data set absent: discord/openapi.json")
    _, description = shared
    for route in ROUTES:
        path = "/".join("1" if part.startswith("{") else part for part in route.template.split("/"))
        assert description.match(route.method, path), f"{route.method} {route.template}"
