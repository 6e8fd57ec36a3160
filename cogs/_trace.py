"""What the judge sees in a message, as plain JSON: for whoever looks over the bot's shoulder in a sandbox."""

from collections.abc import Mapping
from typing import Any

from bot.core.reading import Reading
from bot.core.refusal import Refused
from cogs._card import Reader
from cogs._judging import booking


def trace(reader: Reader, outcome: Any, text: str, names: Mapping[int, str]) -> dict[str, Any]:
    """The same explanation as "Why was this flagged?"; `names` are of those whom the message speaks to."""
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
        told["facts"] = _facts(outcome.reading, names)
        told["findings"] = [_finding(reader, one) for one in verdict.findings]
        told["signals"] = [talk.signal for talk in verdict.signals]
    if outcome.slip is not None:
        kept = outcome.slip
        told["stored"] = [
            {"slip": str(kept.id), "state": kept.state, "rules": [rule["rule"] for rule in kept.rules]}
        ]
    return told


def _facts(read: Reading, names: Mapping[int, str]) -> dict[str, Any]:
    def named(person: int) -> str:
        return names.get(person, "somebody")

    return {
        "own words": read.words,
        "links": list(read.links),
        "reply to": named(read.reply_to) if read.reply_to else None,
        "mentions": [named(one) for one in read.mentions],
        "messages before it": read.before,
        "files": read.files or None,
        "forwards": read.forwards or None,
        "poll": read.poll or None,
    }


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
