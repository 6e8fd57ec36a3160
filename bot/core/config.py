"""A server's choices as one document: what moderators export, read, change by hand and import again.

Read with care: a document that is wrong anywhere is refused whole, and each mistake is named with its place.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.finding import RULE_NAMES, Advice
from bot.core.plan import WEEKDAYS, read_time, read_weekday
from bot.core.policy import PRESETS
from bot.core.rewards import ROLE_KINDS
from bot.core.scoring import BOUNDS
from bot.core.starter import LONGEST as LONGEST_QUESTION
from bot.core.zones import is_zone

Document = Mapping[str, Any]
EDITION = 1
MARK = "half_hour_config"
"""The first key of every document: its edition."""
REVISION = "revision"
"""The number of the newest change when the document was written; without it nothing is compared."""
PLACES = ("watched", "exempt_channels", "exempt_roles", "leaderboard_channel", "appeals_channel")
SECTIONS = (
    *PLACES, "zone", "preset", "grace_seconds", "week_start", "shadow",
    "allowed", "questions", "boards", "social_hours", "prices", "badges", "roles",
)  # fmt: skip
GRACE = (30, 900)
"""Least and most seconds in which a told slip can be repaired."""
MOST = {"watched": 100, "exempt_channels": 100, "exempt_roles": 100, "allowed": 200, "questions": 100,
        "boards": 6, "social_hours": 7}  # fmt: skip
SCOPES = ("server", "channel", "member")
USUAL = ("grace_seconds", "week_start", "boards", "prices", "badges")
"""What a server has from the start, before anybody chooses."""
NAMED = 10
"""Mistakes that are named at once."""
_BOARD = ("name", "every", "at", "day", "channel", "kinds", "numbers", "look")


@dataclass(frozen=True, slots=True)
class There:
    """What is in the server that a document is for; `posts` are channels that messages can be posted in."""

    channels: frozenset[int]
    posts: frozenset[int]
    roles: frozenset[int]


@dataclass(slots=True)
class _Reader:
    """Collects what is wrong."""

    there: There
    wrong: list[Advice] = field(default_factory=list)

    def no(self, what: str, where: str, **args: str | int) -> None:
        self.wrong.append(Advice(f"config.{what}", {"where": where[:80], **args}))

    def id(self, where: str, value: object, known: Collection[int] | None, what: str = "no_channel") -> None:
        number = id_of(value)
        if number is None:
            self.no("no_id", where)
        elif known is not None and number not in known:
            self.no(what, where, id=str(number))

    def one_of(self, where: str, value: object, names: Sequence[str]) -> None:
        if value not in names:
            self.no("no_choice", where, choices=", ".join(names))

    def number(self, where: str, value: object, least: int, most: int) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.no("no_number", where, least=least, most=most)

    def words(self, where: str, value: object, most: int) -> None:
        if not isinstance(value, str) or not 0 < len(value.strip()) <= most:
            self.no("no_words", where, most=most)

    def truth(self, where: str, value: object) -> None:
        if not isinstance(value, bool):
            self.no("no_truth", where)

    def each(self, where: str, value: object) -> Iterator[tuple[str, Any]]:
        if not isinstance(value, list):
            self.no("no_list", where)
            return
        if len(value) > MOST[where]:
            self.no("too_many", where, most=MOST[where])
            return
        yield from ((f"{where}[{at}]", one) for at, one in enumerate(value, 1))

    def table(self, where: str, value: object, needed: Sequence[str], more: Sequence[str] = ()) -> bool:
        if not isinstance(value, dict):
            self.no("no_table", where)
            return False
        for name in value:
            if name not in (*needed, *more):
                self.no("unknown", f"{where}.{name}")
        missing = [name for name in needed if name not in value]
        for name in missing:
            self.no("missing", f"{where}.{name}")
        return not missing


def id_of(value: object) -> int | None:
    """A Discord id, best as text: numbers that large are rounded by many programs. None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= 19:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**63 else None


def mistakes(document: object, there: There) -> tuple[Advice, ...]:
    """Everything that is wrong with a document for this server; () for one that can be imported."""
    reader = _Reader(there)
    if not isinstance(document, dict) or MARK not in document:
        return (Advice("config.no_config", {"mark": MARK}),)
    if document[MARK] != EDITION or isinstance(document[MARK], bool):
        return (Advice("config.edition", {"edition": EDITION}),)
    for name, value in document.items():
        if name == MARK:
            continue
        if name == REVISION:
            reader.number(name, value, 0, 2**63 - 1)
            continue
        if name not in SECTIONS:
            reader.no("unknown", str(name))
        else:
            _section(reader, name, value)
    return tuple(reader.wrong)


def _section(reader: _Reader, name: str, value: Any) -> None:
    there = reader.there
    match name:
        case "watched" | "exempt_channels":
            if value == [] and name == "watched":
                reader.no("nothing_watched", name)
            for where, one in reader.each(name, value):
                reader.id(where, one, there.channels)
        case "exempt_roles":
            for where, one in reader.each(name, value):
                reader.id(where, one, there.roles, "no_role")
        case "leaderboard_channel" | "appeals_channel":
            if value is not None:
                reader.id(name, value, there.posts)
        case "zone":
            if not isinstance(value, str) or not is_zone(value):
                reader.no("no_zone", name)
        case "preset":
            reader.one_of(name, value, PRESETS)
        case "grace_seconds":
            reader.number(name, value, *GRACE)
        case "week_start":
            reader.one_of(name, value, WEEKDAYS)
        case "shadow" | "badges":
            reader.truth(name, value)
        case "allowed":
            for where, one in reader.each(name, value):
                _allowed(reader, where, one)
        case "questions":
            for where, one in reader.each(name, value):
                if not isinstance(one, str) or len(one) > LONGEST_QUESTION or not one.strip().endswith("?"):
                    reader.no("no_question", where, most=LONGEST_QUESTION)
        case "boards":
            for where, one in reader.each(name, value):
                _board(reader, where, one)
        case "social_hours":
            for where, one in reader.each(name, value):
                _social(reader, where, one)
        case "prices":
            if reader.table(name, value, (), tuple(BOUNDS)):
                for price in (price for price in value if price in BOUNDS):
                    reader.number(f"{name}.{price}", value[price], *BOUNDS[price])
        case "roles":
            if reader.table(name, value, (), ROLE_KINDS):
                for kind in (kind for kind in value if kind in ROLE_KINDS):
                    reader.id(f"{name}.{kind}", value[kind], there.roles, "no_role")


def _allowed(reader: _Reader, where: str, one: Any) -> None:
    if not reader.table(where, one, ("kind", "value"), ("rule", "scope", "id")):
        return
    scope = one.get("scope", "server")
    reader.one_of(f"{where}.kind", one["kind"], ("phrase", "domain"))
    reader.words(f"{where}.value", one["value"], 100)
    reader.one_of(f"{where}.scope", scope, SCOPES)
    if one.get("rule") is not None:
        reader.one_of(f"{where}.rule", one["rule"], RULE_NAMES)
    if scope in ("channel", "member"):
        # A channel may be a thread, and a member somebody who is away: neither can be looked up here.
        reader.id(f"{where}.id", one.get("id"), None)


def _board(reader: _Reader, where: str, one: Any) -> None:
    if not reader.table(where, one, ("name", "every"), _BOARD[2:]):
        return
    name = one["name"]
    if not isinstance(name, str) or not 0 < len(name) <= 30 or not name.replace("-", "").isalnum():
        reader.no("no_name", f"{where}.name", most=30)
    for key in ("every", "at", "day", "kinds", "look"):
        if one.get(key) is not None:
            reader.words(f"{where}.{key}", one[key], 100)
    if one.get("channel") is not None:
        reader.id(f"{where}.channel", one["channel"], reader.there.posts)
    if "numbers" in one:
        reader.truth(f"{where}.numbers", one["numbers"])


def _social(reader: _Reader, where: str, one: Any) -> None:
    if not reader.table(where, one, ("day", "at", "minutes", "channel")):
        return
    if not isinstance(one["day"], str) or read_weekday(one["day"]) is None:
        reader.one_of(f"{where}.day", one["day"], WEEKDAYS)
    if not isinstance(one["at"], str) or read_time(one["at"]) is None:
        reader.no("no_time", f"{where}.at")
    reader.number(f"{where}.minutes", one["minutes"], 15, 240)
    reader.id(f"{where}.channel", one["channel"], reader.there.channels)


@dataclass(frozen=True, slots=True)
class Change:
    """A section that is not what it was. Ids, numbers and keywords only: of texts, only how many."""

    section: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Noted:
    """One change; `by` 0 is nobody in particular: a channel that was deleted, or a member who was erased."""

    at: datetime
    by: int
    how: str
    change: Change


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """What differs between two documents, section by section."""
    first = "preset" not in before  # only what was chosen is worth a line, not what comes along
    return tuple(
        found
        for name in SECTIONS
        if name != "prices" or before.get("preset") == after.get("preset")  # each preset has its own
        if (old := before.get(name)) != (new := after.get(name))
        and not (first and (not new or name in USUAL))
        for found in [_change(name, old, new)]
    )


def _change(name: str, old: Any, new: Any) -> Change:
    if name in ("allowed", "questions", "boards", "social_hours"):
        were, are = list(old or ()), list(new or ())
        gone, came = [one for one in were if one not in are], [one for one in are if one not in were]
        return Change(name, f"-{len(gone)}" if gone else "", f"+{len(came)}" if came else "")
    if name in ("prices", "roles"):
        keys = [key for key in {**(old or {}), **(new or {})} if (old or {}).get(key) != (new or {}).get(key)]
        return Change(name, _pairs(old, keys), _pairs(new, keys))
    return Change(name, _plain(old), _plain(new))


def _pairs(of: Any, keys: Sequence[str]) -> str:
    return " ".join(f"{key}={of[key]}" for key in keys if of and key in of)


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
