"""The cards of a member's own things: settings, what is kept, and erasing it."""

from datetime import time
from typing import Any

import discord
from discord import ui

from bot.core.wishes import BOARD_WISHES, DARE_WISHES, NUDGE_WAYS, Wishes
from cogs._card import CALM, WARM, Card, Reader, Style, button, card, lines, pick


def settings(reader: Reader, wishes: Wishes) -> Card:
    """What one chose, and a menu for each choice."""
    say = reader.say
    quiet = (
        say("settings.quiet", since=_clock(wishes.quiet_from), until=_clock(wishes.quiet_until))
        if wishes.quiet_from is not None
        else say("settings.quiet-none")
    )
    told = lines(
        [
            say("settings.nudges", how=say(f"settings.nudges-{wishes.nudges}")),
            say("settings.zone", zone=wishes.zone) if wishes.zone else say("settings.zone-server"),
            quiet,
            say("settings.dares", who=say(f"settings.dares-{wishes.dares}")),
            say("settings.board", who=say(f"settings.board-{wishes.board}")),
            say("status.dm-closed") if wishes.dm_closed else None,
        ]
    )
    return card(
        say("settings.title"),
        told,
        ui.ActionRow(_menu(reader, "nudges", NUDGE_WAYS, wishes.nudges)),
        ui.ActionRow(_menu(reader, "dares", DARE_WISHES, wishes.dares)),
        ui.ActionRow(_menu(reader, "board", BOARD_WISHES, wishes.board)),
        say("settings.hint"),
        tone=CALM,
    )


def _menu(reader: Reader, name: str, values: tuple[str, ...], chosen: str) -> ui.Item[Any]:
    menu: ui.Select[Any] = ui.Select(
        options=[
            discord.SelectOption(
                label=reader.say(f"settings.menu-{name}", choice=reader.say(f"settings.{name}-{value}"))[
                    :100
                ],
                value=value,
                default=value == chosen,
            )
            for value in values
        ]
    )
    return pick(menu, f"settings.{name}")


def quiet_hours(text: str | None) -> tuple[int, int] | None:
    """ "22:00-07:30" as minutes of the day; "off" is None, and what cannot be read is (-1, -1)."""
    if text is None or text.strip().lower() in ("off", "none", "-"):
        return None
    since, _, until = text.replace("–", "-").partition("-")
    try:
        return _minutes(since), _minutes(until)
    except ValueError:
        return (-1, -1)


def _minutes(text: str) -> int:
    hour, _, minute = text.strip().partition(":")
    moment = time(int(hour), int(minute or 0))
    return moment.hour * 60 + moment.minute


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def export(reader: Reader) -> Card:
    """What is kept, in words, with the file that holds it."""
    file: ui.File[Any] = ui.File("attachment://half-hour.json")
    return card(
        reader.say("privacy.title"),
        reader.say("privacy.body"),
        file,
        buttons=[button(reader.say("privacy.erase"), "erase.ask")],
    )


def erase_question(reader: Reader) -> Card:
    """Once more, before everything goes."""
    return card(
        reader.say("privacy.erase-title"),
        reader.say("privacy.erase-body"),
        buttons=[
            button(reader.say("privacy.erase-yes"), "erase", style=Style.danger),
            button(reader.say("privacy.keep"), "erase.keep"),
        ],
        tone=WARM,
    )
