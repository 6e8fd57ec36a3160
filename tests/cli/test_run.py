"""`halfhour run` and `doctor`: whatever is wrong is said with what to do, and the status is not zero."""

import asyncio
import logging
import os
from pathlib import Path

import pytest
from rich.console import Console

from bot import knowledge
from bot.__main__ import compose
from bot.cli import doctor
from bot.cli.root import log_to_terminal
from bot.cli.run import assembled, explained, where_data_lies
from bot.client import CannotStartError, serve
from bot.settings import Settings
from bot.texts import Texts
from sandbox import Sandbox, World
from tests.cli.processes import halfhour
from tests.wire.processes import spawn, until

NOWHERE = {
    "HALFHOUR_DISCORD_API": "http://127.0.0.1:9/api/v10",
    "HALFHOUR_DISCORD_GATEWAY": "ws://127.0.0.1:9/gateway",
}
TEXTS = Texts.load(knowledge.DATA / "locales")


def settings(discord_: Sandbox, folder: Path, **more: object) -> Settings:
    plain = Settings(_env_file=None)  # type: ignore[call-arg]
    update = {
        "database_url": f"sqlite:///{folder / 'halfhour.db'}",
        "discord_api": discord_.api,
        "discord_gateway": discord_.gateway,
        "token": None,
        **more,
    }
    return plain.model_copy(update=update)


async def test_without_a_token_it_says_where_to_get_one(tmp_path: Path) -> None:
    status, said = await halfhour("run", folder=tmp_path)
    assert status != 0
    assert "There is no token" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("early", [True, False])
async def test_it_ends_tidily_when_asked_to_at_any_time(tmp_path: Path, *, early: bool) -> None:
    async with Sandbox(World.default()) as discord_:
        reach = {"HALFHOUR_DISCORD_API": discord_.api, "HALFHOUR_DISCORD_GATEWAY": discord_.gateway}
        database = f"sqlite:///{tmp_path / 'halfhour.db'}"
        bot = await spawn("-m", "bot", "run", cwd=tmp_path, **reach, HALFHOUR_DATABASE_URL=database)

        async def begun() -> bool:
            return (tmp_path / "halfhour.db").exists() if early else "ready as" in bot.said

        await until(begun)
        assert await bot.stop() == 0, bot.said
        assert "Traceback" not in bot.said


@pytest.mark.parametrize("command", ["run", "migrate", "rebuild-standings", "export --guild 5", "doctor"])
@pytest.mark.parametrize(
    ("database", "said_why"),
    [
        (
            "mysql://mira:hush-hush@127.0.0.1/halfhour",
            "HALFHOUR_DATABASE_URL: sqlite:///FILE or postgresql://",
        ),
        ("postgresql://mira:hush-hush@127.0.0.1:9/halfhour", "Connection refused"),
        ("sqlite:////dev/null/halfhour.db", "HALFHOUR_DATABASE_URL"),
    ],
)
async def test_a_database_that_cannot_be_used_is_one_clear_line(
    tmp_path: Path, command: str, database: str, said_why: str
) -> None:
    reach = {"DISCORD_TOKEN": "no", "HALFHOUR_DATABASE_URL": database}
    status, said = await halfhour(*command.split(), folder=tmp_path, **NOWHERE, **reach)
    assert status == 1
    assert said_why in said
    assert "Traceback" not in said and "hush-hush" not in said


async def test_settings_that_cannot_work_are_named(tmp_path: Path) -> None:
    status, said = await halfhour("run", folder=tmp_path, HALFHOUR_DISCORD_API="https://example.org/api")
    assert status != 0
    assert "HALFHOUR_DISCORD_API" in said
    assert "Traceback" not in said


async def test_an_api_that_nobody_serves_is_named(tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9/api/v10"
    status, said = await halfhour("run", folder=tmp_path, HALFHOUR_DISCORD_API=nowhere)
    assert status != 0
    assert f"cannot be reached at {nowhere}" in said
    assert "Traceback" not in said


async def test_a_token_that_discord_does_not_know(tmp_path: Path) -> None:
    async with Sandbox(World.default()) as discord_:
        given = settings(discord_, tmp_path)
        async with assembled(given, compose) as running:
            with pytest.raises(CannotStartError, match="wrong-token") as refused:
                await serve(running.client, "not-the-token")
        assert "Reset Token" in explained(TEXTS, refused.value, given)


async def test_an_intent_that_is_switched_off(tmp_path: Path) -> None:
    async with Sandbox(World.default()) as discord_:
        await discord_.control.portal(message_content=False)
        given = settings(discord_, tmp_path)
        async with assembled(given, compose) as running:
            with pytest.raises(CannotStartError, match="intents") as refused:
                await asyncio.wait_for(serve(running.client, discord_.token), 30)
        assert "Message Content Intent" in explained(TEXTS, refused.value, given)


async def test_the_doctor_finds_a_server_that_is_not_set_up(tmp_path: Path) -> None:
    async with Sandbox(World.default()) as discord_:
        console = Console(record=True, width=200, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123, ASYNC230
        assert await doctor.examine(settings(discord_, tmp_path), TEXTS, console) == 1
        said = console.export_text()
        assert "Discord knows it" in said
        assert "Message Content intent: on" in said
        assert "Half Hour Lounge: not set up yet" in said
        assert "permissions=" in said


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///var/halfhour.db", "var/halfhour.db"),
        ("postgresql://ada:secret@db.example:5432/half", "db.example/half"),
    ],
)
def test_a_password_is_never_shown(url: str, shown: str) -> None:
    plain = Settings(_env_file=None).model_copy(update={"database_url": url})  # type: ignore[call-arg]
    assert where_data_lies(plain) == shown


def test_no_level_of_logging_lets_a_library_write_down_what_people_say() -> None:
    try:
        log_to_terminal("DEBUG")
        assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
        for name in ("discord.gateway", "discord.http", "aiosqlite", "sqlalchemy.engine"):
            assert not logging.getLogger(name).isEnabledFor(logging.DEBUG), name
    finally:
        log_to_terminal("WARNING")
