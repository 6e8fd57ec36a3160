"""The cards that members see: one function a card, from an outcome to a layout."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.core.challenge import Challenge
from bot.core.recap import Recap
from bot.core.refusal import Refused
from bot.core.server import Server
from bot.core.wishes import NUDGE_WAYS, NudgeWay, Wishes
from bot.usecases.start import ConsentNeeded
from cogs._card import (
    CALM,
    GOOD,
    QUIET,
    WARM,
    Card,
    Reader,
    Style,
    button,
    card,
    goto,
    jump,
    lines,
    moment,
    note,
    plain,
)


def is_refusal(outcome: object) -> bool:
    """True for a kind no."""
    return isinstance(outcome, Refused)


def start(reader: Reader, outcome: Any, channel: int | None = None) -> Card:
    """What a start came to; `channel` is where it was asked for."""
    match outcome:
        case Refused():
            return note(reader.refusal(outcome))
        case ConsentNeeded():
            return consent(reader, outcome)
        case _:
            return started(reader, outcome.challenge, outcome.wishes, channel)


def again(reader: Reader, server: str) -> Card:
    """Where to start again, for somebody who asks in a DM."""
    return note(reader.say("again.body", server=plain(server)))


def consent(reader: Reader, needed: Any, round_id: int | None = None) -> Card:
    """The card before the first half hour: what is watched, what is kept, the pledge."""
    server: Server = needed.server
    places = _places(reader, server.watched)
    grace = _minutes(reader, server.grace_seconds)

    def agree(way: str, style: Style) -> Any:
        carried = (needed.minutes, needed.version, way)
        label = reader.say(f"consent.{way}")
        if round_id is not None:
            return button(label, "consent.round", *carried, round_id, style=style)
        return button(label, "consent", *carried, style=style)

    return card(
        reader.say("consent.title"),
        reader.say("consent.renewed") if needed.renewed else None,
        reader.say("consent.body", minutes=needed.minutes, places=places, grace=grace),
        reader.say("consent.pledge"),
        reader.say("consent.ask"),
        buttons=[
            agree("dm", Style.success),
            agree("here", Style.primary),
            agree("off", Style.secondary),
            button(reader.say("consent.later"), "later"),
        ],
    )


def way_of(args: Sequence[str]) -> NudgeWay:
    """How the pressed "I'm in" wants to be nudged."""
    return next((way for way in NUDGE_WAYS if way in args), "off")


def started(reader: Reader, challenge: Challenge, wishes: Wishes, channel: int | None = None) -> Card:
    """You are in: until when, and how the bot will reach you; and where, if that is somewhere else."""
    elsewhere = channel is not None and channel != challenge.channel
    return card(
        reader.say("start.title"),
        reader.say("start.body", minutes=challenge.minutes, **moment("end", challenge.ends_at)),
        reader.say("start.where", place=f"<#{challenge.channel}>") if elsewhere else None,
        reader.say("start.shadow") if challenge.shadow else reader.say(f"start.hint-{_reached(wishes)}"),
        buttons=_running_buttons(reader, challenge.guild),
        tone=GOOD,
    )


def status(reader: Reader, outcome: Any, guild: int) -> Card:
    """How it goes now, or how the last one went."""
    running: Challenge | None = outcome.running
    parts: list[str | None]
    if running is not None:
        parts = [
            reader.say("status.running-title"),
            reader.say("status.running-body", **moment("end", running.ends_at)),
            recap_lines(reader, outcome.recap, running=True) if outcome.recap else None,
        ]
        buttons = _running_buttons(reader, guild)
    else:
        parts = [reader.say("status.none-title"), reader.say("status.none-body")]
        if outcome.recap is not None:
            parts += [reader.say("status.last"), recap_lines(reader, outcome.recap)]
        buttons = [button(reader.say("button.start"), "start", style=Style.success)]
    if outcome.waiting:
        parts.append(reader.say("status.waiting", waiting=outcome.waiting))
        buttons = [*buttons, button(reader.say("button.inbox"), "inbox", guild)]
    parts += [
        reader.say("status.elsewhere") if outcome.elsewhere else None,
        reader.say("status.dm-closed") if outcome.wishes.dm_closed else None,
    ]
    return card(*parts, buttons=buttons, tone=GOOD if running else CALM)


def more(reader: Reader, waiting: int, guild: int) -> Card:
    """More waits in the inbox than is shown at once."""
    return card(
        reader.say("inbox.more", more=waiting),
        buttons=[button(reader.say("button.inbox"), "inbox", guild)],
        tone=QUIET,
    )


def stop(reader: Reader, outcome: Any) -> Card:
    """Left, at once and without a word of blame."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    if outcome.forgotten:
        return note(reader.say("stop.forgotten"))
    challenge: Challenge = outcome.challenge
    lived = int((challenge.over_at - challenge.starts_at).total_seconds() // 60)
    return card(
        reader.say("stop.title"),
        reader.say("stop.body", minutes=lived),
        recap_lines(reader, outcome.recap),
        buttons=[button(reader.say("button.start"), "start")],
        tone=QUIET,
    )


def recap(
    reader: Reader, args: Mapping[str, Any], guild: int, server: str, channel: int | None, row: int
) -> Card:
    """The recap of a half hour that is over; `server` is its name."""
    state = str(args["state"])
    told = Recap(**{name: args[name] for name in Recap.__slots__ if name in args})
    lived = max(0, (int(args["ended"]) - int(args["started"])) // 60)
    place = f"<#{channel}>" if channel else ""
    buttons = [button(reader.say("button.again"), "again", guild, row=row)]
    if channel:
        buttons.append(goto(reader.say("button.place"), jump(guild, channel)))
    return card(
        "### " + reader.say(f"recap.title-{state}"),
        reader.say("recap.where", place=place, server=plain(server), minutes=lived) if place else None,
        reader.say("recap.broken") if state == "broken" else None,
        recap_lines(reader, told),
        reader.say("recap.settled" if told.settled else "recap.open"),
        buttons=buttons,
        tone=GOOD if state == "completed" else WARM,
    )


def recap_lines(reader: Reader, told: Recap, running: bool = False) -> str:
    """What a half hour came to, in a few lines."""
    talked = told.questions or told.answers or told.replies or told.openers or told.met
    points = (
        reader.say("recap.points-detail", points=told.points, earned=told.earned, lost=told.lost)
        if told.lost
        else reader.say("recap.points", points=told.points)
    )
    return lines(
        [
            _talk(reader, told) if talked else reader.say("recap.nothing-yet" if running else "recap.quiet"),
            reader.say("recap.openers", openers=told.openers) if told.openers else None,
            reader.say("recap.met", met=told.met) if told.met else None,
            slip_line(reader, told),
            points,
        ]
    )


def _talk(reader: Reader, told: Recap) -> str | None:
    """What came of the talk: only what there was, in one sentence; None where that is told elsewhere."""
    parts = [
        reader.say(f"recap.{name}", count=count)
        for name, count in (
            ("questions", told.questions),
            ("answers", told.answers),
            ("replies", told.replies),
        )
        if count
    ]
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else None


def slip_line(reader: Reader, told: Recap) -> str:
    """Slips that stayed, and those that were mended."""
    if told.slips and told.repaired:
        return reader.say("recap.slips-both", slips=told.slips, repaired=told.repaired)
    if told.slips:
        return reader.say("recap.slips", slips=told.slips)
    return reader.say("recap.mended", repaired=told.repaired) if told.repaired else reader.say("recap.clean")


def _reached(wishes: Wishes) -> NudgeWay:
    """How a slip will find them: DMs that are closed are none."""
    return "here" if wishes.nudges == "dm" and wishes.dm_closed else wishes.nudges


def _running_buttons(reader: Reader, guild: int) -> list[Any]:
    return [
        button(reader.say("button.status"), "status", guild, style=Style.primary),
        button(reader.say("button.starter"), "starter", guild),
        button(reader.say("button.stop"), "stop", guild),
        button(reader.say("button.stop-forget"), "stop.forget", guild),
    ]


def _places(reader: Reader, channels: frozenset[int]) -> str:
    if not channels or len(channels) > 8:
        return reader.say("consent.places-all")
    return " ".join(f"<#{channel}>" for channel in sorted(channels))


def _minutes(reader: Reader, seconds: int) -> str:
    return reader.say("time.minutes", minutes=max(1, round(seconds / 60)))
