"""What people type into forms is sealed at rest; who met whom is kept as a keyed hash only."""

import base64
import hashlib
import hmac
from typing import Any
from weakref import WeakKeyDictionary

from cryptography.fernet import Fernet
from sqlalchemy import LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return hmac.new(secret, purpose, hashlib.sha256).digest()


class WrongSecretError(Exception):
    """HALFHOUR_SECRET is not the one that this database was sealed with."""


class Seal:
    """Closes and opens texts with a key derived from HALFHOUR_SECRET."""

    def __init__(self, secret: bytes) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(_derive(secret, b"sealed columns")))

    def close(self, text: str) -> bytes:
        """The sealed bytes of `text`."""
        return self._fernet.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """The text again; raises InvalidToken when the secret is another one."""
        return self._fernet.decrypt(sealed).decode()


class Keyed:
    """Keyed 63-bit hashes of ids and words: equal things match, and nothing can be read back."""

    def __init__(self, secret: bytes) -> None:
        self._key = _derive(secret, b"keyed hashes")

    def partner(self, guild: int, member: int) -> int:
        """Who talked with a participant, within one server."""
        return self._hash(f"partner:{guild}:{member}")

    def pair(self, guild: int, one: int, other: int) -> int:
        """Two people who talked within one server: the same whoever looks, and no link to other pairs."""
        return self._hash(f"pair:{guild}:{min(one, other)}:{max(one, other)}") or 1

    @property
    def print_key(self) -> bytes:
        """The key of similarity fingerprints."""
        return hmac.new(self._key, b"fingerprints", hashlib.sha256).digest()

    def word(self, kind: str, text: str) -> int:
        """A word or a host, apart from the same word of another `kind`."""
        return self._hash(f"{kind}:{text}")

    def _hash(self, text: str) -> int:
        digest = hmac.new(self._key, text.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:8], "big") >> 1


_seals: WeakKeyDictionary[Dialect, Seal] = WeakKeyDictionary()


def bind_seal(dialect: Dialect, seal: Seal) -> None:
    """Let the `Sealed` columns of one engine use `seal`."""
    _seals[dialect] = seal


class Sealed(TypeDecorator[str]):
    """A text column that is sealed at rest."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Seal on the way in."""
        return None if value is None else _seals[dialect].close(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else _seals[dialect].open(bytes(value))
