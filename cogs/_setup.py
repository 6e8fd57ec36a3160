"""The setup card: what a server has chosen, the menus to change it, and what the bot still lacks."""

from collections.abc import Collection
from typing import Any

import discord
from discord import ui

from bot.core.policy import PRESETS
from bot.core.server import Server
from cogs._card import CALM, GOOD, Card, Reader, button, lines, pick
from cogs._card import card as make_card
from cogs._press import custom_id
from cogs._rights import missing_rights

_TALK = [
    discord.ChannelType.text,
    discord.ChannelType.voice,
    discord.ChannelType.stage_voice,
    discord.ChannelType.forum,
    discord.ChannelType.category,
]
_POSTS = [discord.ChannelType.text]
_PROMO = ("promo", "advert", "showcase", "shill", "selling", "marketplace", "self-plug", "your-work")


def card(
    reader: Reader, server: Server | None, guild: discord.Guild | None, *, renewed: bool = False
) -> Card:
    """What is chosen, what is missing, and a menu for each choice."""
    say = reader.say
    watched = server.watched if server else frozenset()
    exempt = server.exempt_channels if server else frozenset()
    roles = server.exempt_roles if server else frozenset()
    nothing = say("setup.nothing")
    preset = server.preset if server else "classic"
    told = lines(
        [
            say("setup.watched", places=_channels(watched) or nothing),
            say("setup.exempt", places=_channels(exempt) or nothing),
            say("setup.roles", roles=" ".join(f"<@&{role}>" for role in sorted(roles)) or nothing),
            say("setup.board", place=_channel(server.leaderboard_channel if server else None) or nothing),
            say("setup.appeals", place=_channel(server.appeals_channel if server else None) or nothing),
            say("setup.zone", zone=server.zone if server else "UTC"),
            say("setup.preset", preset=say(f"preset.{preset}")),
        ]
    )
    return make_card(
        say("setup.title"),
        None if watched else say("setup.first"),
        told,
        _missing(reader, server, guild),
        _promo(reader, server, guild),
        say("setup.renewed") if renewed else None,
        *_menus(reader, server),
        buttons=[button(say("setup.set-zone"), "setup.zone")],
        tone=GOOD if watched else CALM,
    )


def zone_form(reader: Reader) -> ui.Modal:
    """A form with one field: the zone's name."""
    form = ui.Modal(title=reader.say("setup.zone-title"), custom_id=custom_id("setup.zone", prefix="hf"))
    field: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=60, placeholder="Europe/Vienna")
    form.add_item(
        ui.Label(
            text=reader.say("setup.zone-label"), description=reader.say("setup.zone-hint"), component=field
        )
    )
    form.stop()  # answered from the wire, so discord.py need not remember it
    return form


def _menus(reader: Reader, server: Server | None) -> list[ui.Item[Any]]:
    say = reader.say

    def channels(
        name: str, label: str, standing: Collection[int], kinds: list[discord.ChannelType], most: int
    ) -> ui.Item[Any]:
        menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
            placeholder=say(label),
            channel_types=kinds,
            min_values=1 if name == "watched" else 0,
            max_values=most,
            default_values=[
                discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
                for channel in sorted(standing)[:most]
            ],
        )
        return ui.ActionRow(pick(menu, f"setup.{name}"))

    roles: ui.RoleSelect[Any] = ui.RoleSelect(
        placeholder=say("setup.pick-roles"),
        min_values=0,
        max_values=25,
        default_values=[discord.Object(role) for role in sorted(server.exempt_roles)[:25]] if server else [],
    )
    presets: ui.Select[Any] = ui.Select(
        placeholder=say("setup.pick-preset"),
        options=[
            discord.SelectOption(
                label=say(f"preset.{name}")[:100],
                value=name,
                default=server is not None and server.preset == name,
            )
            for name in PRESETS
        ],
    )
    one = {
        "leaderboard_channel": server.leaderboard_channel if server else None,
        "appeals_channel": server.appeals_channel if server else None,
    }
    chosen = {name: [channel] if channel else [] for name, channel in one.items()}
    return [
        channels("watched", "setup.pick-watched", server.watched if server else (), _TALK, 25),
        channels("exempt_channels", "setup.pick-exempt", server.exempt_channels if server else (), _TALK, 25),
        ui.ActionRow(pick(roles, "setup.exempt_roles")),
        channels("leaderboard_channel", "setup.pick-board", chosen["leaderboard_channel"], _POSTS, 1),
        channels("appeals_channel", "setup.pick-appeals", chosen["appeals_channel"], _POSTS, 1),
        ui.ActionRow(pick(presets, "setup.preset")),
    ]


def _missing(reader: Reader, server: Server | None, guild: discord.Guild | None) -> str | None:
    """The rights that the bot lacks where it was sent, each in Discord's own words."""
    problems = [
        reader.say("setup.missing-line", channel=f"<#{channel}>", permissions=", ".join(names))
        for channel, names in missing_rights(server, guild)
    ]
    return reader.say("setup.missing", problems="\n" + "\n".join(problems)) if problems else None


def _promo(reader: Reader, server: Server | None, guild: discord.Guild | None) -> str | None:
    if server is None or guild is None:
        return None
    named = [guild.get_channel(channel) for channel in sorted(server.watched - server.exempt_channels)]
    found = [
        channel.id
        for channel in named
        if channel is not None and any(word in channel.name.lower() for word in _PROMO)
    ]
    return reader.say("setup.promo", channels=_channels(found)) if found else None


def _channels(channels: Collection[int]) -> str:
    return " ".join(_channel(channel) for channel in sorted(channels))


def _channel(channel: int | None) -> str:
    return f"<#{channel}>" if channel else ""
