"""The cards of the judge: a verdict with the words marked, what each weighed, and what would change it."""

from typing import Any

import discord

from bot.core.finding import Finding
from bot.core.ledger import Line
from bot.core.refusal import Refused
from cogs._card import CALM, GOOD, WARM, Card, Reader, button, card, lines, note, quoted

_MOST = 6  # pieces of evidence shown for one rule


def explanation(reader: Reader, outcome: Any, asker: int) -> Card:
    """Why a message was flagged, or what was booked where its words are gone."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    say = reader.say
    parts: list[str | None] = [say("why.title")]
    if outcome.verdict is None:
        parts.append(say("why.gone"))
    elif outcome.verdict.clean:
        parts.append(say("why.clean"))
    else:
        parts += [finding(reader, one) for one in outcome.verdict.findings]
    if outcome.shadow and outcome.verdict is not None and outcome.verdict.findings:
        parts.append(say("why.shadow"))
    if not outcome.agrees and outcome.verdict is not None:
        parts.append(say("why.differs"))
    booked = [booking(reader, one) for one in outcome.booked]
    if booked:
        parts += [say("why.booked"), lines(booked), say("why.total", points=outcome.total)]
    slip = outcome.slip
    theirs = slip is not None and slip.member == asker and slip.state not in ("repaired", "lifted")
    buttons = [button(say("button.appeal"), "appeal", slip.id)] if theirs else []
    return card(*parts, buttons=buttons, tone=WARM)


def finding(reader: Reader, found: Finding) -> str:
    """One rule: its name, the words, what each weighed, and what would change it."""
    head = reader.say("why.rule", rule=reader.say(f"rule.{found.rule}"), weight=round(found.weight, 1))
    weighed: dict[str, float] = {}
    reasons: dict[str, str] = {}
    for evidence in found.evidence:
        key = f"because.{found.rule}.{evidence.because}"
        weighed[evidence.text] = weighed.get(evidence.text, 0.0) + evidence.weight
        reasons.setdefault(evidence.text, reader.say(key) if reader.texts.has(key) else "")
    heaviest = sorted(weighed, key=lambda words: -abs(weighed[words]))[:_MOST]
    pieces = [piece(reader, words, weighed[words], reasons[words]) for words in heaviest]
    relief = [reader.advice(one) for one in found.relief if reader.texts.has(one.key)]
    return lines([head, *pieces, *(f"- {text}" for text in relief)])


def piece(reader: Reader, words: str, weight: float, reason: str) -> str:
    """Words and what they weighed; a negative weight is told as what eased it."""
    told = " ".join(part for part in (quoted(words) if words else "", reason) if part)
    return reader.say("why.eases" if weight < 0 else "why.weighs", what=told, weight=round(weight, 1))


def booking(reader: Reader, booked: Line) -> str:
    """One line of the ledger: what it was, what it is worth now, and why that much."""
    names = (f"{group}.{booked.finding}" for group in ("rule", "signal", "deed"))
    name = next((reader.say(key) for key in names if reader.texts.has(key)), booked.finding)
    key = f"points.{booked.note}"
    note = reader.say(key) if reader.texts.has(key) else ""
    return reader.say("why.line", what=name, points=booked.points, note=f" ({note})" if note else "")


def checked(reader: Reader, outcome: Any) -> Card:
    """A draft or message, judged for one person."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    say = reader.say
    if outcome.verdict.clean:
        signals = [say(f"signal.{talk.signal}") for talk in outcome.verdict.signals]
        found = say("check.signals", what=", ".join(dict.fromkeys(signals))) if signals else None
        asks = any(talk.signal == "question" for talk in outcome.verdict.signals)
        return card(say("check.clean"), found, None if asks else ideas(reader, outcome), tone=GOOD)
    parts = [finding(reader, one) for one in outcome.verdict.findings]
    stake = say("check.stake", points=abs(outcome.at_stake)) if outcome.at_stake else None
    return card(say("check.title"), *parts, stake, ideas(reader, outcome), tone=CALM)


def ideas(reader: Reader, outcome: Any) -> str:
    """Two ways to make a question of it."""
    return lines([reader.say("check.ideas"), *(f"- {reader.advice(one)}" for one in outcome.suggestions)])


def appealed(reader: Reader, outcome: Any) -> Card:
    """An appeal is on its way, or why it is not."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    return card(reader.say("appeal.sent"), tone=GOOD)


async def show_decision(interaction: discord.Interaction[Any], reader: Reader, outcome: Any) -> None:
    """The queue's message says what became of the appeal; a refusal is told to the moderator alone."""
    if isinstance(outcome, Refused):
        await interaction.followup.send(view=note(reader.refusal(outcome)), ephemeral=True)
        return
    key = "appeal.done-accepted" if outcome.accepted else "appeal.done-kept"
    told = reader.say(key, by=interaction.user.mention)
    appeal = outcome.appeal
    where = {"server": 0, "channel": appeal.channel, "member": appeal.member}
    buttons = [
        button(reader.say(f"exception.offer-{scope}"), "allow", scope, where[scope])
        for scope in outcome.offer
    ]
    await interaction.edit_original_response(view=card(told, buttons=buttons, tone=GOOD))
