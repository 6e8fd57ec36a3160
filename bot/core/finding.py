"""Findings: what a rule or a signal saw in a post, and the words it saw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

RuleName = Literal["bare_link", "link", "pitch", "metrics", "politics"]
"""Stored for ever: never rename or reuse one."""
SignalName = Literal["question", "answer", "reply", "opener"]
"""Stored for ever: never rename or reuse one."""

RULE_NAMES: tuple[RuleName, ...] = ("bare_link", "link", "pitch", "metrics", "politics")
SIGNAL_NAMES: tuple[SignalName, ...] = ("question", "answer", "reply", "opener")


@dataclass(frozen=True, slots=True)
class Advice:
    """A text key with its arguments; rendered late, in the reader's language."""

    key: str
    args: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that weighed: `part[start:end] == text` in code points of the given part of the post.

    `part` is "text", "title", "poll", "attachment:N" or "forward:N". `because` names the family or list
    that hit (a stable key such as "call_to_act" or "self_link"); `weight` may be negative (it eases).
    """

    start: int
    end: int
    text: str
    because: str
    weight: float = 0.0
    part: str = "text"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's hit: it fires when `weight >= threshold`; `relief` says what would change that."""

    rule: RuleName
    weight: float
    threshold: float
    evidence: tuple[Evidence, ...]
    advice: Advice
    relief: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """One signal's hit; `partner` and `message` say whom it was said to, and what it answers, if known."""

    signal: SignalName
    partner: int | None = None
    message: int | None = None
