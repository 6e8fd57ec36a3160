"""The sandbox itself: one loopback server with the API, the gateway, the CDN, the clock and the control."""

import asyncio
import ipaddress
import itertools
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import TracebackType

from aiohttp import web

from sandbox import cdn, clock_wire, control_wire
from sandbox.api import Api
from sandbox.capture import Capture
from sandbox.clock import VirtualClock
from sandbox.control import Control
from sandbox.faults import Faults
from sandbox.gateway.connection import Connection
from sandbox.gateway.hub import Hub
from sandbox.interactions.registry import Commands
from sandbox.json_types import Json
from sandbox.limits import Limits
from sandbox.realm import Realm
from sandbox.snowflakes import Snowflakes
from sandbox.viewer import Subscription, state
from sandbox.world import World

LARGEST_BODY = 26 * 1024 * 1024
_NUMBERS = itertools.count(1)
_TURNS = 5
Explain = Callable[[int], Awaitable[Json | None]]
Mount = Callable[[web.Application, "Sandbox"], None]


def captures_from_environment() -> Path | None:
    """A file of its own in the folder HALFHOUR_CAPTURES, named after the running test; None when unset."""
    folder = os.environ.get("HALFHOUR_CAPTURES")
    if not folder:
        return None
    test = os.environ.get("PYTEST_CURRENT_TEST", "sandbox").split("::")[0].removesuffix(".py")
    return Path(folder) / f"{test.replace('/', '.')}.{os.getpid()}.{next(_NUMBERS)}.jsonl"


class UnmodelledRouteError(AssertionError):
    """The bot asked for something that the sandbox does not model."""


class Sandbox:
    """A Discord on loopback, as an async context manager.

    `port` 0 picks a free one. `capture` is a file for every request and answer. `explain` answers what the
    product thinks of a message, for the page. `mounts` add routes of their own (the page). `strict` raises
    at the end when a route was asked for that is not modelled.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        clock: VirtualClock | None = None,
        capture: Path | None = None,
        explain: Explain | None = None,
        mounts: Sequence[Mount] = (),
        strict: bool = False,
        strict_limits: bool = False,
        heartbeat: float = 41.25,
    ) -> None:
        if not ipaddress.ip_address(host).is_loopback:
            raise ValueError(f"the sandbox serves loopback addresses only, not {host}")
        self.world = world or World.default()
        self.clock = clock or VirtualClock()
        self.explain = explain
        self.strict = strict
        self._host, self._port = host, port
        self._heartbeat = heartbeat
        self._mounts = mounts
        ids = Snowflakes(self.clock.now)
        commands = Commands(self.world.application.id, ids)
        self.realm = Realm(self.world, self.clock, ids, commands)
        self._capture = Capture(capture or captures_from_environment())
        self.faults = Faults()
        self.hub = Hub(self.realm, lambda: self.gateway)
        self.api_server = Api(self.realm, self._capture, self.faults, Limits(strict_limits))
        self.realm.bot_online = lambda: self.hub.online
        self.realm.quiet = self.quiet
        self.control = Control(self.realm, self.hub, self.faults, self._capture)
        self._runner: web.AppRunner | None = None

    @property
    def unmodelled(self) -> list[str]:
        """Every request so far for a route that is not modelled, as `METHOD path`."""
        return self.api_server.unmodelled

    @property
    def url(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return f"http://{self._host}:{self._port}"

    @property
    def api(self) -> str:
        """The base of the REST API, for `discord.http.Route.BASE`."""
        return f"{self.url}/api/v10"

    @property
    def gateway(self) -> str:
        """The gateway's address, for `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"ws://{self._host}:{self._port}/gateway"

    @property
    def cdn(self) -> str:
        """The base of the CDN, for `discord.Asset.BASE`."""
        return f"{self.url}/cdn"

    @property
    def token(self) -> str:
        """The bot's token in this world."""
        return self.world.application.token

    async def __aenter__(self) -> "Sandbox":
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[control_wire.same_origin])
        app.router.add_route("*", "/api/{tail:.*}", self.api_server.handle)
        app.router.add_get("/gateway", self._serve_gateway)
        app.router.add_get("/gateway/", self._serve_gateway)
        cdn.mount(app, self.world, self._capture)
        clock_wire.mount(app, self.clock)
        control_wire.mount(app, self.control)
        for mount in self._mounts:
            mount(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.world.cdn = self.cdn
        self.api_server.gateway = self.gateway
        self.clock.settlers.append(self.quiet)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hub.drop(1001)
        if self.quiet in self.clock.settlers:
            self.clock.settlers.remove(self.quiet)
        await self.clock.close()
        for interaction in self.realm.interactions.values():
            if interaction.deadline is not None:
                interaction.deadline.cancel()
        if self._runner is not None:
            await self._runner.cleanup()
        self._capture.close()
        strict = self.strict or os.environ.get("HALFHOUR_SANDBOX_STRICT") == "1"
        if strict and self.unmodelled and error is None:
            raise UnmodelledRouteError(f"not modelled: {', '.join(sorted(set(self.unmodelled)))}")

    async def _serve_gateway(self, request: web.Request) -> web.StreamResponse:
        return await Connection(self.hub, request, self._heartbeat).serve()

    def subscribe(self, user: int | str) -> Subscription:
        """What that user's client would be told from now on, as a queue of `{"t", "d"}`."""
        return Subscription(self.realm, self.world.named_user(user).id)

    def state(self, user: int | str) -> Json:
        """What that user's client would know right after logging in."""
        return state(self.realm, self.world.named_user(user).id)

    async def quiet(self, still: float = 0.02, patience: float = 5.0) -> None:
        """Waits until no request runs and none has come for `still` seconds; at most `patience`."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        while loop.time() < end:
            before = (self.api_server.answered, self.hub.frames)
            await asyncio.sleep(still)
            for _ in range(_TURNS):  # on a busy machine the pause may pass without a look at the sockets
                await asyncio.sleep(0)
            if self.api_server.running == 0 and before == (self.api_server.answered, self.hub.frames):
                return
