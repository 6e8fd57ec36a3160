"""No other page, name or key gets in: what the browser's neighbours could try, tried."""

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.page_routes import Page

Headers = dict[str, str]


async def answer(method: str, url: str, headers: Headers, body: object = None) -> int:
    """The status that a request gets."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, url, headers=headers, json=body) as response,
    ):
        return response.status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:{port}"}, 200),
        ({"Host": "evil.example:{port}"}, 403),
        ({"Host": "127.0.0.1.evil.example:{port}"}, 403),
        ({"Host": "127.0.0.1:1"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["", "state", "js/main.js"])
async def test_reading_is_for_this_machine_and_this_origin(path: str, headers: Headers, status: int) -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]) as discord_:
        port = discord_.url.rsplit(":", 1)[1]
        sent = {name: value.format(port=port) for name, value in headers.items()}
        assert await answer("GET", page.url + path, sent) == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://127.0.0.1:{port}", 200), (None, 403), ("http://evil.example", 403), ("null", 403)],
)
async def test_control_and_events_demand_the_pages_own_origin(origin: str | None, status: int) -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]) as discord_:
        headers = {"Origin": origin.format(port=discord_.url.rsplit(":", 1)[1])} if origin else {}
        words = {"user": "mira", "channel": "general", "content": "Hello"}
        assert await answer("POST", f"{page.url}control/say", headers, words) == status
        assert len(await discord_.control.read("mira", "general")) == (status == 200)
        async with aiohttp.ClientSession() as session:
            try:
                async with session.ws_connect(f"{page.url}events?user=mira", headers=headers):
                    connected = 200
            except aiohttp.WSServerHandshakeError as refused:
                connected = refused.status
        assert connected == status


@pytest.mark.parametrize("path", ["/gateway", "/clock/ws", "/control/world", "/api/v10/gateway", "/clock"])
async def test_the_rest_of_the_sandbox_is_closed_to_other_pages_too(path: str) -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]) as discord_:
        method = "POST" if "control" in path else "GET"
        for headers in (
            {"Origin": "http://evil.example"},
            {"Host": "evil.example"},
            {"Sec-Fetch-Site": "cross-site"},
        ):
            assert await answer(method, discord_.url + path, headers) == 403, headers
        assert await answer(method, discord_.url + path, {}) != 403


async def test_a_wrong_key_finds_nothing() -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]) as discord_:
        for path in ("", "state", "js/main.js", "events?user=mira"):
            url = f"{discord_.url}/page/{page.key[:-1]}!/{path}"
            headers = {"Origin": discord_.url}
            assert await answer("GET", url, headers) == 404, path
        assert len(page.key) >= 20
        assert Page().key != page.key


@pytest.mark.parametrize("path", ["../server.py", "..%2fserver.py", "%2e%2e/server.py", "js/../../server.py"])
async def test_no_file_outside_the_page_is_served(path: str) -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]):
        assert await answer("GET", page.url + path, {}) == 404


async def test_a_form_of_another_page_cannot_pass_for_json() -> None:
    page = Page()
    async with (
        Sandbox(mounts=[page.mount]) as discord_,
        aiohttp.ClientSession() as session,
        session.post(
            f"{page.url}control/say",
            data='{"user":"mira","channel":"general","content":"x"}',
            headers={"Origin": discord_.url, "Content-Type": "text/plain"},
        ) as response,
    ):
        assert response.status == 415


async def test_every_answer_forbids_scripts_and_frames_from_elsewhere() -> None:
    page = Page()
    async with Sandbox(mounts=[page.mount]), aiohttp.ClientSession() as session:
        for path in ("", "state", "js/main.js", "nothing.txt"):
            async with session.get(page.url + path) as response:
                policy = response.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'self';")
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in policy
                assert response.headers["X-Content-Type-Options"] == "nosniff"
                assert "Access-Control-Allow-Origin" not in response.headers
