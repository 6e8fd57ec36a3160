import asyncio

import discord
from discord import app_commands

from sandbox import Sandbox, World
from tests.sandbox.peer import Peer, logged_in


async def test_the_real_client_logs_in_and_hears_a_message() -> None:
    async with Sandbox(World.default()) as discord_, logged_in(discord_) as peer:
        assert [g.name for g in peer.guilds] == ["Half Hour Lounge"]
        await discord_.control.say("mira", "general", "Hello, what are you reading?")
        message = await peer.next_message()
        assert (message.content, message.author.name) == ("Hello, what are you reading?", "mira")
        sent = await message.reply("A book.", allowed_mentions=discord.AllowedMentions.none())
        await sent.edit(content="Two books.")
        await sent.add_reaction("👋")
        await sent.delete()
        dm = await message.author.send("psst")
        assert dm.guild is None
        assert [m["content"] for m in await discord_.control.dm("mira")] == ["psst"]
        assert discord_.unmodelled == []


async def test_a_slash_command_a_button_and_a_modal() -> None:
    peer = Peer()

    class Form(discord.ui.Modal, title="Your site"):
        site: discord.ui.Label = discord.ui.Label(
            text="Site", component=discord.ui.TextInput(custom_id="site")
        )

        async def on_submit(self, interaction: discord.Interaction) -> None:
            await interaction.response.send_message(f"noted {self.site.component.value}", ephemeral=True)

    class Ask(discord.ui.View):
        @discord.ui.button(label="Open", custom_id="open")
        async def open(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
            await interaction.response.send_modal(Form())

    @peer.tree.command(description="Starts")
    async def start(interaction: discord.Interaction, minutes: app_commands.Range[int, 5, 120] = 30) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send(f"{minutes} minutes", view=Ask(), ephemeral=True)

    async with Sandbox(World.default()) as discord_, logged_in(discord_, peer):
        await peer.tree.sync()
        result = await discord_.control.slash("mira", "general", "start", {"minutes": 20})
        assert result["state"] == "answered", result
        assert result["message"]["content"] == "20 minutes"
        opened = await discord_.control.click("mira", result["message"], "open")
        assert opened["modal"]["title"] == "Your site"
        done = await discord_.control.submit("mira", opened, {"site": "example.org"})
        assert done["message"]["content"] == "noted example.org"
        assert await discord_.control.read("jonas", "general") == []
        await asyncio.sleep(0)
        assert discord_.unmodelled == []
