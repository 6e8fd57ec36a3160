"""The page in the browser: files, state, events and control, behind a key and for this machine alone."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from aiohttp import WSMsgType, web

from sandbox.control_wire import call
from sandbox.json_types import Json
from sandbox.page_state import page_state
from sandbox.refusals import Refused

if TYPE_CHECKING:
    from sandbox.server import Sandbox

FILES = Path(__file__).parent / "page"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
PROTECTION = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Moments = Callable[[int], Awaitable[Mapping[str, datetime | None]]]


class Cast(Protocol):
    """Scripted people who keep one company: who they are, and whether they talk."""

    @property
    def on(self) -> bool:
        """Whether they talk."""
        ...

    @property
    def members(self) -> frozenset[int]:
        """The ids of their users."""
        ...

    async def switch(self, on: bool) -> None:
        """Lets them talk, or silences them."""
        ...


class Page:
    """Mounts the page: `Sandbox(mounts=[page.mount])`, then `page.url`.

    `key` is the secret part of the address. `moments(user)` names moments that one may want to skip to.
    `parts` says by user name which part somebody plays ("member", "second", "moderator", "newcomer"); without
    it the page makes up its mind by permissions.
    """

    def __init__(
        self,
        *,
        key: str | None = None,
        moments: Moments | None = None,
        cast: Cast | None = None,
        parts: Mapping[str, str] | None = None,
    ) -> None:
        self.key = key or secrets.token_urlsafe(16)
        self._moments = moments
        self._cast = cast
        self._parts = parts
        self._sandbox: Sandbox | None = None
        self._queues: set[asyncio.Queue[Json]] = set()
        self.sockets: set[web.WebSocketResponse] = set()

    @property
    def url(self) -> str:
        """The page's address, key included."""
        return f"{self._discord.url}/page/{self.key}/"

    @property
    def _discord(self) -> "Sandbox":
        if self._sandbox is None:
            raise RuntimeError("the page is not mounted")
        return self._sandbox

    def mount(self, app: web.Application, sandbox: "Sandbox") -> None:
        """Adds the page's routes."""
        self._sandbox = sandbox
        app.middlewares.append(_only_this_machine)
        app.router.add_get("/page/{key}/state", self._guarded(self._state))
        app.router.add_get("/page/{key}/moments", self._guarded(self._next_moments))
        app.router.add_get("/page/{key}/explain", self._guarded(self._explain))
        app.router.add_get("/page/{key}/events", self._guarded(self._events, strict=True))
        app.router.add_post("/page/{key}/control/{verb}", self._guarded(self._control, strict=True))
        app.router.add_get("/page/{key}/{path:.*}", self._guarded(self._file))

    # -- the guard ---------------------------------------------------------------------------------

    def _guarded(
        self, handler: Callable[[web.Request], Awaitable[web.StreamResponse]], *, strict: bool = False
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Lets through what comes from this page on this machine; `strict` demands an Origin."""

        async def guarded(request: web.Request) -> web.StreamResponse:
            if not _of_this_machine(request, strict):
                return _answer(403, {"code": 0, "message": "This page is for this machine alone."})
            if not secrets.compare_digest(request.match_info["key"].encode(), self.key.encode()):
                return _answer(404, {"code": 0, "message": "There is no such page."})
            try:
                response = await handler(request)
            except Refused as refusal:
                response = _answer(refusal.status, refusal.body())
            if not response.prepared:
                response.headers.update(PROTECTION)
            return response

        return guarded

    # -- reading -----------------------------------------------------------------------------------

    async def _file(self, request: web.Request) -> web.StreamResponse:
        path = (FILES / (request.match_info["path"] or "index.html")).resolve()
        if not path.is_relative_to(FILES) or path.suffix not in KINDS or not path.is_file():
            return _answer(404, {"code": 0, "message": "There is no such file."})
        kind = KINDS[path.suffix]
        charset = "utf-8" if kind.startswith("text/") else None
        return web.Response(body=path.read_bytes(), content_type=kind, charset=charset)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        return _answer(200, self._known_to(request.query.get("user") or None))

    def _known_to(self, user: str | None) -> Json:
        sandbox = self._discord
        cast = self._cast
        state = page_state(sandbox, user, parts=self._parts, cast=cast.members if cast else frozenset())
        state["features"] = {
            "explain": sandbox.explain is not None,
            "moments": self._moments is not None,
            "cast": cast is not None,
        }
        state["cast"] = cast.on if cast else None
        return state

    async def _next_moments(self, request: web.Request) -> web.StreamResponse:
        if self._moments is None:
            return _answer(200, {})
        user = self._discord.world.named_user(request.query.get("user", "")).id
        moments = await self._moments(user)
        return _answer(200, {label: at.isoformat() if at else None for label, at in moments.items()})

    async def _explain(self, request: web.Request) -> web.StreamResponse:
        explain = self._discord.explain
        message = request.query.get("message", "")
        if explain is None or not message.isdecimal():
            return _answer(200, None)
        return _answer(200, await explain(int(message)))

    # -- acting ------------------------------------------------------------------------------------

    async def _control(self, request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            return _answer(415, {"code": 0, "message": "The arguments are JSON."})
        try:
            arguments = await request.json()
        except ValueError:
            arguments = None
        if not isinstance(arguments, dict):
            return _answer(400, {"code": 50109, "message": "The request body contains invalid JSON."})
        verb = request.match_info["verb"]
        if verb == "cast" and self._cast is not None:
            await self._cast.switch(bool(arguments.get("on")))
            self._tell({"t": "CAST", "d": {"on": self._cast.on}})
            return _answer(200, {"on": self._cast.on})
        return await call(self._discord.control, verb, arguments)

    def _tell(self, dispatch: Json) -> None:
        for queue in self._queues:
            queue.put_nowait(dispatch)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        # The state and the subscription belong to one moment: nothing falls between the two.
        state = self._known_to(request.query.get("user") or None)
        subscription = self._discord.subscribe(state["me"]["id"])
        subscription.queue.put_nowait({"t": "STATE", "d": state})
        self._queues.add(subscription.queue)
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        self.sockets.add(socket)

        async def write() -> None:
            while True:
                await socket.send_json(await subscription.get(), dumps=_compact)

        writer = asyncio.create_task(write(), name="sandbox page events")
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self.sockets.discard(socket)
            self._queues.discard(subscription.queue)
            subscription.close()
        return socket


@web.middleware
async def _only_this_machine(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """With a browser about, API, gateway, files, clock and control are closed to other pages as well."""
    if not _of_this_machine(request, strict=False):
        return _answer(403, {"code": 0, "message": "This sandbox is for this machine alone."})
    return await handler(request)


def _of_this_machine(request: web.Request, strict: bool) -> bool:
    """Host names loopback and our port, and the Origin, where there is one, is that very host."""
    host = request.headers.get("Host", "")
    parts = urlsplit(f"//{host}")
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    if name not in LOOPBACK or parts.username is not None:
        return False
    try:
        port = parts.port
    except ValueError:
        return False
    own = request.transport.get_extra_info("sockname")[1] if request.transport is not None else None
    if port != own:
        return False
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return not strict
    return origin == f"http://{host}"


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _answer(status: int, body: Any) -> web.Response:
    return web.Response(status=status, body=_compact(body).encode(), content_type="application/json")
