"""The gate before discord.py: most messages are dropped before they are even parsed.

discord.py spends most of a message's time on building its Message; nearly all messages need none. Its table
of parsers is private, so what is relied on is checked at the start; where it looks different, messages take
the ordinary way, and the same questions are asked in `on_message`.
"""

import inspect
import logging
from collections.abc import Callable, MutableMapping
from typing import Any

import discord

from bot.client import HalfHour
from cogs._translate import place_of, spoken

log = logging.getLogger(__name__)

Parser = Callable[[Any], Any]
EVENTS = ("MESSAGE_CREATE", "MESSAGE_UPDATE")


class Gate:
    """Decides by the raw payload whether a message concerns anybody who took the dare."""

    def __init__(self, bot: HalfHour) -> None:
        self._bot = bot
        self._hears = bot.app.gate.hears
        self._knows = bot.app.gate.knows

    def install(self) -> bool:
        """Stand before discord.py's parsers; False where its insides are not what they were."""
        table = parsers_of(self._bot)
        if table is None:
            log.warning("discord.py has changed inside: every message is parsed before it is looked at")
            return False
        for event, wanted in zip(EVENTS, (self.wants, self.wants_edit), strict=True):
            table[event] = _guarded(wanted, table[event])
        return True

    def wants(self, data: Any) -> bool:
        """True for a message that the watcher must see, and for every DM."""
        guild = data.get("guild_id")
        if guild is None:
            return True
        if not spoken(data):
            return False
        place = place_of(int(guild), self._channel(int(guild), int(data["channel_id"])))
        return bool(self._hears(place.guild, place.channel, place.parent, place.category))

    def wants_edit(self, data: Any) -> bool:
        """True for a real edit by somebody who once took the dare here."""
        guild, author = data.get("guild_id"), data.get("author")
        if guild is None or author is None or not data.get("edited_timestamp"):
            return False
        return spoken(data) and bool(self._knows(int(guild), int(author["id"])))

    def _channel(self, guild: int, channel: int) -> object:
        found = self._bot.get_guild(guild)
        return (found.get_channel_or_thread(channel) if found else None) or discord.Object(channel)


def parsers_of(bot: discord.Client) -> MutableMapping[str, Parser] | None:
    """discord.py's own table of parsers; None where it is not the table that this gate was written for."""
    table = getattr(getattr(bot, "_connection", None), "parsers", None)
    if not isinstance(table, dict):
        return None
    for event in EVENTS:
        parser = table.get(event)
        if getattr(parser, "__name__", "") != f"parse_{event.lower()}":
            return None
        if list(inspect.signature(parser).parameters) != ["data"]:  # type: ignore[arg-type]
            return None
    return table


def _guarded(wanted: Callable[[Any], bool], parse: Parser) -> Parser:
    def parse_if_wanted(data: Any) -> Any:
        return parse(data) if wanted(data) else None

    return parse_if_wanted
