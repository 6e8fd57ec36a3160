"""The moderators' cards: the doctor, how the rules do, what is allowed."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.core.overturn import Overturn
from bot.core.server import Server
from cogs._card import CALM, GOOD, WARM, Card, Reader, card, lines, note, quoted
from cogs._press import custom_id
from cogs._rights import missing_rights


def ailments(reader: Reader, server: Server | None, guild: discord.Guild | None, blind: bool) -> list[str]:
    """Everything that is missing, each with what to do about it."""
    say = reader.say
    found = [say("doctor.blind")] if blind else []
    if server is None or guild is None:
        return [*found, say("doctor.unset")]
    if server.leaderboard_channel is None:
        found.append(say("doctor.no-board"))
    if server.appeals_channel is None:
        found.append(say("doctor.no-appeals"))
    chosen = {*server.watched, server.leaderboard_channel, server.appeals_channel} - {None}
    found += [
        say("doctor.gone", channel=f"<#{channel}>")
        for channel in sorted(channel for channel in chosen if channel is not None)
        if guild.get_channel(channel) is None
    ]
    return found + [
        say("setup.missing-line", channel=f"<#{channel}>", permissions=", ".join(rights))
        for channel, rights in missing_rights(server, guild)
    ]


def doctor(reader: Reader, found: Sequence[str]) -> Card:
    """The doctor's word."""
    told = lines(f"- {line}" for line in found) if found else reader.say("doctor.fine")
    return card(reader.say("doctor.title"), told, tone=WARM if found else GOOD)


def rules(reader: Reader, found: Sequence[Overturn]) -> Card:
    """How often each rule fired, was appealed, and was undone."""
    told = [
        reader.say(
            "rules.line",
            rule=reader.say(f"rule.{one.rule}"),
            slips=one.slips,
            appealed=one.appealed,
            overturned=one.overturned,
            percent=round(100 * one.rate),
        )
        for one in found
    ]
    return card(
        reader.say("rules.title"),
        lines(told) or reader.say("rules.none"),
        reader.say("rules.hint") if told else None,
        tone=CALM,
    )


def allowed(reader: Reader, found: Sequence[Any]) -> Card:
    """What is fine here."""
    told = [
        reader.say(
            "allow.line",
            value=quoted(one.value),
            kind=reader.say(f"allow.kind-{one.kind}"),
            where=reader.say(f"exception.where-{one.scope}", id=str(one.scope_id)),
        )
        for one in found
    ]
    return card(reader.say("allow.title"), lines(told) or reader.say("allow.none"), tone=CALM)


def added(reader: Reader, one: Any) -> Card:
    """It is fine from now on."""
    where = reader.say(f"exception.where-{one.scope}", id=str(one.scope_id))
    return note(reader.say("exception.added", value=quoted(one.value), where=where), GOOD)


def exception_form(reader: Reader, scope: str, number: int) -> ui.Modal:
    """One field: a moderator types what is fine; nothing is copied from a message."""
    form = ui.Modal(
        title=reader.say("exception.title"), custom_id=custom_id("allow", scope, number, prefix="hf")
    )
    field: ui.TextInput[Any] = ui.TextInput(custom_id="value", max_length=100)
    form.add_item(
        ui.Label(
            text=reader.say("exception.value"),
            description=reader.say("exception.value-hint"),
            component=field,
        )
    )
    form.stop()  # answered from the wire, so discord.py need not remember it
    return form
