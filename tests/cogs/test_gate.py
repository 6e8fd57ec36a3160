"""The gate before discord.py: it stands where it was built to stand, and steps aside where it cannot."""

from typing import Any

import discord
import pytest

from cogs._gate import EVENTS, Gate, parsers_of
from tests.cogs.scene import client, scene


async def test_discord_pys_table_is_still_the_one_the_gate_was_written_for(app: Any) -> None:
    # When this fails, discord.py has changed inside: read its state.py anew before touching the gate.
    table = parsers_of(client(app))
    assert table is not None
    assert {event: table[event].__name__ for event in EVENTS} == {
        "MESSAGE_CREATE": "parse_message_create",
        "MESSAGE_UPDATE": "parse_message_update",
    }


async def test_with_another_table_it_steps_aside(app: Any) -> None:
    bot = client(app)

    def another(data: Any, shard: int) -> None: ...

    table: dict[str, Any] = bot._connection.parsers
    table["MESSAGE_CREATE"] = another
    assert parsers_of(bot) is None
    assert Gate(bot).install() is False
    assert table["MESSAGE_CREATE"] is another


async def test_without_the_gate_the_same_messages_get_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs._gate.parsers_of", lambda bot: None)
    async with scene() as s:
        await s.ada.send(s.general, "before anybody started")
        s.watch(s.general)
        await s.ada.send(s.general, "hello")
        robot = s.guild.add_member(s.env.create_user("robot", bot=True))
        await robot.send(s.general, "beep")
        assert [post.text for post in s.app.posts()] == ["hello"]


async def test_a_dropped_message_is_never_even_parsed() -> None:
    async with scene() as s:
        parsed: list[str] = []

        async def note(message: discord.Message) -> None:
            parsed.append(message.content)

        s.bot.add_listener(note, "on_message")
        await s.ada.send(s.general, "nobody runs anything here")
        s.watch(s.general)
        await s.ada.send(s.general, "now somebody does")
        assert parsed == ["now somebody does"]


@pytest.mark.parametrize(
    ("payload", "wanted"),
    [
        ({"guild_id": None, "author": {"id": "5"}}, True),
        ({"guild_id": "1", "channel_id": "2", "author": {"id": "5", "bot": True}}, False),
        ({"guild_id": "1", "channel_id": "2", "author": {"id": "5"}, "webhook_id": "9"}, False),
        ({"guild_id": "1", "channel_id": "2", "author": {"id": "5"}, "type": 24}, False),
        ({"guild_id": "1", "channel_id": "2", "author": {"id": "5"}, "type": 7}, False),
        ({"guild_id": "1", "channel_id": "2", "author": {"id": "5"}, "type": 19}, True),
        ({"guild_id": "1", "channel_id": "3", "author": {"id": "5"}}, False),
    ],
    ids=["a DM", "a bot", "a webhook", "AutoMod's notice", "a join notice", "a reply", "elsewhere"],
)
async def test_what_the_gate_lets_through(app: Any, payload: dict[str, Any], wanted: bool) -> None:
    app.gate.hears = lambda guild, channel, parent=None, category=None: channel == 2
    assert Gate(client(app)).wants(payload) is wanted
