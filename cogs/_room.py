"""What every cog shares: its commands, its buttons, and one way to answer within three seconds."""

import asyncio
import functools
import inspect
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import HalfHour
from bot.core.place import Place
from bot.usecases.app import App
from cogs._card import Card, Reader, note
from cogs._press import handlers_of
from cogs._translate import place_of

Interaction = discord.Interaction[HalfHour]
Method = TypeVar("Method", bound=Callable[..., Coroutine[Any, Any, None]])

Choice = app_commands.Choice[str]
Completion = Callable[[Any, Interaction, str], Coroutine[Any, Any, list[Choice]]]
TYPING = 1.5
"""Seconds after which a completion comes without choices; Discord gives up after three."""

MEMBERS, MODERATORS = "halfhour", "halfhour-admin"
GUILD_ONLY = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
_GONE = (10062, 40060)


def command(name: str, *, admin: bool = False) -> Callable[[Method], Method]:
    """Mark a cog's method as `/halfhour <name>`, or as `/halfhour-admin <name>`; "config export" is nested.

    What the list of commands says about it, and about each of its options, stands in the catalogues.
    """

    def mark(method: Method) -> Method:
        method.__halfhour_command__ = (MODERATORS if admin else MEMBERS, name)  # type: ignore[attr-defined]
        return method

    return mark


def completes(method: Completion) -> Completion:
    """What completes an option as one types. It cannot ask for patience: where the database keeps it waiting
    it gives no choices, and one can still type them."""

    @functools.wraps(method)
    async def in_time(self: Any, interaction: Interaction, typed: str) -> list[Choice]:
        looking = asyncio.ensure_future(method(self, interaction, typed))
        looking.add_done_callback(lambda late: late.cancelled() or late.exception())  # nobody else may look
        done, _ = await asyncio.wait((looking,), timeout=TYPING)
        return looking.result() if done else []

    return in_time


def menu(name: str) -> Callable[[Method], Method]:
    """Mark a cog's method as an entry of the message menu."""

    def mark(method: Method) -> Method:
        method.__halfhour_menu__ = name  # type: ignore[attr-defined]
        return method

    return mark


def section(tree: app_commands.CommandTree[HalfHour], name: str, description: str) -> app_commands.Group:
    """`/halfhour` or `/halfhour-admin`, made when its first command comes."""
    standing = tree.get_command(name)
    if isinstance(standing, app_commands.Group):
        return standing
    made = app_commands.Group(
        name=name,
        description=description,
        allowed_contexts=GUILD_ONLY,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True) if name == MODERATORS else None,
    )
    tree.add_command(made)
    return made


def subsection(group: app_commands.Group, name: str, description: str) -> app_commands.Group:
    """A group within `/halfhour` or `/halfhour-admin`, made when its first command comes."""
    standing = group.get_command(name)
    if isinstance(standing, app_commands.Group):
        return standing
    return app_commands.Group(name=name, description=description, parent=group)


class Room(commands.Cog):
    """A cog: it answers its commands and buttons through one use case each."""

    def __init__(self, bot: HalfHour) -> None:
        self.bot = bot
        self.app: App = bot.app

    async def cog_load(self) -> None:
        """Put this cog's commands under their group, and its buttons under their verbs."""
        self.bot.presses.update(handlers_of(self))
        for _, method in inspect.getmembers(self, inspect.ismethod):
            group, name = getattr(method, "__halfhour_command__", ("", ""))
            if group:
                self._add(
                    section(self.bot.tree, group, self.bot.texts.render(f"command.{group}")), name, method
                )
            entry = getattr(method, "__halfhour_menu__", None)
            if entry is not None:
                self.bot.tree.add_command(
                    app_commands.ContextMenu(name=entry, callback=method, allowed_contexts=GUILD_ONLY),
                    override=True,
                )

    def _add(self, group: app_commands.Group, name: str, method: Any) -> None:
        texts, key = self.bot.texts, f"command.{group.name}.{name.replace(' ', '.')}"
        if " " in name:
            inner, name = name.split()
            group = subsection(group, inner, texts.render(f"command.{group.name}.{inner}"))
        options = list(inspect.signature(method).parameters)[1:]
        app_commands.describe(**{o: texts.render(f"{key}.{o}") for o in options})(method.__func__)
        group.add_command(
            app_commands.Command(name=name, description=texts.render(key), callback=method), override=True
        )

    def reader(self, interaction: Interaction) -> Reader:
        """Whoever acts, as a reader."""
        return Reader(self.bot.texts, self.bot.locale_of(interaction))

    async def moderator(self, interaction: Interaction) -> bool:
        """True for those who may manage the server; anybody else is told why not.

        Server settings can open a command to others, so this is asked again here.
        """
        if interaction.permissions.manage_guild or interaction.permissions.administrator:
            return True
        await self.bot.tell(interaction, "error.permission")
        return False


async def later(interaction: Interaction, *, public: bool = False) -> None:
    """Promise an answer before anything slow happens; it is for one person unless `public`."""
    with suppress(discord.InteractionResponded):
        await interaction.response.defer(ephemeral=not public, thinking=True)


async def hold(interaction: Interaction) -> None:
    """Promise to redraw the message whose button was pressed."""
    with suppress(discord.InteractionResponded):
        await interaction.response.defer()


async def answer(interaction: Interaction, card: Card, files: Sequence[discord.File] = ()) -> bool:
    """Fulfil the promise: show the card where the answer was promised. False where nobody waits any more."""
    try:
        await interaction.edit_original_response(
            view=card, attachments=list(files), allowed_mentions=discord.AllowedMentions.none()
        )
    except discord.HTTPException as error:
        if error.code not in _GONE:
            raise
        return False
    return True


async def aside(interaction: Interaction, card: Card) -> None:
    """A second answer beside the card, for this person only."""
    await interaction.followup.send(view=card, ephemeral=True)


async def stand(
    interaction: Interaction, card: Card, files: Sequence[discord.File] = (), first: Card | None = None
) -> discord.Message:
    """Put a card where somebody acts, for everybody.

    As a message of its own where the bot may write: an answer to what only one person sees looks broken to
    all others. Else as an answer, which is always allowed; `first` is then what the asker reads before it,
    since Discord takes the first answer after a promise for the promised one, seen by the asker alone.
    """
    rights, channel, nobody = (
        interaction.app_permissions,
        interaction.channel,
        discord.AllowedMentions.none(),
    )
    thread = isinstance(channel, discord.Thread)
    may = rights.send_messages_in_threads if thread else rights.send_messages
    if may and rights.view_channel and (rights.attach_files or not files) and channel is not None:
        with suppress(discord.Forbidden):
            return await channel.send(  # type: ignore[union-attr]
                view=card, files=list(files), allowed_mentions=nobody, nonce=str(interaction.id)
            )
    if first is not None:
        await answer(interaction, first)
    return await interaction.followup.send(view=card, files=list(files), allowed_mentions=nobody, wait=True)


def here(interaction: Interaction) -> Place:
    """Where somebody acts."""
    return place_of(interaction.guild_id or 0, interaction.channel)


def roles_of(interaction: Interaction) -> tuple[int, ...]:
    """The roles of whoever acts, as Discord sent them along."""
    member = interaction.user
    return tuple(role.id for role in member.roles) if isinstance(member, discord.Member) else ()


__all__ = [
    "Interaction", "Room", "answer", "aside", "command", "here", "hold", "later", "menu", "note", "roles_of",
    "stand",
]  # fmt: skip
