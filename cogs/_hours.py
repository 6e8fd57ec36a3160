"""The moderators' cards for social hours, questions to open with, and prices."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from bot.core.circles import Damped
from bot.core.scoring import BOUNDS, Prices
from cogs._card import CALM, WARM, Card, Reader, card, lines, moment


def clock(text: str | None) -> time | None:
    """ "19:00" as a time of the day; None where it is none."""
    hour, _, minute = (text or "").strip().partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return None


def socials(
    reader: Reader, found: Sequence[Any], days: Sequence[str], zone: str, *, may_announce: bool
) -> Card:
    """The social hours of every week, and whether anybody gets to hear of them."""
    told = [
        reader.say(
            "social.line",
            day=days[one.weekday],
            at=f"{one.at:%H:%M}",
            minutes=one.minutes,
            channel=f"<#{one.channel}>",
        )
        for one in found
    ]
    hint = None if not told else "social.hint" if may_announce else "social.no-events"
    return card(
        reader.say("social.title"),
        lines(told) or reader.say("social.none"),
        reader.say(hint, zone=zone) if hint is not None else None,
        tone=CALM if may_announce else WARM,
    )


def prompts(reader: Reader, found: Sequence[Any]) -> Card:
    """A server's own questions."""
    told = [reader.say("prompts.line", text=one.text) for one in found]
    return card(reader.say("prompts.title"), lines(told) or reader.say("prompts.none"), tone=CALM)


def prices(reader: Reader, of: Prices, since: datetime | None = None, damped: Damped | None = None) -> Card:
    """What things are worth, from when on where a server changed that, and what closed circles lost."""
    told = [
        reader.say(
            "points.line",
            what=reader.say(f"points.name-{name}"),
            name=name,
            value=getattr(of, name),
            least=least,
            most=most,
        )
        for name, (least, most) in BOUNDS.items()
        if hasattr(of, name)
    ]
    when = reader.say("points.since", **moment("since", since)) if since is not None else None
    lost = (
        reader.say("points.damped", members=damped.members, points=damped.points)
        if damped is not None and damped.members
        else None
    )
    return card(reader.say("points.title"), lines(told), when, lost, tone=CALM)
