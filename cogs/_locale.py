"""Command descriptions in other languages, from the same catalogues as everything else."""

from typing import Any

import discord
from discord import app_commands

from bot.texts import DEFAULT, Texts


class CatalogueTranslator(app_commands.Translator):
    """Asked by discord.py for every description and every language that Discord knows."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text for `locale`; None where this language has no catalogue or lacks it."""
        name = self._texts.closest(locale.value)
        key = _command_key(context)
        if name == DEFAULT or key is None or not self._texts.has(key, name):
            return None
        return self._texts.render(key, name)


def _command_key(context: app_commands.TranslationContextTypes) -> str | None:
    """The key of what is translated; None for command names, which are the same everywhere."""
    where = app_commands.TranslationContextLocation
    data: Any = context.data
    match context.location:
        case where.command_description | where.group_description:
            return f"command.{data.qualified_name.replace(' ', '.')}"
        case where.parameter_description:
            return f"command.{data.command.qualified_name.replace(' ', '.')}.{data.name}"
        case where.choice_name:
            return f"choice.{data.value}"
        case where.command_name if isinstance(data, app_commands.ContextMenu):
            return f"menu.{data.name.lower().replace(' ', '-').rstrip('?')}"
        case _:
            return None
