"""What Discord's own rules decide, asked of a simulator that we did not write."""

from typing import Any

import discord
import pytest
import simcord

from bot.core.challenge import Challenge, ends
from bot.core.refusal import refused
from bot.core.server import Server
from bot.core.wishes import Wishes
from bot.usecases.start import ConsentNeeded, Started
from bot.usecases.status import Status
from tests.cogs.scene import Scene, WritingDown, client, scene


def laid_ready() -> WritingDown:
    """An application that asks for consent once, and starts after it."""
    app = WritingDown()
    started: set[int] = set()

    def start(*, member: int, place: Any, minutes: int, consent: Any, **_: Any) -> Any:
        if consent is None and member not in started:
            return ConsentNeeded(1, minutes, False, Server(place.guild, frozenset({place.channel})))
        if member in started:
            return refused("start.already_here", ends=1_800_000_000)
        started.add(member)
        now = app.clock.now()
        challenge = Challenge(1, place.guild, member, place.channel, now, ends(minutes, now), "classic")
        return Started(challenge, Wishes(consent.nudges))

    app.ready["start"] = start
    app.ready["status"] = lambda **_: Status(None, None, None, False, 0, Wishes())
    app.ready["server"] = None
    app.ready["setup"] = refused("setup.no_channels")
    return app


def read(message: Any) -> str:
    def walk(components: Any) -> Any:
        for one in components:
            yield one
            yield from walk(one.get("components") or [])

    return "\n".join(one["content"] for one in walk(message.components) if one["type"] == 10)


def shown(result: Any) -> Any:
    assert result.response is not None
    return result.response


def moderator(s: Scene) -> Any:
    role = s.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    return s.guild.add_member(s.env.create_user("mod"), roles=[role])


async def test_members_see_their_commands_and_not_the_moderators() -> None:
    async with scene(laid_ready()) as s:
        mine = s.ada.available_commands(s.general)
        assert "halfhour start" in mine
        assert not [name for name in mine if name.startswith("halfhour-admin")]
        assert "halfhour-admin setup" in moderator(s).available_commands(s.general)


async def test_a_server_that_opens_the_moderators_command_is_asked_again_by_the_bot() -> None:
    async with scene(laid_ready()) as s:
        (command,) = [c for c in await s.bot.tree.fetch_commands() if c.name == "halfhour-admin"]
        s.guild.set_command_permissions(command.id, {s.ada: True})
        result = await s.ada.slash(s.general, "halfhour-admin setup")
        assert result.ephemeral
        assert "Manage Server" in result.response.content
        assert "setup" not in s.app.verbs()


@pytest.mark.parametrize("name", ["config export", "config history", "shadow", "replay"])
async def test_what_moderators_read_and_try_is_asked_again_as_well(name: str) -> None:
    async with scene(laid_ready()) as s:
        (command,) = [c for c in await s.bot.tree.fetch_commands() if c.name == "halfhour-admin"]
        s.guild.set_command_permissions(command.id, {s.ada: True})
        result = await s.ada.slash(s.general, f"halfhour-admin {name}")
        assert result.ephemeral
        assert "Manage Server" in result.response.content
        assert not {"config_export", "config_history", "shadow", "replay"} & set(s.app.verbs())


async def test_every_answer_to_a_member_is_for_their_eyes_only() -> None:
    async with scene(laid_ready()) as s:
        for name in ("halfhour start", "halfhour status"):
            result = await s.ada.slash(s.general, name)
            assert result.response.ephemeral
        assert s.general.history(viewer=s.bob) == []


async def test_im_in_starts_and_the_card_goes_on() -> None:
    async with scene(laid_ready()) as s:
        card = await s.ada.slash(s.general, "halfhour start")
        first = await s.ada.click(shown(card), label="I'm in, nudge me by DM")
        assert "You are in" in read(first.response)
        again = await s.ada.click(shown(card), custom_id="hh:status:" + str(s.guild.id))
        assert again.response is not None
        agreed = [what["consent"] for verb, what in s.app.told if verb == "start"]
        assert [consent.nudges for consent in agreed if consent] == ["dm"]


async def test_a_card_survives_a_restart_of_the_bot() -> None:
    app = laid_ready()
    bot = client(app)
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        general = guild.create_text_channel("general")
        ada = guild.add_member(env.create_user("ada"))
        card = await ada.slash(general, "halfhour start")
        await env.restart_bot(client(app))
        result = await ada.click(shown(card), label="I'm in, no nudges")
        assert "You are in" in read(result.response)


async def test_a_form_that_was_open_during_a_restart_is_answered() -> None:
    app = laid_ready()
    bot = client(app)
    async with simcord.run(bot) as env:
        guild = env.create_guild()
        general = guild.create_text_channel("general")
        role = guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
        mod = guild.add_member(env.create_user("mod"), roles=[role])
        card = await mod.slash(general, "halfhour-admin setup")
        form = await mod.click(shown(card), label="Set the time zone")
        assert form.modal is not None
        await env.restart_bot(client(app))
        await mod.submit_modal(form, {"zone": "Europe/Vienna"})
        zones = [what["zone"] for verb, what in app.told if verb == "setup" and "zone" in what]
        assert zones[-1] == "Europe/Vienna"


async def test_commands_that_stand_already_are_not_sent_again() -> None:
    app = laid_ready()
    bot = client(app)
    async with simcord.run(bot) as env:
        sent = [one for one in env.http_requests if one.method == "PUT" and "commands" in one.path]
        assert len(sent) == 1
        await env.restart_bot(client(app))
        sent = [one for one in env.http_requests if one.method == "PUT" and "commands" in one.path]
        assert len(sent) == 1


@pytest.mark.parametrize("name", ["halfhour", "halfhour-admin"])
async def test_the_commands_are_for_servers_only(name: str) -> None:
    async with scene(laid_ready()) as s:
        command = s.bot.tree.get_command(name)
        assert isinstance(command, discord.app_commands.Group)
        contexts = command.allowed_contexts
        assert contexts is not None
        assert (contexts.guild, contexts.dm_channel, contexts.private_channel) == (True, False, False)
        wanted = discord.Permissions(manage_guild=True) if name == "halfhour-admin" else None
        assert command.default_permissions == wanted


async def test_a_use_case_that_fails_is_told_kindly() -> None:
    app = laid_ready()

    def broken(**_: Any) -> Any:
        raise RuntimeError("something that must not be shown")

    app.ready["status"] = broken
    async with scene(app, check_errors=False) as s:
        result = await s.ada.slash(s.general, "halfhour status")
        assert "Something went wrong on my side" in result.response.content
        assert "must not be shown" not in result.response.content
