"""What the judge sees in a message, as plain JSON: for whoever looks over the bot's shoulder in a sandbox."""

from typing import Any

from bot.core.refusal import Refused
from cogs._card import Reader
from cogs._judging import booking


def trace(reader: Reader, outcome: Any, text: str) -> dict[str, Any]:
    """The same explanation as "Why was this flagged?"."""
    if isinstance(outcome, Refused):
        return {"text": text, "outcome": reader.refusal(outcome)}
    verdict = outcome.verdict
    told: dict[str, Any] = {
        "text": text,
        "outcome": reader.say("trace.clean" if verdict is None or verdict.clean else "trace.flagged"),
        "points": [
            {"what": line.finding, "points": line.points, "why": booking(reader, line).removeprefix("- ")}
            for line in outcome.booked
        ],
    }
    if verdict is not None:
        told["facts"] = {"links": [link.host for link in verdict.links]}
        told["findings"] = [_finding(reader, one) for one in verdict.findings]
        told["signals"] = [talk.signal for talk in verdict.signals]
    if outcome.slip is not None:
        kept = outcome.slip
        told["stored"] = [{"slip": str(kept.id), "state": kept.state, "rules": list(kept.rules)}]
    return told


def _finding(reader: Reader, found: Any) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "weight": found.weight,
        "threshold": found.threshold,
        "advice": reader.advice(found.advice) if reader.texts.has(found.advice.key) else found.advice.key,
        "evidence": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "because": one.because,
                "weight": one.weight,
                "part": one.part,
            }
            for one in found.evidence
        ],
    }
