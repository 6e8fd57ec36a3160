"""Faults on request: a status, a delay, a reset, an answer lost after the write."""

import re
from dataclasses import dataclass, field

from sandbox.json_types import Json


@dataclass(slots=True)
class Fault:
    """What shall go wrong `times` times on requests that match; `delay` and `retry_after` in real seconds.

    `status` answers without doing anything, with `after` once it was done. `lost` does it and never answers.
    `reset` does nothing and cuts the connection. `delay` waits, then goes on, or fails as the others say.
    """

    method: str
    path: str
    times: int = 1
    status: int | None = None
    code: int = 0
    retry_after: float | None = None
    everywhere: bool = False
    after: bool = False
    delay: float = 0.0
    reset: bool = False
    lost: bool = False
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.pattern = re.compile(self.path)
        if self.status is None and self.retry_after is not None:
            self.status = 429

    def describe(self) -> str:
        """The reason that the capture gives for setting the request aside."""
        parts = [f"status {self.status}{' after the write' if self.after else ''}"] if self.status else []
        parts += [f"delay {self.delay}"] if self.delay else []
        parts += [name for name in ("reset", "lost") if getattr(self, name)]
        return "fault on request: " + ", ".join(parts or ["none"])

    def body(self) -> Json:
        """The JSON of the answer that a status asks for."""
        if self.status == 429:
            return {
                "message": "You are being rate limited.",
                "code": 0,
                "retry_after": self.retry_after if self.retry_after is not None else 1.0,
                "global": self.everywhere,
            }
        return {"message": f"{self.status}: on request", "code": self.code}


@dataclass(slots=True)
class Faults:
    """The faults that wait for their request."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Arms a fault."""
        self.waiting.append(fault)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, used up by one; `path` is without /api/v10."""
        for fault in self.waiting:
            if fault.method in ("*", method) and fault.pattern.search(path):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
