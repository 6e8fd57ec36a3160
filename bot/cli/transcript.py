"""A transcript: every message that appears or changes, as one would read it, in the order of its time."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

_MENTION = re.compile(r"<(@!?|@&|#)(\d+)>")
_CLOCK = re.compile(r"<t:(\d+)(?::(\w))?>")
_LINK = re.compile(r"\[([^\]]*)\]\(https://discord\.com/channels/[^)]*\)")


INDENT = " " * 10


def found(trace: Any) -> list[str]:
    """What the judge found in a message, a line each; nothing for a stranger's."""
    if not trace:
        return []
    lines = []
    for one in trace.get("findings", ()):
        words = ", ".join(repr(evidence["text"]) for evidence in one["evidence"][:3])
        lines.append(f"found: {one['rule']} ({one['weight']:g} of {one['threshold']:g}): {words}")
    if trace.get("signals"):
        lines.append(f"found: {', '.join(dict.fromkeys(trace['signals']))}")
    return lines


class Bookings:
    """What was booked for a message, told once, and again where it is worth something else by now."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, str, int], int] = {}

    def news(self, message: int, trace: Any) -> list[str]:
        """The lines that are new or changed; what is worth nothing is told only where it was worth more."""
        lines = []
        seen: Counter[str] = Counter()
        for one in (trace or {}).get("points", ()):
            seen[one["what"]] += 1
            key = (message, one["what"], seen[one["what"]])
            if self._told.get(key, 0) != one["points"]:
                lines.append(f"booked: {one['why']}")
            self._told[key] = one["points"]
        return lines


class Transcript:
    """Looks through the sandbox after each step and tells what is new; ids become names."""

    def __init__(self, control: Any, people: Sequence[str], channels: Sequence[str]) -> None:
        self._control = control
        self._people = people
        self._channels = channels
        self._seen: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}
        self._day: date | None = None

    async def prepare(self) -> None:
        """Learn everybody's name."""
        world = await self._control.world()
        for person in _rows(world, "people") + _rows(world, "users"):
            self._names[str(person["id"])] = f"@{person.get('global_name') or person.get('username')}"
        for guild in world.get("guilds", ()):
            for channel in (*_rows(guild, "channels"), *_rows(guild, "threads")):
                self._names[str(channel["id"])] = f"#{channel['name']}"
            for role in _rows(guild, "roles"):
                self._names[str(role["id"])] = f"@{role['name']}"

    async def news(self) -> list[str]:
        """What appeared or changed since the last time, oldest first."""
        found: list[tuple[str, str]] = []
        for person in self._people:
            for channel in self._channels:
                try:
                    messages = await self._control.read(person, channel)
                except Exception:  # noqa: S112 - a channel that this person cannot read says nothing
                    continue
                found += self._fresh(messages, f"#{channel}", person)
            found += self._fresh(await self._control.dm(person), f"DM {person.capitalize()}", person)
        return list(self._dated(sorted(found)))

    def _dated(self, found: Sequence[tuple[str, str]]) -> Iterator[str]:
        """The texts, and the day wherever another one begins."""
        for stamp, text in found:
            day = datetime.fromisoformat(stamp).date()
            if day != self._day and self._day is not None:
                yield f"{day:%A}, {day.day} {day:%B %Y}"
            self._day = day
            yield text

    def _fresh(self, messages: Sequence[Any], where: str, person: str) -> Iterator[tuple[str, str]]:
        for message in messages:
            private = bool(int(message.get("flags") or 0) & 64)
            text = self.words(message)
            key = (message["id"], person if private else "")
            if not text or self._seen.get(key) == text:
                continue
            before = key in self._seen
            self._seen[key] = text
            stamp = message.get("edited_timestamp") if before else message["timestamp"]
            place = f"{where} (only {person.capitalize()} sees this)" if private else where
            yield str(stamp), self._told(message, str(stamp), place, text, changed=before)

    def _told(self, message: Any, stamp: str, where: str, text: str, *, changed: bool) -> str:
        author = message["author"]
        name = author.get("global_name") or author["username"]
        moment = datetime.fromisoformat(stamp).strftime("%H:%M:%S")
        mark = " (edited)" if changed else ""
        indent = f"\n{INDENT}"
        return f"{moment}  {where}  {name}{mark}:{indent}{text.replace(chr(10), indent)}"

    def words(self, message: Any) -> str:
        """All that can be read off a message, its buttons in brackets."""
        parts = [str(message.get("content") or "")]
        buttons: list[str] = []
        for component in _walk(message.get("components") or ()):
            if component["type"] == 10:
                parts.append(str(component["content"]))
            elif component["type"] == 2:
                buttons.append(f"[{component.get('label', '')}]")
            elif component["type"] == 12:
                parts += [f"(picture: {item.get('description') or ''})" for item in component["items"]]
        text = "\n".join(part for part in (*parts, " ".join(buttons)) if part)
        return self._plain(text)

    def _plain(self, text: str) -> str:
        text = _MENTION.sub(lambda found: self._names.get(found[2], "somebody"), text)
        text = _CLOCK.sub(lambda found: datetime.fromtimestamp(int(found[1]), UTC).strftime("%H:%M"), text)
        text = re.sub(r"(\d\d:\d\d) \(\1\)", r"\1", text)
        return (
            _LINK.sub(r"\1", text).replace("-# ", "").replace("### ", "").replace("## ", "").replace("**", "")
        )


def _walk(components: Sequence[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walk(component.get("components") or ())
        if component.get("accessory"):
            yield component["accessory"]


def _rows(of: Mapping[str, Any], name: str) -> list[Any]:
    rows = of.get(name) or []
    return list(rows.values()) if isinstance(rows, Mapping) else list(rows)
