"""Environment and .env into one frozen Settings; nothing else reads the environment."""

import secrets
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

VAR = Path("var")


class SettingsError(Exception):
    """Settings that cannot work; its text says which and why, and never holds a secret."""


class Settings(BaseSettings):
    """What the environment says; HALFHOUR_DISCORD_* and HALFHOUR_CLOCK point to this machine only."""

    model_config = SettingsConfigDict(
        env_prefix="HALFHOUR_", env_file=".env", extra="ignore", frozen=True, env_ignore_empty=True
    )

    token: SecretStr | None = Field(default=None, validation_alias="DISCORD_TOKEN")
    database_url: str = f"sqlite:///{VAR / 'halfhour.db'}"
    secret: SecretStr | None = None
    discord_api: str | None = None
    discord_gateway: str | None = None
    clock: str | None = None
    shards: Annotated[str | None, NoDecode] = None
    log: str = "INFO"
    metrics_port: int | None = Field(default=None, ge=0, le=65535)

    @field_validator("discord_api", "discord_gateway", "clock")
    @classmethod
    def _only_this_machine(cls, value: str | None) -> str | None:
        if value is not None and not is_loopback(value):
            raise ValueError("only a loopback address (127.0.0.1, [::1], localhost) is taken here")
        return value.rstrip("/") if value else value

    @field_validator("database_url")
    @classmethod
    def _an_engine_that_is_known(cls, value: str) -> str:
        if value.partition(":")[0].partition("+")[0] not in ("sqlite", "postgresql", "postgres"):
            raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
        return value

    @field_validator("log")
    @classmethod
    def _known_level(cls, value: str) -> str:
        level = value.upper()
        if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("one of DEBUG, INFO, WARNING, ERROR")
        return level

    @field_validator("shards")
    @classmethod
    def _a_span_of_shards(cls, value: str | None) -> str | None:
        if value is not None:
            shard_span(value)
        return value

    @model_validator(mode="after")
    def _no_borrowed_clock_on_discord(self) -> Self:
        if self.clock and not self.discord_api:
            raise ValueError("HALFHOUR_CLOCK is refused with the real Discord: set HALFHOUR_DISCORD_API too")
        return self

    def secret_bytes(self, folder: Path = VAR) -> bytes:
        """HALFHOUR_SECRET, or one made once and kept in `folder`, readable by its owner only."""
        if self.secret is not None:
            return self.secret.get_secret_value().encode()
        kept = folder / "secret"
        if not kept.exists():
            folder.mkdir(parents=True, exist_ok=True)
            fresh = folder / f"secret.{secrets.token_hex(4)}"
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
            try:
                kept.hardlink_to(fresh)
            except FileExistsError:
                pass  # another process made it first: everybody reads that one
            finally:
                fresh.unlink()
        return kept.read_text(encoding="ascii").strip().encode()


def load_settings() -> Settings:
    """Settings from the environment and .env; raises SettingsError with one line for each fault."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [
            f"{_name(fault['loc'])}: {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError("\n".join(faults)) from None


def is_loopback(url: str) -> bool:
    """True where the host of `url` is this machine."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def shard_span(text: str) -> tuple[range, int]:
    """ "0-3/8" -> shards 0 to 3 of 8; raises ValueError."""
    try:
        span, count = text.split("/")
        first, _, last = span.partition("-")
        shards, total = range(int(first), int(last or first) + 1), int(count)
    except ValueError:
        raise ValueError("shards are written as 0-3/8") from None
    if not shards or shards.start < 0 or shards.stop > total:
        raise ValueError("shards are written as 0-3/8, the last below the count")
    return shards, total


def _name(location: tuple[int | str, ...]) -> str:
    name = str(location[0]) if location else "settings"
    return name if name.isupper() else f"HALFHOUR_{name.upper()}" if location else name
