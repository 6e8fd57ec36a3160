"""Answers that only one person sees: for as long as their last interaction lives, and at most once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord

from bot.ports import Receipt
from cogs._card import note
from cogs._followups import LIVES, Followups


class Moment:
    def __init__(self) -> None:
        self.at = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


class Sent:
    id = 7

    class channel:  # noqa: N801 - shaped like a message
        id = 5


class Interaction:
    """As much of an interaction as a follow-up needs."""

    def __init__(self, member: int, guild: int | None = 1, answered: bool = True) -> None:
        self.user = discord.Object(member)
        self.guild_id = guild
        self.locale = "de"
        self.type = discord.InteractionType.application_command
        self.answered, self.sent = answered, 0
        self.response = self.followup = self

    def is_done(self) -> bool:
        return self.answered

    async def send(self, **_: Any) -> Any:
        self.sent += 1
        return Sent


async def test_it_is_shown_once_while_the_token_lives() -> None:
    clock = Moment()
    followups, one = Followups(clock.now), Interaction(3)
    followups.remember(one)  # type: ignore[arg-type]
    assert await followups.send(1, 3, note("hello")) == Receipt("sent", 5, 7)
    assert one.sent == 1


async def test_there_is_none_for_somebody_else_elsewhere_or_later() -> None:
    clock = Moment()
    followups = Followups(clock.now)
    followups.remember(Interaction(3))  # type: ignore[arg-type]
    closed = Receipt("closed", reason="no_token")
    assert await followups.send(1, 4, note("hello")) == closed
    assert await followups.send(2, 3, note("hello")) == closed
    clock.at += LIVES + timedelta(seconds=1)
    assert await followups.send(1, 3, note("hello")) == closed


async def test_an_interaction_that_was_not_answered_yet_is_no_way_to_reach_anybody() -> None:
    followups = Followups(Moment().now)
    followups.remember(Interaction(3, answered=False))  # type: ignore[arg-type]
    assert (await followups.send(1, 3, note("hello"))).delivery == "closed"


def test_what_is_too_old_is_forgotten_and_the_language_is_kept() -> None:
    clock = Moment()
    followups = Followups(clock.now)
    followups.remember(Interaction(3))  # type: ignore[arg-type]
    clock.at += LIVES + timedelta(seconds=1)
    followups.remember(Interaction(4))  # type: ignore[arg-type]
    assert list(followups._last) == [(1, 4)]
    assert followups.locale_of(3) == "de"
    assert followups.locale_of(5) is None
