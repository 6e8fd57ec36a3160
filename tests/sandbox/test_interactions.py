import asyncio
from typing import Any

import discord
import pytest
from discord import app_commands

from sandbox import Refused, Sandbox
from tests.sandbox.peer import Peer, checked_sandbox, logged_in


class Form(discord.ui.Modal, title="Your site"):
    site: Any = discord.ui.Label(text="Site", component=discord.ui.TextInput(custom_id="site", max_length=20))
    kind: Any = discord.ui.Label(
        text="Kind",
        component=discord.ui.Select(
            custom_id="kind",
            options=[discord.SelectOption(label="Own"), discord.SelectOption(label="Theirs")],
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        words = f"{self.site.component.value} {self.kind.component.values}"
        await interaction.response.send_message(words, ephemeral=True)


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction: discord.Interaction, _: Any) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.button(label="Count", custom_id="count")
    async def count(self, interaction: discord.Interaction, _: Any) -> None:
        await interaction.response.edit_message(content="counted")

    @discord.ui.button(label="Never", custom_id="never", disabled=True)
    async def never(self, interaction: discord.Interaction, _: Any) -> None:
        raise AssertionError("a disabled button cannot be clicked")

    @discord.ui.select(cls=discord.ui.UserSelect, custom_id="who", max_values=2)
    async def who(self, interaction: discord.Interaction, select: Any) -> None:
        await interaction.response.defer()
        await interaction.followup.send(", ".join(u.name for u in select.values), ephemeral=True)


class Deaf(app_commands.CommandTree):
    """A bot that hears its interactions, keeps them and says nothing."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(client)
        self.kept: asyncio.Queue[discord.Interaction] = asyncio.Queue()

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        self.kept.put_nowait(interaction)
        return False


def with_commands(peer: Peer) -> Peer:
    tree = peer.tree
    group = app_commands.Group(name="dare", description="The dare")

    @group.command(description="Starts")
    async def start(interaction: discord.Interaction, minutes: app_commands.Range[int, 5, 120] = 30) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send(f"{minutes} minutes", view=Buttons())

    @group.command(description="Names a friend")
    async def friend(
        interaction: discord.Interaction, who: discord.Member, where: discord.TextChannel
    ) -> None:
        await interaction.response.send_message(f"{who.name} in {where.name}")

    @group.command(description="Picks a word")
    async def word(interaction: discord.Interaction, word: str) -> None:
        await interaction.response.send_message(word, ephemeral=True)

    @word.autocomplete("word")
    async def words(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        known = ("tea", "toast", "jam")
        return [app_commands.Choice(name=w, value=w) for w in known if w.startswith(typed)]

    tree.add_command(group)

    @tree.command(description="For moderators")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def rules(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("rules")
        await interaction.edit_original_response(content="rules, edited")
        follow = await interaction.followup.send("and more", wait=True)
        await follow.edit(content="and less")
        await interaction.delete_original_response()

    @tree.context_menu(name="Why?")
    async def why(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"because: {message.content}", ephemeral=True)

    @tree.context_menu(name="Who?")
    async def who(interaction: discord.Interaction, user: discord.Member) -> None:
        await interaction.response.send_message(user.name, ephemeral=True)

    return peer


@pytest.fixture
async def bot(discord_: Sandbox) -> Any:
    peer = with_commands(Peer())
    async with logged_in(discord_, peer):
        await peer.tree.sync()
        yield peer


async def test_a_deferred_command_is_filled_and_seen_by_its_user_alone(discord_: Sandbox, bot: Peer) -> None:
    result = await discord_.control.slash("mira", "general", "dare start", {"minutes": 20})
    assert (result["state"], result["message"]["content"]) == ("answered", "20 minutes")
    assert result["message"]["flags"] & 64
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["20 minutes"]
    assert await discord_.control.read("jonas", "general") == []
    assert [m async for m in bot.room("general").history()] == []


async def test_options_are_checked_as_the_client_checks_them(discord_: Sandbox, bot: Peer) -> None:
    for options, path in (
        ({"minutes": 4}, "minutes"),
        ({"minutes": "soon"}, "minutes"),
        ({"hours": 1}, "hours"),
    ):
        with pytest.raises(Refused) as refused:
            await discord_.control.slash("mira", "general", "dare start", options)
        assert refused.value.errors and path in refused.value.errors["options"]
    with pytest.raises(Refused):
        await discord_.control.slash("mira", "general", "dare friend", {"where": "general"})
    named = await discord_.control.slash(
        "mira", "general", "dare friend", {"who": "jonas", "where": "introductions"}
    )
    assert named["message"]["content"] == "jonas in introductions"
    assert named["message"]["interaction_metadata"]["user"]["username"] == "mira"


async def test_what_was_never_synced_or_is_not_allowed_cannot_be_invoked(
    discord_: Sandbox, bot: Peer
) -> None:
    assert {c["name"] for c in await discord_.control.commands("mira", "general")} == {"dare", "Why?", "Who?"}
    assert "rules" in {c["name"] for c in await discord_.control.commands("ada", "general")}
    for name in ("rules", "stop", "dare", "dare stop"):
        with pytest.raises(Refused) as refused:
            await discord_.control.slash("mira", "general", name)
        assert refused.value.code == 10063
    with pytest.raises(Refused) as unseen:
        await discord_.control.slash("mira", "mod-queue", "dare start")
    assert unseen.value.code == 50001
    assert "rules" not in {c["name"] for c in await discord_.control.commands("ada", "@bot")}


async def test_answers_can_be_edited_followed_and_deleted(discord_: Sandbox, bot: Peer) -> None:
    await discord_.control.slash("ada", "general", "rules")
    await discord_.control.settle()
    assert [m["content"] for m in await discord_.control.read("mira", "general")] == ["and less"]


async def test_autocomplete_gives_choices(discord_: Sandbox, bot: Peer) -> None:
    choices = await discord_.control.autocomplete(
        "mira", "general", "dare word", {"word": "t"}, focused="word"
    )
    assert [c["value"] for c in choices] == ["tea", "toast"]


async def test_buttons_selects_and_modals_carry_values(discord_: Sandbox, bot: Peer) -> None:
    shown = (await discord_.control.slash("mira", "general", "dare start"))["message"]
    with pytest.raises(Refused):
        await discord_.control.click("mira", shown, "never")
    with pytest.raises(Refused) as foreign:
        await discord_.control.click("jonas", shown, "count")
    assert foreign.value.code == 10008, "an ephemeral message is not there for others"
    chosen = await discord_.control.select("mira", shown, "who", ["jonas", "ada"])
    await discord_.control.settle()
    assert (await discord_.control.read("mira", "general"))[-1]["content"] == "jonas, ada"
    assert chosen["state"] == "answered"
    opened = await discord_.control.click("mira", shown, "form")
    assert opened["modal"]["title"] == "Your site"
    with pytest.raises(Refused) as empty:
        await discord_.control.submit("mira", opened, {"kind": "Own"})
    assert empty.value.errors and list(empty.value.errors) == ["site"]
    done = await discord_.control.submit("mira", opened, {"site": "example.org", "kind": "Own"})
    assert done["message"]["content"] == "example.org ['Own']"
    counted = await discord_.control.click("mira", shown, "Count")
    assert counted["message"]["content"] == "counted"


async def test_context_menus_get_their_target(discord_: Sandbox, bot: Peer) -> None:
    said = await discord_.control.say("jonas", "general", "buy my book")
    result = await discord_.control.context_menu("mira", "Why?", said)
    assert result["message"]["content"] == "because: buy my book"
    result = await discord_.control.context_menu("mira", "Who?", target="jonas", channel="general")
    assert result["message"]["content"] == "jonas"


async def test_silence_fails_after_three_seconds_and_a_late_answer_is_10062(discord_: Sandbox) -> None:
    peer = with_commands(Peer(tree=Deaf))
    deaf = peer.tree
    assert isinstance(deaf, Deaf)
    async with logged_in(discord_, peer):
        await deaf.sync()
        result = await discord_.control.slash("mira", "general", "dare start")
        assert (result["state"], result["error"]) == ("failed", "The application did not respond")
        late = await deaf.kept.get()
        with pytest.raises(discord.NotFound) as unknown:
            await late.response.send_message("too late")
        assert unknown.value.code == 10062
        waiting = await discord_.control.slash("mira", "general", "dare start", wait=False)
        first = await deaf.kept.get()
        await first.response.defer(ephemeral=True)
        first.response._response_type = None
        with pytest.raises(discord.HTTPException) as twice:
            await first.response.send_message("again")
        assert twice.value.code == 40060
        await discord_.control.clock_jump(seconds=14 * 60)
        await first.followup.send("in time")
        assert (await discord_.control.interaction(waiting))["message"]["content"] == "in time"
        await discord_.control.clock_jump(seconds=2 * 60)
        with pytest.raises(discord.HTTPException) as expired:
            await first.followup.send("too late")
        assert expired.value.code == 50027


async def test_components_v2_are_completed_and_counted(discord_: Sandbox, bot: Peer) -> None:
    room = bot.room("general")
    view = discord.ui.LayoutView()
    box: Any = discord.ui.Container(accent_colour=discord.Colour.green())
    box.add_item(discord.ui.TextDisplay("# Hello"))
    box.add_item(discord.ui.Section("beside", accessory=discord.ui.Button(label="Go", custom_id="go")))
    box.add_item(discord.ui.Separator())
    view.add_item(box)
    sent = await room.send(view=view)
    assert sent.flags.components_v2
    (shown,) = await discord_.control.read("mira", "general")
    kinds = [c["type"] for c in shown["components"][0]["components"]]
    assert (shown["components"][0]["type"], kinds) == (17, [10, 9, 14])
    await discord_.control.set_aside("wrong on purpose")
    body = {"flags": 1 << 15, "components": [{"type": 10, "content": "x"}] * 41}
    route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=room.id)
    with pytest.raises(discord.HTTPException, match="cannot exceed 40"):
        await bot.http.request(route, json=body)
    with pytest.raises(discord.HTTPException, match="cannot be used when using"):
        await bot.http.request(route, json={**body, "components": body["components"][:1], "content": "x"})  # type: ignore[index]
    twice = {"type": 1, "components": [{"type": 2, "style": 1, "label": "a", "custom_id": "same"}] * 2}
    with pytest.raises(discord.HTTPException, match="cannot be duplicated"):
        await bot.http.request(route, json={"content": "x", "components": [twice]})


async def test_commands_in_direct_messages_are_the_global_ones() -> None:
    async with checked_sandbox() as discord_, logged_in(discord_, with_commands(Peer())) as peer:
        await peer.tree.sync()
        result = await discord_.control.slash("mira", "@bot", "dare start")
        assert result["message"]["content"] == "30 minutes"
