"""Every request and its answer as JSON Lines, to be checked against Discord's own description."""

import json
from collections import deque
from pathlib import Path
from typing import Any

from sandbox.json_types import Json

KEPT = 20_000  # lines in memory; the file has all


class Capture:
    """Writes to `path` when there is one, and keeps the last lines for the control."""

    def __init__(self, path: Path | None = None) -> None:
        self.aside: str | None = None  # why everything is set aside for now
        self.lines: deque[Json] = deque(maxlen=KEPT)
        self._file = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a", encoding="utf-8")

    def write(
        self,
        method: str,
        path: str,
        query: Json,
        body: Any,
        content_type: str | None,
        status: int,
        response: Any,
        set_aside: str | None,
    ) -> None:
        """One line; `set_aside` says why a checker shall pass over it."""
        line: Json = {
            "method": method,
            "path": path,
            "query": query,
            "body": body,
            "content_type": content_type,
            "status": status,
            "response": response,
        }
        reason = self.aside or set_aside
        if reason is not None:
            line["set_aside"] = reason
        self.lines.append(line)
        if self._file is not None:
            self._file.write(json.dumps(line, separators=(",", ":")) + "\n")

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
