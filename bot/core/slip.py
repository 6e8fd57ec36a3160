"""A slip: noise in one message of a half hour, from being seen to being forgiven or counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bot.core.finding import Evidence, Finding

SlipState = Literal["open", "told", "counted", "repaired", "lifted", "closed"]
"""Stored for ever: never rename or reuse one."""
UNTOLD = "slip"
"""What stands in the place of a rule that is never named at rest."""
UNNAMED = "politics"
"""Kept as a slip only: neither its name nor its offsets are ever written down."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is kept of a slip: ids, names and offsets; `rules` as `at_rest` made them."""

    id: int
    challenge: int
    guild: int
    member: int
    channel: int
    message: int
    revision: int
    state: SlipState
    at: datetime
    at_stake: int
    rules: tuple[Mapping[str, Any], ...]
    told_at: datetime | None = None
    grace_until: datetime | None = None

    @property
    def repairable(self) -> bool:
        """True until it counts."""
        return self.state in ("open", "told")

    @property
    def standing(self) -> bool:
        """True for one that was told and is not mended: it counts, or will when its grace has passed."""
        return self.state in ("told", "counted")

    def for_notice(self) -> dict[str, Any]:
        """What a nudge says about it."""
        return {
            "slip": self.id,
            "message": self.message,
            "channel": self.channel,
            "revision": self.revision,
            "at_stake": self.at_stake,
            "rules": [dict(rule) for rule in self.rules],
        }


def at_rest(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings without words: names, advice keys, offsets; of politics only that there was something."""
    return [_finding_at_rest(finding) for finding in findings]


def _finding_at_rest(finding: Finding) -> dict[str, Any]:
    if finding.rule == UNNAMED:
        return {"rule": UNTOLD, "advice": {"key": f"advice.{UNTOLD}", "args": {}}, "evidence": []}
    return {
        "rule": finding.rule,
        "advice": {"key": finding.advice.key, "args": _plain(finding.advice.args)},
        "evidence": [_place(evidence) for evidence in finding.evidence],
    }


def _plain(args: Mapping[str, str | int | float]) -> dict[str, int | float]:
    """Numbers only: a text argument may be somebody's words."""
    return {name: value for name, value in args.items() if not isinstance(value, str)}


def _place(evidence: Evidence) -> dict[str, Any]:
    return {
        "part": evidence.part,
        "start": evidence.start,
        "end": evidence.end,
        "because": evidence.because,
        "weight": evidence.weight,
    }
