"""Lines: JSON Lines in, posts with their policies out; what is wrong with a line is said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.hosts import entry
from bot.core.policy import Policy, Preset
from bot.core.post import Attachment, Poll, Post, Target, Turn

RECENT = 5
"""Turns of context that count, the last ones."""


class LineError(ValueError):
    """A line that is not a message; its text says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a stream: its id as given, the post, and the policy to judge it by."""

    id: str | int
    post: Post
    policy: Policy


def read_line(raw: bytes, preset: Preset) -> Line:
    """Read one line of `judge --jsonl`. Raises `LineError` where it is not as it should be."""
    try:
        row = json.loads(raw)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise LineError(f"not JSON: {error}") from None
    if not isinstance(row, dict):
        raise LineError("not an object")
    identity = row.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise LineError("no id")
    people = _People()
    author = _text(row, "author", "")
    sites = row.get("sites") or []
    if not isinstance(sites, list):
        raise LineError("sites is not a list")
    post = Post(
        message=0,
        author=people.number(author),
        text=_text(row, "text"),
        replied_to=_target(row, people),
        mentions=tuple(people.number(str(name)) for name in _list(row, "mentions")),
        recent=tuple(_turn(turn, people) for turn in _list(row, "recent")[-RECENT:]),
        attachments=tuple(_attachment(one) for one in _list(row, "attachments")),
        poll=_poll(row),
        title=_text(row, "title", ""),
        forwarded=tuple(str(text) for text in _list(row, "forwarded")),
    )
    own = frozenset(entry(str(site)) for site in sites if str(site).strip())
    return Line(identity, post, Policy(preset, sites=own, handles=(author,) if author else ()))


class _People:
    """Numbers for people's names; nobody is 0."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def number(self, name: str) -> int:
        return self._known.setdefault(name, len(self._known) + 1) if name else 0


def _text(row: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise LineError(f"no {name}" if value is None else f"{name} is not a text")
    return value


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise LineError(f"{name} is not a list")
    return value


def _object(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise LineError(f"{name} is not an object")
    return value


def _target(row: Mapping[str, Any], people: _People) -> Target | None:
    if row.get("replied_to") is None:
        return None
    target = _object(row["replied_to"], "replied_to")
    text = target.get("text")
    # Whoever is not named is somebody else: people rarely reply to themselves.
    author = people.number(_text(target, "author", "")) or -1
    return Target(0, author, text if isinstance(text, str) else None)


def _turn(value: object, people: _People) -> Turn:
    turn = _object(value, "recent")
    ago = turn.get("seconds_ago", 0.0)
    if isinstance(ago, bool) or not isinstance(ago, int | float):
        raise LineError("seconds_ago is not a number")
    name = _text(turn, "author", "")
    return Turn(people.number(name) or -1, _text(turn, "text", ""), float(ago), 0, name)


def _attachment(value: object) -> Attachment:
    one = _object(value, "attachments")
    return Attachment(_text(one, "filename", ""), _text(one, "description", ""))


def _poll(row: Mapping[str, Any]) -> Poll | None:
    if row.get("poll") is None:
        return None
    poll = _object(row["poll"], "poll")
    return Poll(_text(poll, "question", ""), tuple(str(answer) for answer in _list(poll, "answers")))
