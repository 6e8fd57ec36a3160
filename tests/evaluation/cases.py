"""Cases: labelled messages, from the data sets beside the project and from our own examples."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.core.policy import Policy
from bot.core.post import Post, Target, Turn

ROOT = Path(__file__).resolve().parents[2]
DATASETS = Path(os.environ.get("HALFHOUR_DATASETS", ROOT.parent / "shared" / "datasets"))
"""Where the data sets lie; they are read there and never copied into the project."""
OWN = Path(__file__).parent / "own"
RECENT = 5
"""Turns of context, as in the bot."""
HANDS = ("fresh_", "held_")
"""Files that each another hand wrote: what one wrote is kept together."""
POOLS = ("goemotions_reddit", "self_dialogue", "topical_chat")
"""Sets in which people only talk: whatever is found there is a false alarm."""


@dataclass(frozen=True, slots=True)
class Case:
    """One message with its labels; `group` is kept together when folds are drawn."""

    id: str
    set: str
    group: str
    post: Post
    policy: Policy
    labels: frozenset[str]
    kind: str = ""
    """What makes it hard, where the set says so; or where it comes from."""


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a data set's dev half; empty where the sets are not there."""
    path = DATASETS / f"{name}.dev.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def alone(name: str) -> list[Case]:
    """The cases of a set whose messages stand alone."""
    return [
        Case(
            row["id"],
            name,
            str(row.get("video") or row.get("source_id") or row["id"]),
            Post(1, 1, row["text"]),
            Policy(),
            frozenset(row["labels"]),
            str(row.get("hard_class") or row.get("source") or ""),
        )
        for row in rows(name)
    ]


def conversations() -> list[Case]:
    """The conversations, each message with its five turns before and what it replies to."""
    return list(_conversations(rows("conversations")))


def _conversations(lines: Iterable[Mapping[str, Any]]) -> Iterator[Case]:
    talks: dict[str, list[Mapping[str, Any]]] = {}
    for row in lines:
        talks.setdefault(row["conversation"], []).append(row)
    for name, turns in talks.items():
        people = Numbers()
        places = {row["id"]: place for place, row in enumerate(turns)}
        for place, row in enumerate(turns):
            before = range(max(0, place - RECENT), place)
            recent = tuple(
                Turn(
                    people[turns[i]["author"]],
                    turns[i]["text"],
                    row["seconds"] - turns[i]["seconds"],
                    i + 1,
                    turns[i]["author"],
                )
                for i in before
            )
            target = None
            if row["reply_to"] is not None:
                there = places[row["reply_to"]]
                target = Target(there + 1, people[turns[there]["author"]], turns[there]["text"])
            post = Post(
                place + 1,
                people[row["author"]],
                row["text"],
                replied_to=target,
                mentions=tuple(people[name] for name in row["mentions"]),
                recent=recent,
            )
            yield Case(
                row["id"],
                "conversations",
                name,
                post,
                Policy(handles=(row["author"],)),
                frozenset(row["labels"]),
                row.get("hard") or "",
            )


def irc() -> list[Case]:
    """Chat with a human reply graph: "reply" where a message answers somebody else's."""
    lines = rows("irc_reply")
    users = {row["id"]: row["user"] for row in lines}
    files: dict[str, list[dict[str, Any]]] = {}
    for row in lines:
        files.setdefault(row["thread_file"], []).append(row)
    found = []
    for name, turns in files.items():
        people = Numbers()
        for place, row in enumerate(turns):
            if row["labels"] == ["context"]:
                continue
            recent = tuple(
                Turn(
                    people[turns[i]["user"]],
                    turns[i]["text"],
                    60.0 * (minutes(row["time"]) - minutes(turns[i]["time"])),
                    i + 1,
                    turns[i]["user"],
                )
                for i in range(max(0, place - RECENT), place)
            )
            others = {users[i] for i in row["reply_to"] if i in users} - {row["user"]}
            labels = frozenset({"reply"}) if others else frozenset()
            post = Post(place + 1, people[row["user"]], row["text"], recent=recent)
            found.append(Case(row["id"], "irc_reply", name, post, Policy(handles=(row["user"],)), labels))
    return found


def minutes(clock: str) -> int:
    """Minutes of the day of "19:48"."""
    hours, _, rest = clock.partition(":")
    return 60 * int(hours) + int(rest)


class Numbers(dict[str, int]):
    """Numbers for names, given out as they come."""

    def __missing__(self, name: str) -> int:
        self[name] = len(self) + 1
        return self[name]


def own_talks() -> list[Case]:
    """Conversations of our own, in the shape of the data set's."""
    found = []
    for path in sorted(OWN.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        found += [replace(case, set="own_talks") for case in _conversations(lines)]
    return found


def is_held(case: Case) -> bool:
    """True for our own examples that no fit may see: they were never read while the packs were tuned."""
    return case.id.startswith("held_") or case.group.startswith("held-")


def own(*names: str) -> list[Case]:
    """Our own examples: "label, label | text" a line, "-" for none, "⏎" where a line ends."""
    found = []
    for path in sorted(OWN.glob("*.txt")):
        if names and path.stem not in names:
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            labels, bar, text = line.partition(" | ")
            if line.startswith("#") or not bar:
                continue
            marks = frozenset(label.strip() for label in labels.split(",")) - {"-"}
            found.append(
                Case(
                    f"{path.stem}:{number}",
                    "own",
                    path.stem if path.stem.startswith(HANDS) else f"{path.stem}:{number}",
                    Post(1, 1, text.replace("⏎", "\n")),
                    Policy(),
                    marks,
                )
            )
    return found
