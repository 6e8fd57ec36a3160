"""The HTTP side of the API: decodes a request, lets faults and limits have their way, answers, captures."""

import asyncio
import json
import logging
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from sandbox.capture import Capture
from sandbox.drafts import Upload
from sandbox.faults import Fault, Faults
from sandbox.json_types import Json
from sandbox.limits import Limits
from sandbox.realm import Realm
from sandbox.refusals import Refused, unauthorized
from sandbox.rest import ROUTES
from sandbox.rest.route import Request, Table

log = logging.getLogger(__name__)


class Api:
    """Answers everything under /api/v10."""

    def __init__(self, realm: Realm, capture: Capture, faults: Faults, limits: Limits) -> None:
        self._realm = realm
        self._capture = capture
        self._faults = faults
        self._limits = limits
        self._table = Table(ROUTES)
        self.gateway = ""
        self.unmodelled: list[str] = []
        self.running = 0
        self.answered = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One request, from the bytes to the answer."""
        self.running += 1
        try:
            return await self._handle(request)
        finally:
            self.running -= 1
            self.answered += 1

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = request.raw_path.split("?")[0]
        path = path.removeprefix("/api/v10") if path.startswith("/api/v10/") else path.removeprefix("/api")
        fault = self._faults.take(request.method, path)
        body, uploads, content_type = await _decode(request)
        aside = fault.describe() if fault else None
        early: web.StreamResponse | None = None
        if fault is not None:
            early = await self._fail(request, fault)
            if early is not None and not fault.after:
                said = fault.body() if fault.status else None
                self._write(request, path, body, content_type, fault.status or 0, said, aside)
                return early
        status, answer, headers = self._answer(request, path, body, uploads)
        aside = aside or _departs(answer)
        if early is not None and fault is not None:
            self._write(request, path, body, content_type, fault.status or 0, fault.body(), aside)
            return early
        self._write(request, path, body, content_type, status, answer, aside)
        if fault is not None and fault.lost:
            return _cut(request)
        return respond(status, answer, headers)

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse | None:
        """The fault's answer; None when the request shall be done after all."""
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.reset:
            return _cut(request)
        if fault.status is None:
            return None
        headers: dict[str, str] = {}
        if fault.status == 429:
            after = f"{fault.body()['retry_after']:.3f}"
            scope = "global" if fault.everywhere else "user"
            headers = {"Retry-After": after, "X-RateLimit-Scope": scope, "X-RateLimit-Reset-After": after}
        return respond(fault.status, fault.body(), headers)

    def _answer(
        self, request: web.Request, path: str, body: Any, uploads: list[Upload]
    ) -> tuple[int, Any, dict[str, str]]:
        found = self._table.find(request.method, path)
        if found is None:
            name = f"{request.method} {path}"
            self.unmodelled.append(name)
            log.error("the sandbox does not model %s", name)
            return 404, {"message": f"404: Not Found (the sandbox does not model {name})", "code": 0}, {}
        route, params = found
        major = next(iter(params.values()), "")
        headers, wait = self._limits.take(request.method, route.template, major)
        if wait is not None:
            refusal = {
                "message": "You are being rate limited.",
                "code": 0,
                "retry_after": round(wait, 3),
                "global": False,
            }
            return 429, refusal, headers | {"Retry-After": f"{wait:.3f}", "X-RateLimit-Scope": "user"}
        if "X-Audit-Log-Reason" in request.headers:
            reason = unquote(request.headers["X-Audit-Log-Reason"])
        else:
            reason = None
        try:
            token = self._realm.world.application.token
            if route.login and request.headers.get("Authorization") != f"Bot {token}":
                raise unauthorized()
            status, answer = route.handler(
                Request(self._realm, params, request.query, body, uploads, reason, self.gateway)
            )
        except Refused as refusal:
            return refusal.status, refusal.body(), headers
        except (KeyError, TypeError, ValueError) as error:
            log.exception("%s %s: a body that the sandbox cannot read", request.method, path)
            self.unmodelled.append(f"{request.method} {path}: {error!r}")
            return 400, {"message": "Invalid Form Body", "code": 50035}, headers
        return status, answer, headers

    def _write(
        self,
        request: web.Request,
        path: str,
        body: Any,
        content_type: str | None,
        status: int,
        answer: Any,
        aside: str | None,
    ) -> None:
        query = dict(request.query)
        self._capture.write(request.method, path, query, body, content_type, status, answer, aside)


def respond(status: int, answer: Any, headers: dict[str, str] | None = None) -> web.Response:
    """An answer as Discord sends it: exactly application/json, and nothing at all for 204."""
    sent = {"Via": "1.1 sandbox", **(headers or {})}
    if answer is None:
        return web.Response(status=status, headers=sent)
    data = json.dumps(answer, separators=(",", ":")).encode()
    return web.Response(status=status, body=data, content_type="application/json", headers=sent)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _decode(request: web.Request) -> tuple[Any, list[Upload], str | None]:
    """The JSON body (of a multipart one its payload_json), the files, and the content type."""
    kind = request.content_type if request.can_read_body else None
    if kind == "multipart/form-data":
        return (*await _multipart(request), kind)
    raw = await request.read()
    if not raw:
        return None, [], None
    try:
        return json.loads(raw), [], kind
    except ValueError:
        return raw.decode("utf-8", "replace"), [], kind


async def _multipart(request: web.Request) -> tuple[Any, list[Upload]]:
    payload: Any = None
    uploads: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        name = part.name or ""
        data = bytes(await part.read(decode=True))
        if name == "payload_json":
            payload = json.loads(data)
        else:
            key = name.removeprefix("files[").removesuffix("]")
            content_type = part.headers.get("Content-Type")
            uploads.append(Upload(key, part.filename or name, data, content_type))
    return payload, uploads


def _departs(answer: Any) -> str | None:
    """Why Discord's real answer does not fit its own published description; None where it does.

    Forwards have references of kind 1, and the errors of a 50035 have names as codes; it knows neither.
    """
    if isinstance(answer, dict) and answer.get("errors"):
        return "answer: errors are coded by names"
    return "answer: holds a forward" if _forwards(answer) else None


def _forwards(answer: Any) -> bool:
    """Whether a forwarded message is in the answer."""
    if isinstance(answer, list):
        return any(_forwards(item) for item in answer)
    if not isinstance(answer, dict):
        return False
    reference: Json = answer.get("message_reference") or {}
    if reference.get("type") == 1:
        return True
    return any(_forwards(answer.get(key)) for key in ("referenced_message", "resource", "message", "items"))
