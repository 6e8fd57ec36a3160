"""/halfhour-admin config: a server's choices as a file, and who changed what when."""

import json
from io import BytesIO
from typing import Any

import discord

from bot.client import HalfHour
from bot.core.config import There
from bot.core.finding import Advice
from bot.core.refusal import Refused
from bot.usecases.config import Overtaken, Wrong
from cogs import _config
from cogs._rights import obstacle
from cogs._room import Interaction, Room, answer, command, later, note

_LARGEST = 256 * 1024  # bytes; a full document has about a tenth of that


class Config(Room):
    """Export, import, history."""

    @command("config export", admin=True)
    async def export(self, interaction: Interaction) -> None:
        """All that was chosen here, as a file for the moderator's eyes."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader = self.reader(interaction)
        outcome = await self.app.config_export(guild=interaction.guild_id or 0)
        if isinstance(outcome, Refused):
            await answer(interaction, note(reader.refusal(outcome)))
            return
        data = json.dumps(outcome, indent=2, ensure_ascii=False).encode()
        await answer(
            interaction, _config.exported(reader), [discord.File(BytesIO(data), filename=_config.FILE)]
        )

    @command("config import", admin=True)
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Take a file in, whole or not at all."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        reader, guild = self.reader(interaction), interaction.guild
        if guild is None:
            return
        document = await _document(file)
        if isinstance(document, Advice):
            await answer(interaction, _config.wrong(reader, Wrong((document,), 1)))
            return
        outcome = await self.app.config_import(
            guild=guild.id,
            by=interaction.user.id,
            document=document,
            there=_there(guild),
            obstructed=lambda role: obstacle(guild, role),
        )
        if isinstance(outcome, Wrong):
            await answer(interaction, _config.wrong(reader, outcome))
        elif isinstance(outcome, Overtaken):
            await answer(interaction, _config.overtaken(reader, outcome))
        else:
            await answer(interaction, _config.imported(reader, outcome))

    @command("config history", admin=True)
    async def history(self, interaction: Interaction) -> None:
        """Who changed what, newest first."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        found = await self.app.config_history(guild=interaction.guild_id or 0)
        await answer(interaction, _config.history(self.reader(interaction), found))


async def _document(file: discord.Attachment) -> Any:
    """What the file holds, or what is wrong with it."""
    if file.size > _LARGEST:
        return Advice("config.too_large", {"most": _LARGEST // 1024})
    try:
        return json.loads(await file.read())
    except json.JSONDecodeError as error:
        return Advice("config.no_json", {"line": error.lineno, "column": error.colno})
    except (UnicodeDecodeError, RecursionError, ValueError):
        return Advice("config.no_json", {"line": 1, "column": 1})


def _there(guild: discord.Guild) -> There:
    kinds = discord.ChannelType
    return There(
        channels=frozenset(channel.id for channel in guild.channels),
        posts=frozenset(channel.id for channel in guild.channels if channel.type in (kinds.text, kinds.news)),
        roles=frozenset(role.id for role in guild.roles if not role.is_default()),
    )


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(Config(bot))
