"""/halfhour-admin doctor, rules, allow: how the bot does in this server, and what is fine here."""

from typing import Any, Literal

from discord import app_commands

from bot.client import HalfHour
from bot.core.finding import RuleName
from bot.core.refusal import Refused
from cogs import _house
from cogs._press import Pressed, on_press
from cogs._room import Interaction, Room, answer, command, completes, later, note


class House(Room):
    """What moderators look at and allow."""

    @command("doctor", admin=True)
    async def doctor(self, interaction: Interaction) -> None:
        """What is missing here, and what to do about it."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        server = await self.app.server(guild=interaction.guild_id or 0)
        found = _house.ailments(self.reader(interaction), server, interaction.guild, self.bot.blind)
        await answer(interaction, _house.doctor(self.reader(interaction), found))

    @command("rules", admin=True)
    async def rules(self, interaction: Interaction) -> None:
        """How often each rule fired, and how often moderators disagreed."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        found = await self.app.overturns(guild=interaction.guild_id or 0)
        await answer(interaction, _house.rules(self.reader(interaction), found))

    @completes
    async def standing(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Exceptions that can be taken back, as one types."""
        found = await self.app.exceptions(guild=interaction.guild_id or 0)
        return [
            app_commands.Choice(name=one.value[:100], value=str(one.id))
            for one in found
            if typed.lower() in one.value.lower()
        ][:25]

    @command("allow", admin=True)
    @app_commands.autocomplete(remove=standing)
    async def allow(
        self,
        interaction: Interaction,
        phrase: str | None = None,
        domain: str | None = None,
        rule: RuleName | None = None,
        where: Literal["server", "here"] = "server",
        remove: str | None = None,
    ) -> None:
        """Allow a phrase or a domain, take one back, or list what is fine."""
        if not await self.moderator(interaction):
            return
        await later(interaction)
        if remove is not None:
            gone = remove.isdecimal() and await self.app.remove_exception(
                guild=interaction.guild_id or 0, exception=int(remove), by=interaction.user.id
            )
            key = "exception.removed" if gone else "exception.unknown"
            await answer(interaction, note(self.reader(interaction).say(key)))
            return
        value = phrase or domain
        if value is None:
            found = await self.app.exceptions(guild=interaction.guild_id or 0)
            await answer(interaction, _house.allowed(self.reader(interaction), found))
            return
        scope = ("channel", interaction.channel_id or 0) if where == "here" else ("server", 0)
        kind = "phrase" if phrase else "domain"
        await answer(interaction, await self._exempt(interaction, kind, value, *scope, rule=rule))

    @on_press("allow")
    async def allow_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """The offer under an accepted appeal opens a form; what is typed there is allowed."""
        if not await self.moderator(interaction):
            return
        scope, number = (*pressed.args, "server", "0")[0], pressed.number(1)
        if pressed.typed is None:
            form = _house.exception_form(self.reader(interaction), scope, number)
            await interaction.response.send_modal(form)
            return
        await later(interaction)
        value = pressed.text("value")
        kind = "domain" if "." in value and " " not in value else "phrase"
        await answer(interaction, await self._exempt(interaction, kind, value, scope, number))

    async def _exempt(
        self, interaction: Interaction, kind: str, value: str, scope: str, number: int, rule: Any = None
    ) -> Any:
        reader = self.reader(interaction)
        outcome = await self.app.add_exception(
            guild=interaction.guild_id or 0,
            by=interaction.user.id,
            kind=kind,
            value=value,
            rule=rule,
            scope=scope,
            scope_id=number,
        )
        if isinstance(outcome, Refused):
            return note(reader.refusal(outcome))
        return _house.added(reader, outcome.exception)


async def setup(bot: HalfHour) -> None:
    """Add the cog."""
    await bot.add_cog(House(bot))
