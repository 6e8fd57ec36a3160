"""The cards of the judge: a verdict with the words marked, what each weighed, and what would change it."""

from typing import Any

import discord

from bot.core.finding import Evidence, Finding
from bot.core.refusal import Refused
from cogs._card import CALM, GOOD, WARM, Card, Reader, button, card, lines, note, quoted

_MOST = 6  # pieces of evidence shown for one rule


def explanation(reader: Reader, outcome: Any) -> Card:
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
    if not outcome.agrees and outcome.verdict is not None:
        parts.append(say("why.differs"))
    booked = [booking(reader, one) for one in outcome.booked]
    if booked:
        parts += [say("why.booked"), lines(booked), say("why.total", points=outcome.total)]
    buttons = [button(say("button.appeal"), "appeal", outcome.slip.id)] if outcome.slip else []
    return card(*parts, buttons=buttons, tone=WARM)


def finding(reader: Reader, found: Finding) -> str:
    """One rule: its name, the words, what each weighed, and what would change it."""
    head = reader.say("why.rule", rule=reader.say(f"rule.{found.rule}"), weight=round(found.weight, 1))
    pieces = [piece(reader, found, evidence) for evidence in found.evidence[:_MOST]]
    relief = [reader.advice(one) for one in found.relief if reader.texts.has(one.key)]
    return lines([head, *pieces, *(f"- {text}" for text in relief)])


def piece(reader: Reader, found: Finding, evidence: Evidence) -> str:
    """One piece of evidence; a negative weight is told as what eased it."""
    key = f"because.{found.rule}.{evidence.because}"
    reason = reader.say(key) if reader.texts.has(key) else ""
    words = quoted(evidence.text) if evidence.text else ""
    told = " ".join(part for part in (words, reason) if part)
    return reader.say("why.eases" if evidence.weight < 0 else "why.weighs", what=told, weight=evidence.weight)


def booking(reader: Reader, booked: Any) -> str:
    """One line of the ledger."""
    name = str(booked.finding)
    key = next(
        (key for key in (f"rule.{name}", f"signal.{name}", f"deed.{name}") if reader.texts.has(key)), None
    )
    return reader.say("why.line", what=reader.say(key) if key else name, points=booked.points)


def checked(reader: Reader, outcome: Any) -> Card:
    """A draft or message, judged for one person."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    say = reader.say
    if outcome.verdict.clean:
        signals = [say(f"signal.{talk.signal}") for talk in outcome.verdict.signals]
        found = say("check.signals", what=", ".join(dict.fromkeys(signals))) if signals else None
        return card(say("check.clean"), found, tone=GOOD)
    parts = [finding(reader, one) for one in outcome.verdict.findings]
    ideas = [f"- {reader.advice(one)}" for one in outcome.suggestions]
    stake = say("check.stake", points=abs(outcome.at_stake)) if outcome.at_stake else None
    return card(say("check.title"), *parts, stake, lines([say("check.ideas"), *ideas]), tone=CALM)


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
    buttons = [
        button(reader.say(f"exception.offer-{scope}"), "exception", outcome.appeal, scope)
        for scope in getattr(outcome, "offer", ())
    ]
    await interaction.edit_original_response(view=card(told, buttons=buttons, tone=GOOD))
