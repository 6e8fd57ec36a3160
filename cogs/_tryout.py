"""The moderators' cards for trying out: a trial of the whole server, and a channel judged again."""

from collections.abc import Mapping

from bot.core.scoring import booked_as
from bot.core.verdict import RULES
from bot.usecases.replay import Replayed, Tally
from bot.usecases.shadow import SINCE, Shadowed
from cogs._card import CALM, WARM, Card, Reader, card, lines

NAMES = tuple(dict.fromkeys(booked_as(name) for name, _ in RULES))
"""The rules as they are booked, in their order."""


def shadow(reader: Reader, outcome: Shadowed) -> Card:
    """Whether this server is on trial, and what was found in half hours that were."""
    say = reader.say
    state = "on" if outcome.on else "off"
    told = _counts(reader, outcome.found)
    return card(
        say("shadow.title"),
        say(f"shadow.{state}"),
        say("shadow.from-now") if outcome.changed else None,
        say("shadow.found", days=SINCE.days) if told else None,
        told or (say("shadow.nothing", days=SINCE.days) if outcome.on else None),
        say("shadow.hint"),
        tone=WARM if outcome.on else CALM,
    )


def replay(reader: Reader, outcome: Replayed, tried: str) -> Card:
    """What would be flagged now, and with what was tried; `tried` says it in words, "" for nothing."""
    say = reader.say
    parts = [
        say("replay.title"),
        say("replay.now", preset=outcome.preset, flagged=outcome.now.flagged, read=outcome.read),
        _counts(reader, outcome.now.rules) or None,
    ]
    if tried:
        parts += [
            _then(reader, outcome.now, outcome.then, tried),
            _counts(reader, outcome.then.rules) or None,
        ]
    return card(*parts, say("replay.hint") if tried else say("replay.hint-try"), tone=CALM)


def _then(reader: Reader, now: Tally, then: Tally, tried: str) -> str:
    more = then.flagged - now.flagged
    key = "replay.more" if more > 0 else "replay.fewer" if more < 0 else "replay.same"
    return reader.say(
        "replay.then", tried=tried, flagged=then.flagged, change=reader.say(key, count=abs(more))
    )


def _counts(reader: Reader, found: Mapping[str, int]) -> str:
    return lines(
        reader.say("replay.line", rule=reader.say(f"rule.{name}"), count=found[name])
        for name in NAMES
        if found.get(name)
    )
