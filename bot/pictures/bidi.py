"""Which way each letter runs: the Unicode bidirectional algorithm for one line without explicit marks.

Names are tidied before, so overrides and isolates never get here; paired brackets follow their surroundings.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")
_NEUTRAL = ("B", "S", "WS", "ON", "BN")


def base_level(text: str) -> int:
    """1 where the first letter with a direction runs right to left, else 0."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _weak(kinds: list[str], base: str) -> None:
    """Rules W1 to W7: what marks, digits and their separators take from their neighbours."""
    strong = previous = base
    for at, kind in enumerate(kinds):  # W1, W2, W3
        if kind == "NSM":
            kind = previous
        if kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in ("L", "R", "AL"):
            strong = kind
        kinds[at] = previous = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):  # W4
        before, after = kinds[at - 1], kinds[at + 1]
        if before == after and (
            (kinds[at] in ("ES", "CS") and before == "EN") or (kinds[at] == "CS" and before == "AN")
        ):
            kinds[at] = before
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):  # W5
        digit = False
        for at in order:
            if kinds[at] == "ET" and digit:
                kinds[at] = "EN"
            digit = kinds[at] == "EN"
    strong = base
    for at, kind in enumerate(kinds):  # W6, W7
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def levels(text: str, base: int | None = None) -> tuple[int, ...]:
    """The embedding level of each character: even runs left to right, odd right to left."""
    start = base_level(text) if base is None else base
    direction = "R" if start else "L"
    kinds = [unicodedata.bidirectional(char) or "ON" for char in text]
    _weak(kinds, direction)
    at = 0
    while at < len(kinds):  # N1, N2
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        stop = at
        while stop < len(kinds) and kinds[stop] in _NEUTRAL:
            stop += 1
        before = direction if at == 0 else ("L" if kinds[at - 1] == "L" else "R")
        after = direction if stop == len(kinds) else ("L" if kinds[stop] == "L" else "R")
        kinds[at:stop] = [before if before == after else direction] * (stop - at)
        at = stop
    if start:  # I1, I2
        found = [start + (kind != "R") for kind in kinds]
    else:
        found = [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1
        if unicodedata.bidirectional(text[at]) not in ("WS", "S", "B", "BN"):
            break
        found[at] = start
    return tuple(found)


def in_sight_order(items: Sequence[tuple[int, Item]]) -> list[Item]:
    """Items with their levels, as they are seen from left to right (rule L2)."""
    order = list(items)
    if not order:
        return []
    for level in range(max(level for level, _ in order), 0, -1):
        at = 0
        while at < len(order):
            stop = at
            while stop < len(order) and order[stop][0] >= level:
                stop += 1
            if stop > at:
                order[at:stop] = order[at:stop][::-1]
            at = max(stop, at + 1)
    return [item for _, item in order]
