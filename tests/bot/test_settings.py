import os
import stat
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, is_loopback, load_settings, shard_span


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable of this machine, no .env beside the project."""
    for name in os.environ:
        if name.startswith("HALFHOUR_") or name == "DISCORD_TOKEN":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_without_any_variable_it_is_the_real_discord_and_a_file_under_var() -> None:
    settings = load_settings()
    assert (settings.token, settings.discord_api, settings.clock) == (None, None, None)
    assert settings.database_url == "sqlite:///var/halfhour.db"


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("DISCORD_TOKEN=from-file\nHALFHOUR_LOG=debug\n", encoding="utf-8")
    monkeypatch.setenv("HALFHOUR_LOG", "warning")
    settings = load_settings()
    assert settings.token is not None
    assert (settings.token.get_secret_value(), settings.log) == ("from-file", "WARNING")


def test_the_token_is_in_no_text_about_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret-token")
    assert "very-secret" not in repr(load_settings())
    monkeypatch.setenv("HALFHOUR_METRICS_PORT", "99999")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert "very-secret" not in str(refused.value) and "HALFHOUR_METRICS_PORT" in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/api/v10",
        "http://localhost:1",
        "ws://[::1]:9/gateway",
        "http://127.9.9.9/x",
    ],
)
def test_this_machine_is_taken(url: str) -> None:
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://discord.com/api/v10",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "http://example.org/?127.0.0.1",
        "http://127.0.0.1@example.org/",
        "http://0.0.0.0:8080",
        "http://192.168.0.1",
        "127.0.0.1:8080",
        "",
        "http://[",
    ],
)
def test_every_other_machine_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_loopback(url)
    if url:
        for name in ("HALFHOUR_DISCORD_API", "HALFHOUR_DISCORD_GATEWAY", "HALFHOUR_CLOCK"):
            monkeypatch.setenv(name, url)
            with pytest.raises(SettingsError, match=name):
                load_settings()
            monkeypatch.delenv(name)


def test_a_borrowed_clock_is_refused_with_the_real_discord(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALFHOUR_CLOCK", "http://127.0.0.1:1/clock")
    with pytest.raises(SettingsError, match="HALFHOUR_CLOCK"):
        load_settings()
    monkeypatch.setenv("HALFHOUR_DISCORD_API", "http://127.0.0.1:1/api/v10")
    assert load_settings().clock == "http://127.0.0.1:1/clock"


def test_a_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first = Settings().secret_bytes(tmp_path / "var")
    assert len(first) >= 32
    assert Settings().secret_bytes(tmp_path / "var") == first
    assert stat.S_IMODE((tmp_path / "var" / "secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret"]


@pytest.mark.parametrize(
    ("text", "span"), [("0-3/8", (range(4), 8)), ("2/4", (range(2, 3), 4)), ("0/1", (range(1), 1))]
)
def test_shards(text: str, span: tuple[range, int]) -> None:
    assert shard_span(text) == span


@pytest.mark.parametrize("text", ["", "3", "0-8/8", "4-2/8", "a-b/c", "-1/2"])
def test_shards_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="shards"):
        shard_span(text)
