"""One gateway session: what it asked for, its numbered events, and the socket that may be away."""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.json_types import Json

BUFFERED = 5000  # events kept for a resume

Send = Callable[[Json], None]


@dataclass(slots=True)
class Session:
    """`send` puts a frame on the socket's queue; None while no socket is attached."""

    intents: int
    shard: tuple[int, int]
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    seq: int = 0
    send: Send | None = None
    buffer: deque[Json] = field(default_factory=lambda: deque(maxlen=BUFFERED))

    def push(self, name: str, data: object) -> None:
        """Numbers an event, keeps it for a resume and sends it when a socket is there."""
        self.seq += 1
        frame: Json = {"op": 0, "s": self.seq, "t": name, "d": data}
        self.buffer.append(frame)
        if self.send is not None:
            self.send(frame)

    def can_resume(self, seq: int) -> bool:
        """Whether everything after `seq` is still in the buffer."""
        return seq <= self.seq and (not self.buffer or self.buffer[0]["s"] <= seq + 1)

    def replay(self, seq: int) -> None:
        """Sends what was missed, then RESUMED."""
        assert self.send is not None
        for frame in list(self.buffer):
            if frame["s"] > seq:
                self.send(frame)
        self.push("RESUMED", {"_trace": ["sandbox"]})
