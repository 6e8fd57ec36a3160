"""What the socket carries: plain text, or one deflate or zstandard stream per connection."""

import json
import zlib
from typing import Protocol

import zstandard

from sandbox.json_types import Json


class Encoder(Protocol):
    """Turns a frame into what goes on the socket: text, or bytes."""

    def __call__(self, frame: Json) -> str | bytes:
        """Encodes one frame."""
        ...


def encoder(compress: str | None) -> Encoder:
    """The encoder for the query's `compress`; plain text for a kind that is not known."""
    if compress == "zlib-stream":
        return _Zlib()
    if compress == "zstd-stream":
        return _Zstandard()
    return _text


def _text(frame: Json) -> str:
    return json.dumps(frame, separators=(",", ":"))


class _Zlib:
    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def __call__(self, frame: Json) -> bytes:
        return self._stream.compress(_text(frame).encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class _Zstandard:
    def __init__(self) -> None:
        self._stream = zstandard.ZstdCompressor().compressobj()

    def __call__(self, frame: Json) -> bytes:
        flush = zstandard.COMPRESSOBJ_FLUSH_BLOCK
        return self._stream.compress(_text(frame).encode()) + self._stream.flush(flush)
