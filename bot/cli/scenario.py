"""Scenarios: a conversation written down, for the headless play and for the cast on the page.

A scenario is a TOML file: `title`, `cast` (who of its people keeps a visitor of the page company), and
`[[steps]]` in the order of time, each with

    at     "MM:SS" since the scenario began (minutes may exceed 59)
    who    a person's name          where  a channel's name
    as     a name for the message or the answer that this step makes, for later steps to point at

and one thing done:

    say = "text"                  with reply_to = "name" if it answers something
    edit = "new text"             on = "name"
    delete = true                 on = "name"
    react = "emoji"               on = "name"
    slash = "command name"        with options = { ... }
    click = "a button's label"    on = "name" of a step whose answer has that button
    wait = "end" | "settlement" | "board"    let time pass until it happened to `who` (a board: in `where`)

For the reader and for the tests, a say or an edit may note what the judge finds in it while `who` has a half
hour: noise = ["pitch"], signals = ["question"].

Steps map onto the sandbox's control: `Step.verb` is the control's verb, `Step.arguments` what it is given
besides `user` and `channel`; `Step.on` is the step whose message it needs as `message` (for a reply:
`reply_to`). `wait` is for whoever holds the clock.
"""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

Verb = Literal["say", "edit", "delete", "react", "slash", "click", "wait"]
_VERBS: dict[str, tuple[Verb, str]] = {
    "say": ("say", "content"),
    "edit": ("edit", "content"),
    "delete": ("delete", ""),
    "react": ("react", "emoji"),
    "slash": ("slash", "name"),
    "click": ("click", "custom_id"),
    "wait": ("wait", "until"),
}
_MAKES = ("say", "slash")
"""Verbs whose outcome a later step may point at."""
_NEEDS_MESSAGE = ("edit", "delete", "react", "click")
_COMMON = {"at", "who", "where", "as"}
_MORE = {
    "say": {"reply_to", "noise", "signals"},
    "edit": {"on", "noise", "signals"},
    "slash": {"options"},
    "wait": set[str](),
}
_WAITS = ("end", "settlement", "board")


class ScenarioError(ValueError):
    """A scenario that cannot be played; says at which step and why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that one person does, `at` after the beginning; `name` is "" where nothing points at it."""

    at: timedelta
    who: str
    where: str
    verb: Verb
    arguments: Mapping[str, Any] = field(default_factory=dict)
    on: str = ""
    name: str = ""
    noise: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A conversation: its steps in the order of time."""

    title: str
    cast: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def lasts(self) -> timedelta:
        """From the beginning to the last step."""
        return self.steps[-1].at

    def only(self, people: Collection[str]) -> "Scenario":
        """What these people do among themselves: no waits, nothing that leans on somebody else's words."""
        made: set[str] = set()
        kept = []
        for step in self.steps:
            if step.who in people and step.verb != "wait" and (not step.on or step.on in made):
                kept.append(step)
                made.add(step.name)
        return replace(self, cast=tuple(name for name in self.cast if name in people), steps=tuple(kept))


def load_scenario(path: Path) -> Scenario:
    """Read a scenario's file. OSError where it cannot be read, ScenarioError where it cannot be played."""
    try:
        return read_scenario(path.read_text(encoding="utf-8"))
    except (ScenarioError, UnicodeDecodeError) as problem:
        raise ScenarioError(f"{path.name}: {problem}") from problem


def read_scenario(text: str) -> Scenario:
    """Read a scenario from TOML. ScenarioError where it cannot be played."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ScenarioError(str(problem)) from problem
    if unknown := content.keys() - {"title", "cast", "steps"}:
        raise ScenarioError(f"nobody knows what {sorted(unknown)[0]!r} is")
    rows = content.get("steps") or []
    if not rows:
        raise ScenarioError("nothing happens in it")
    steps: list[Step] = []
    made: dict[str, Step] = {}
    for number, row in enumerate(rows, 1):
        try:
            step = _step(row)
            _fits(step, steps, made)
        except ScenarioError as problem:
            raise ScenarioError(f"step {number} ({row.get('at', 'no time')}): {problem}") from problem
        steps.append(step)
        if step.name:
            made[step.name] = step
    return Scenario(str(content.get("title", "")), tuple(content.get("cast", ())), tuple(steps))


def _step(row: Mapping[str, Any]) -> Step:
    verbs = [key for key in _VERBS if key in row]
    if len(verbs) != 1:
        raise ScenarioError(f"it must do one thing, and does {len(verbs)}")
    verb, argument = _VERBS[verbs[0]]
    known = _COMMON | {verb} | _MORE.get(verb, {"on"})
    if unknown := row.keys() - known:
        raise ScenarioError(f"{verb!r} knows no {sorted(unknown)[0]!r}")
    for key in ("at", "who", "where"):
        if not isinstance(row.get(key), str):
            raise ScenarioError(f"it needs {key!r}, as text")
    value = row[verb]
    if (verb == "delete") != (value is True) or (verb != "delete" and not (isinstance(value, str) and value)):
        raise ScenarioError(f"{verb!r} needs {'true' if verb == 'delete' else 'some text'}")
    if verb == "wait" and value not in _WAITS:
        raise ScenarioError(f"one can wait for {', '.join(_WAITS)}")
    arguments = {argument: value} if argument else {}
    if "options" in row:
        arguments["options"] = dict(row["options"])
    return Step(
        _moment(row["at"]),
        row["who"],
        row["where"],
        verb,
        arguments,
        row.get("reply_to", row.get("on", "")),
        row.get("as", ""),
        tuple(row.get("noise", ())),
        tuple(row.get("signals", ())),
    )


def _moment(text: str) -> timedelta:
    minutes, _, seconds = text.partition(":")
    if not (minutes.isdecimal() and seconds.isdecimal() and len(seconds) == 2 and int(seconds) < 60):
        raise ScenarioError(f"{text!r} is no time such as 04:10")
    return timedelta(minutes=int(minutes), seconds=int(seconds))


def _fits(step: Step, before: list[Step], made: Mapping[str, Step]) -> None:
    """Check a step against those before it."""
    if before and step.at < before[-1].at:
        raise ScenarioError("it comes before the step above it")
    if step.name and (step.name in made or step.verb not in _MAKES):
        raise ScenarioError(f"{step.name!r} cannot be its name")
    if step.verb in _NEEDS_MESSAGE and not step.on:
        raise ScenarioError(f"{step.verb!r} needs 'on'")
    if not step.on:
        return
    if step.on not in made:
        raise ScenarioError(f"there is no {step.on!r} before it")
    target = made[step.on]
    if (step.verb == "click") != (target.verb == "slash"):
        raise ScenarioError(
            f"{step.on!r} is no {'answer with buttons' if step.verb == 'click' else 'message'}"
        )
    if step.verb in ("edit", "delete", "click") and target.who != step.who:
        raise ScenarioError(f"{step.on!r} belongs to {target.who}")
    if target.where != step.where:
        raise ScenarioError(f"{step.on!r} stands in {target.where}")
