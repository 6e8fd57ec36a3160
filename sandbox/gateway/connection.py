"""One socket: hello, heartbeats, identify or resume, and a queue of frames on their way out."""

import asyncio
import json
import logging
import time
from typing import Any

from aiohttp import WSMsgType, web

from sandbox.gateway import intents, payloads
from sandbox.gateway.compression import encoder
from sandbox.gateway.hub import Hub
from sandbox.gateway.session import Session
from sandbox.json_types import Json
from sandbox.refusals import Refused

log = logging.getLogger(__name__)

LARGEST_FRAME = 4096  # bytes that a client may send at once
MOST_FRAMES = 120  # a minute
Frame = Json | int | None  # a frame, a close code, or None for a cut without a word


class Connection:
    """Serves one gateway socket until it ends."""

    def __init__(self, hub: Hub, request: web.Request, heartbeat: float) -> None:
        self._hub = hub
        self._request = request
        self._heartbeat = heartbeat
        self._socket = web.WebSocketResponse(max_msg_size=LARGEST_FRAME * 4, compress=False)
        self._out: asyncio.Queue[Frame] = asyncio.Queue()
        self._session: Session | None = None
        self._closing = False
        self._last_beat = time.monotonic()
        self._sent_by_client: list[float] = []

    async def serve(self) -> web.WebSocketResponse:
        """Talks until the socket closes; the session stays for a resume."""
        await self._socket.prepare(self._request)
        self._hub.sockets.add(self._close_soon)
        writer = asyncio.create_task(self._write(), name="sandbox gateway writer")
        watch = asyncio.create_task(self._watch_heartbeats(), name="sandbox gateway heartbeats")
        self._send({"op": 10, "d": {"heartbeat_interval": int(self._heartbeat * 1000)}, "s": None, "t": None})
        try:
            if self._request.query.get("v", "10") != "10":
                self._close_soon(4012)
            async for message in self._socket:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    self._receive(message.data)
        finally:
            self._detach()
            good_bye = not self._closing and self._socket.close_code in (1000, 1001)
            if good_bye and self._session is not None:
                self._hub.sessions.pop(self._session.id, None)  # the client said good-bye for good
            self._hub.sockets.discard(self._close_soon)
            for task in (writer, watch):
                task.cancel()
            await asyncio.gather(writer, watch, return_exceptions=True)
        return self._socket

    def _send(self, frame: Frame) -> None:
        self._out.put_nowait(frame)

    def _close_soon(self, code: int | None) -> None:
        self._closing = True
        self._detach()
        self._out.put_nowait(code)

    def _detach(self) -> None:
        if self._session is not None and self._session.send == self._send:
            self._session.send = None

    async def _write(self) -> None:
        encode = encoder(self._request.query.get("compress"))
        while True:
            frame = await self._out.get()
            try:
                if frame is None:
                    transport = self._request.transport
                    if transport is not None:
                        transport.abort()
                    return
                if isinstance(frame, int):
                    await self._socket.close(code=frame)
                    return
                data = encode(frame)
                if isinstance(data, str):
                    await self._socket.send_str(data)
                else:
                    await self._socket.send_bytes(data)
            except (ConnectionError, RuntimeError):
                return

    async def _watch_heartbeats(self) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            if time.monotonic() - self._last_beat > self._heartbeat * 1.5:
                if self._session is not None:
                    self._hub.sessions.pop(self._session.id, None)
                self._close_soon(4009)
                return

    def _receive(self, data: str | bytes) -> None:
        now = time.monotonic()
        self._sent_by_client = [t for t in self._sent_by_client if now - t < 60] + [now]
        if len(self._sent_by_client) > MOST_FRAMES:
            self._close_soon(4008)
            return
        try:
            frame = json.loads(data)
            op, body = frame["op"], frame.get("d")
        except (ValueError, KeyError, TypeError):
            self._close_soon(4002)
            return
        if len(data) > LARGEST_FRAME:
            self._close_soon(4002)
        elif op == 1:
            self._last_beat = now
            self._send({"op": 11, "d": None, "s": None, "t": None})
        elif op == 2:
            self._identify(body)
        elif op == 6:
            self._resume(body)
        elif self._session is None:
            self._close_soon(4003)
        elif op == 8:
            self._members(self._session, body)
        elif op not in (3, 4):
            self._close_soon(4001)

    def _identify(self, body: Any) -> None:
        if self._session is not None:
            self._close_soon(4005)
            return
        application = self._hub.realm.world.application
        wanted = body.get("intents")
        shard = tuple(body.get("shard") or (0, 1))
        if body.get("token") != application.token:
            self._close_soon(4004)
        elif not isinstance(wanted, int) or wanted & ~intents.ALL:
            self._close_soon(4013)
        elif wanted & intents.PRIVILEGED & ~application.privileged:
            self._close_soon(4014)
        elif len(shard) != 2 or not 0 <= shard[0] < shard[1]:
            self._close_soon(4010)
        else:
            self._session = self._hub.identify(wanted, (int(shard[0]), int(shard[1])))
            self._session.send = self._send
            self._hub.greet(self._session)

    def _resume(self, body: Any) -> None:
        session = self._hub.sessions.get(str(body.get("session_id")))
        if body.get("token") != self._hub.realm.world.application.token:
            self._close_soon(4004)
        elif session is None:
            self._send({"op": 9, "d": False, "s": None, "t": None})
        elif not isinstance(body.get("seq"), int) or not session.can_resume(body["seq"]):
            self._close_soon(4007)
            self._hub.sessions.pop(session.id, None)
        else:
            self._session = session
            session.send = self._send
            session.replay(body["seq"])

    def _members(self, session: Session, body: Any) -> None:
        try:
            for chunk in payloads.member_chunks(self._hub.realm, body, session.intents):
                session.push("GUILD_MEMBERS_CHUNK", chunk)
        except Refused as refusal:
            log.warning("members were asked for in vain: %s", refusal)
