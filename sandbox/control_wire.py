"""The control over HTTP: POST /control/<verb> with the method's arguments as a JSON object."""

import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from sandbox.api import respond
from sandbox.control import Control
from sandbox.refusals import Refused

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def verbs() -> dict[str, inspect.Signature]:
    """Every verb with its arguments."""
    methods = inspect.getmembers(Control, inspect.iscoroutinefunction)
    return {name: inspect.signature(method) for name, method in methods if not name.startswith("_")}


def manual() -> dict[str, dict[str, str]]:
    """What each verb takes (a ? marks what may be left out) and does, in a line."""
    lines = {}
    for name, signature in verbs().items():
        parameters = [p for p in signature.parameters.values() if p.name != "self"]
        takes = ", ".join(f"{p.name}{'' if p.default is p.empty else '?'}" for p in parameters)
        does = (inspect.getdoc(getattr(Control, name)) or "").split("\n\n")[0].replace("\n", " ")
        lines[name] = {"takes": takes, "does": does}
    return lines


async def call(control: Control, verb: str, arguments: Any) -> web.Response:
    """Calls one verb; what does not fit is answered with 400 and a sentence, a refusal as Discord would."""
    signature = verbs().get(verb)
    if signature is None:
        return respond(404, {"code": 0, "message": f"there is no verb {verb}"})
    try:
        signature.bind(control, **arguments)
    except TypeError as error:
        return respond(400, {"code": 0, "message": f"{verb}: {error}"})
    try:
        return respond(200, await getattr(control, verb)(**arguments))
    except Refused as refusal:
        return respond(refusal.status, refusal.body())
    except (ValueError, KeyError, TypeError) as error:
        return respond(400, {"code": 0, "message": f"{verb}: {error!r}"})


def local(request: web.Request) -> bool:
    """Whether the request is meant for this machine and comes from no other page (Host and Origin)."""
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if name not in LOOPBACK:
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


@web.middleware
async def same_origin(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuses what another page in a browser sends, wherever it is meant to go (programs send no Origin)."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return respond(403, {"code": 0, "message": "this Discord is for this machine alone"})
    return await handler(request)


def mount(app: web.Application, control: Control) -> None:
    """Adds /control."""

    async def handle(request: web.Request) -> web.Response:
        if not local(request):
            return respond(403, {"code": 0, "message": "the control is for this machine alone"})
        raw = await request.read()
        try:
            arguments = json.loads(raw) if raw else {}
        except ValueError:
            return respond(400, {"code": 50109, "message": "The request body contains invalid JSON."})
        if not isinstance(arguments, dict):
            return respond(400, {"code": 50109, "message": "The arguments are a JSON object."})
        return await call(control, request.match_info["verb"], arguments)

    async def help_(request: web.Request) -> web.Response:
        return respond(200, manual()) if local(request) else respond(403, {"code": 0, "message": "no"})

    app.router.add_get("/control", help_)
    app.router.add_post("/control/{verb}", handle)
