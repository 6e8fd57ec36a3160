"""The cards for a server's choices as a file: exported, imported or refused, and who changed what when."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.core.config import Change, Noted
from bot.core.finding import Advice
from bot.usecases.config import Imported, Overtaken, Wrong
from cogs._card import CALM, GOOD, WARM, Card, Reader, card, lines, moment, note

FILE = "half-hour-config.json"
_LONGEST = 90
_CHANNELS = ("watched", "exempt_channels", "leaderboard_channel", "appeals_channel")


def exported(reader: Reader) -> Card:
    """The choices, with the file that holds them."""
    file: ui.File[discord.ui.LayoutView] = ui.File(f"attachment://{FILE}")
    return card(reader.say("config.title"), reader.say("config.exported"), file, tone=CALM)


def imported(reader: Reader, outcome: Imported) -> Card:
    """What is different now."""
    say = reader.say
    if not outcome.changes:
        return note(say("config.same"), GOOD)
    return card(
        say("config.imported"),
        lines(_change(reader, one) for one in outcome.changes),
        say("setup.renewed") if outcome.renewed else None,
        tone=GOOD,
    )


def wrong(reader: Reader, outcome: Wrong) -> Card:
    """Nothing was written, and why."""
    say = reader.say
    more = outcome.count - len(outcome.mistakes)
    return card(
        say("config.wrong", count=outcome.count),
        lines(f"- {_mistake(reader, one)}" for one in outcome.mistakes),
        say("config.more", count=more) if more else None,
        tone=WARM,
    )


def overtaken(reader: Reader, outcome: Overtaken) -> Card:
    """Nothing was written, since somebody else was faster."""
    say, last = reader.say, outcome.last
    return card(
        say("config.overtaken"),
        _line(reader, last),
        say("config.overtaken-next"),
        tone=WARM,
    )


def history(reader: Reader, found: Sequence[Noted]) -> Card:
    """The newest changes; ids and keywords only."""
    say = reader.say
    told = [_line(reader, one) for one in found]
    return card(say("history.title"), lines(told) or say("history.none"), tone=CALM)


def _line(reader: Reader, one: Noted) -> str:
    return reader.say(
        "history.line",
        who=f"<@{one.by}>" if one.by else reader.say("history.nobody"),
        change=_change(reader, one.change),
        how=one.how,
        **moment("at", one.at),
    )


def _mistake(reader: Reader, one: Advice) -> str:
    args = dict(one.args)
    if one.key != "config.refused":
        return reader.say(one.key, **args)
    where = args.pop("where")
    why = reader.advice(Advice(str(args.pop("key")), args))
    return reader.say("config.refused", where=where, why=why)


def _change(reader: Reader, one: Change) -> str:
    what = reader.say(f"history.{one.section}")
    before, after = _shown(one.section, one.before), _shown(one.section, one.after)
    if one.section in ("allowed", "questions", "boards", "social_hours"):
        return reader.say("history.list", what=what, counts=" ".join(filter(None, (after, before))))
    nothing = reader.say("setup.nothing")
    return reader.say("history.change", what=what, before=before or nothing, after=after or nothing)


def _shown(section: str, value: str) -> str:
    """Ids as the links that Discord makes of them."""
    if section in ("shadow", "badges"):
        value = {"true": "on", "false": "off"}.get(value, value)
    elif section in _CHANNELS:
        value = " ".join(f"<#{id}>" for id in value.split())
    elif section == "exempt_roles":
        value = " ".join(f"<@&{id}>" for id in value.split())
    elif section == "roles":
        value = " ".join(_role(pair) for pair in value.split())
    return value if len(value) <= _LONGEST or value.startswith("<") else value[: _LONGEST - 1] + "…"


def _role(pair: str) -> str:
    kind, _, role = pair.partition("=")
    return f"{kind} <@&{role}>"
