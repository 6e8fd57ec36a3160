"""The cards of half hours in company: a dare, a round, and joining one."""

from typing import Any

import discord

from bot.core.refusal import Refused
from cogs._card import GOOD, QUIET, WARM, Card, Reader, Style, button, card, moment, note

User = discord.User | discord.Member


def dare(reader: Reader, of: Any, challenger: User, friend: User) -> Card:
    """A dare to a friend, for everybody to see."""
    say = reader.say
    return card(
        say("dare.title"),
        say("dare.body", challenger=challenger.mention, friend=friend.mention, minutes=of.minutes),
        say("dare.expires", **moment("expires", of.expires_at)),
        buttons=[
            button(say("button.accept-dare"), "dare.yes", of.id, style=Style.success),
            button(say("button.decline-dare"), "dare.no", of.id),
        ],
        tone=WARM,
    )


def dare_answered(reader: Reader, outcome: Any, friend: User) -> Card:
    """What became of it; declining is nothing to be ashamed of."""
    key = "dare.accepted" if outcome.accepted else "dare.declined"
    told = reader.say(key, friend=friend.mention, challenger=f"<@{outcome.dare.challenger}>")
    return note(told, GOOD if outcome.accepted else QUIET)


def declined(reader: Reader, of: Any) -> Card:
    """For whoever declined, alone: it rests for a day, or for good."""
    return card(
        reader.say("dare.declined-aside"),
        buttons=[button(reader.say("button.block-dare"), "dare.block", of.id)],
        tone=QUIET,
    )


def together(reader: Reader, of: Any, joined: int) -> Card:
    """A round that waits for its start."""
    say = reader.say
    return card(
        say("together.title"),
        say("together.body", host=f"<@{of.host}>", minutes=of.minutes, **moment("start", of.starts_at)),
        say("together.joined", joined=joined) if joined else None,
        buttons=[
            button(say("button.join"), "join", of.id, style=Style.success),
            button(say("button.leave"), "leave", of.id),
        ],
        tone=GOOD,
    )


def joined(reader: Reader, outcome: Any) -> Card:
    """In, or why not."""
    if isinstance(outcome, Refused):
        return note(reader.refusal(outcome))
    if outcome.started is not None:
        end = outcome.started.challenge.ends_at
        return note(reader.say("together.in-now", **moment("end", end)), GOOD)
    return note(
        reader.say("together.in", count=outcome.count, **moment("start", outcome.round.starts_at)), GOOD
    )
