"""A small bot on the real discord.py that posts every specimen and answers whatever is done to it."""

import asyncio
import io
from typing import Any

import discord
from discord import app_commands

from sandbox import Sandbox
from tests.browser.specimens import FORM, SECOND_FORM, SPECIMENS, Json
from tests.sandbox.peer import Peer


class SpecimenBot(Peer):
    """Posts specimens by raw REST calls; answers every press, choice and form with what it got."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Json] = []
        add_commands(self)

    async def post(self, channel: int, name: str) -> Json:
        """Posts the specimen of that name."""
        payload, files = SPECIMENS[name]
        rows = [{"id": i, "filename": f, "description": f"The file {f}"} for i, (f, _) in enumerate(files)]
        route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        if not files:
            plain: Json = await self.http.request(route, json=payload)
            return plain
        body = discord.utils._to_json({**payload, "attachments": rows})
        form: list[dict[str, Any]] = [{"name": "payload_json", "value": body}]
        for index, (filename, data) in enumerate(files):
            kind = "image/png" if filename.endswith(".png") else "text/plain"
            form.append(
                {"name": f"files[{index}]", "value": data, "filename": filename, "content_type": kind}
            )
        uploads = [discord.File(io.BytesIO(data), filename) for filename, data in files]
        posted: Json = await self.http.request(route, form=form, files=uploads)
        return posted

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answers components and forms; commands have their own handlers."""
        data: Json = dict(interaction.data or {})
        if interaction.type is discord.InteractionType.modal_submit:
            self.got.append(data)
            fields = sorted(_values(data).items())
            words = ", ".join(f"{name}={value}" for name, value in fields)
            await interaction.response.send_message(f"Form: {words}", ephemeral=True)
        elif interaction.type is discord.InteractionType.component:
            self.got.append(data)
            await self._component(interaction, data)

    async def _component(self, interaction: discord.Interaction, data: Json) -> None:
        custom_id = data["custom_id"]
        if custom_id == "silent":
            return
        if custom_id in ("form", "form:more"):
            await _open_form(interaction, FORM if custom_id == "form" else SECOND_FORM)
        elif custom_id == "think":
            await interaction.response.defer(ephemeral=True, thinking=True)
            await asyncio.sleep(0.8)
            await interaction.followup.send("Thought about it.", ephemeral=True)
        elif custom_id == "press:go":
            assert interaction.message is not None
            view = discord.ui.LayoutView.from_message(interaction.message)
            await interaction.response.edit_message(view=view)
        elif custom_id.startswith("choose:"):
            values = ",".join(data["values"])
            await interaction.response.send_message(f"{custom_id} {values}", ephemeral=True)
        else:
            await interaction.response.send_message(f"pressed {custom_id}", ephemeral=True)


async def _open_form(interaction: discord.Interaction, form: Json) -> None:
    route = discord.http.Route(
        "POST",
        "/interactions/{webhook_id}/{webhook_token}/callback",
        webhook_id=interaction.id,
        webhook_token=interaction.token,
    )
    await interaction.client.http.request(
        route, json={"type": 9, "data": form}, params={"with_response": "1"}
    )


def _values(data: Json) -> Json:
    found: Json = {}
    for row in data["components"]:
        field = row.get("component")
        if field:
            found[field["custom_id"]] = field["value"] if "value" in field else ",".join(field["values"])
    return found


def add_commands(bot: SpecimenBot) -> None:
    """A command of every sort: options, choices, autocomplete, a form, a menu, moderators only."""

    @bot.tree.command(description="Say hello to the room")
    async def hello(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"Hello from {interaction.user.display_name}!")

    @bot.tree.command(description="Whisper to yourself")
    @app_commands.describe(words="What to whisper", minutes="How long", loud="Loudly?")
    async def whisper(
        interaction: discord.Interaction,
        words: app_commands.Range[str, 2, 40],
        minutes: app_commands.Range[int, 5, 120] = 30,
        loud: bool = False,
    ) -> None:
        text = f"{words} for {minutes} minutes{', loudly' if loud else ''}"
        await interaction.response.send_message(text, ephemeral=True)

    drinks = app_commands.Group(name="drink", description="Drinks")

    @drinks.command(description="Order a drink")
    @app_commands.describe(what="Which drink", whom="For whom", where="In which channel")
    @app_commands.choices(what=[app_commands.Choice(name=n, value=n.lower()) for n in ("Tea", "Coffee")])
    async def order(
        interaction: discord.Interaction,
        what: str,
        whom: discord.Member | None = None,
        where: discord.TextChannel | None = None,
    ) -> None:
        text = f"{what} for {whom.display_name if whom else 'nobody'} in {where.name if where else 'nowhere'}"
        await interaction.response.send_message(text, ephemeral=True)

    @drinks.command(description="Find a drink by its name")
    @app_commands.describe(name="Begin to type")
    async def find(interaction: discord.Interaction, name: str) -> None:
        await interaction.response.send_message(f"found {name}", ephemeral=True)

    @find.autocomplete("name")
    async def complete(_: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        names = ("Assam", "Ceylon", "Darjeeling")
        return [app_commands.Choice(name=n, value=n) for n in names if current.lower() in n.lower()]

    bot.tree.add_command(drinks)

    @bot.tree.command(description="Fill in a form")
    async def form(interaction: discord.Interaction) -> None:
        await _open_form(interaction, FORM)

    @bot.tree.command(description="For moderators")
    @app_commands.default_permissions(manage_guild=True)
    async def rule(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("So be it.")

    @bot.tree.command(description="Ask for a direct message")
    async def write(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("On its way.", ephemeral=True)
        await interaction.user.send("A word in private.")

    @bot.tree.context_menu(name="Greet")
    async def greet(interaction: discord.Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"Greetings, {member.display_name}", ephemeral=True)

    @bot.tree.context_menu(name="Count letters")
    async def count(interaction: discord.Interaction, message: discord.Message) -> None:
        letters = len(message.content)
        await interaction.response.send_message(f"{letters} letters", ephemeral=True)


async def post_all(bot: SpecimenBot, discord_: Sandbox, channel: str = "general") -> dict[str, Json]:
    """Every specimen, in order; answers them by name."""
    place = discord_.world.named_channel(channel).id
    return {name: await bot.post(place, name) for name in SPECIMENS}
