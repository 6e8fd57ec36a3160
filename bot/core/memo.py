"""A memo: what a function gives, kept for what is asked again and again, as everyday words are."""

from collections.abc import Callable, Hashable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
REMEMBERED = 1 << 15
"""Answers that are kept; with more of them all are let go, so that made-up words never fill the memory."""


class Memo(dict[K, T]):
    """Asked as a dictionary: `lru_cache` keeps an order besides, which costs more than most answers."""

    def __init__(self, work_out: Callable[[K], T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: K) -> T:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[key] = self._work_out(key)
        return found
