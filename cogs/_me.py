"""The cards of a member's own: what they did, their stream's audit, their sites, a question to open with."""

from datetime import timedelta
from io import BytesIO
from typing import Any, Literal

import discord

from bot.core.board import MemberCard
from bot.core.refusal import Refused
from bot.usecases.paint import Picture
from cogs._card import CALM, GOOD, QUIET, Card, Reader, Style, button, card, lines, note, plain, quoted

Shown = tuple[Card, list[discord.File]]
_RECENT = 14


def member_card(me: Any, name: str, server: str) -> MemberCard:
    """A member's numbers as the value that pictures read."""
    days = set(me.days)
    recent = tuple((me.today - timedelta(days=ago)) in days for ago in range(_RECENT - 1, -1, -1))
    return MemberCard(
        name=name,
        server=server,
        half_hours=me.half_hours,
        questions=me.questions,
        answers=me.answers,
        met=me.met,
        streak=me.streak,
        longest=me.longest,
        rested=me.rested,
        recent=recent,
        badges=me.badges,
    )


def me_card(reader: Reader, me: Any, name: str) -> str:
    """The same as text."""
    say, first = reader.say, me.running and not me.half_hours
    return lines(
        [
            say("me.first") if first else say("me.half-hours", count=me.half_hours),
            say("me.streak", streak=me.streak, longest=me.longest) if me.longest else None,
            say("me.rested") if me.rested else None,
            say("me.talk", questions=me.questions, answers=me.answers),
            say("recap.met", met=me.met) if me.met else None,
            say("recap.points", points=me.points),
            " · ".join(f"{say(f'badge.{key}.sign')} {say(f'badge.{key}')}" for key in me.badges),
        ]
    )


def show(picture: Picture | None, name: str) -> tuple[tuple[str, str] | None, list[discord.File]]:
    """A picture as a card takes it, with its file; nothing where there is none."""
    if picture is None:
        return None, []
    return (name, picture.description), [discord.File(BytesIO(picture.png), filename=name)]


Sharing = Literal["private", "shared", "shown"]
"""One's own card for oneself, for everybody, and for oneself once everybody has it."""


def my_card(reader: Reader, me: Any, name: str, picture: Picture | None, how: Sharing) -> Shown:
    """One's own card; private, with a button to share it."""
    shown, files = show(picture, "half-hours.png")
    title = reader.say("me.title-shared", name=plain(name)) if how == "shared" else reader.say("me.title")
    buttons = [button(reader.say("button.share"), "me.share")] if how == "private" else []
    there = reader.say("me.shown") if how == "shown" else None
    return card(title, me_card(reader, me, name), there, buttons=buttons, tone=GOOD, picture=shown), files


def audit(reader: Reader, outcome: Any, picture: Picture | None) -> Shown:
    """A stream through critical eyes."""
    found, say = outcome.audit, reader.say
    shown, files = show(picture, "audit.png")
    shares = [
        say(f"audit.{noise}", percent=round(100 * found.share(noise)))
        for noise in ("bare_link", "pitch", "metrics")
    ]
    head = say("audit.talk", percent=round(100 * found.talk)) if found.noisy else say("audit.all-talk")
    read = say("audit.read", mine=found.read, read=outcome.read)
    return card(
        say("audit.title"), head, lines(shares) if found.noisy else None, read, tone=CALM, picture=shown
    ), files


def sites(reader: Reader, found: Any) -> Card:
    """What one declared."""
    say = reader.say
    told = [
        say("sites.domains", list=" ".join(quoted(value) for value in found.domains))
        if found.domains
        else None,
        say("sites.names", list=" ".join(quoted(value) for value in found.names)) if found.names else None,
    ]
    listed = lines(told) or say("sites.none")
    return card(say("sites.title"), listed, say("sites.hint"), tone=QUIET)


def starter(reader: Reader, outcome: Any, guild: int) -> Card:
    """A question to open with; it is the member who asks it."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    return card(
        reader.say("starter.title"),
        f">>> {outcome.prompt.text}",
        buttons=[button(reader.say("button.another"), "starter.more", guild, style=Style.primary)],
        tone=GOOD,
    )
