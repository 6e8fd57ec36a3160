"""What can go wrong with Discord, as texts that say what to do."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord
from discord import app_commands


class CannotStartError(Exception):
    """The bot cannot come up; `key` is the text that says why and what to do, `problem` what it may quote."""

    def __init__(self, key: str, problem: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.problem = problem


@contextmanager
def told() -> Iterator[None]:
    """Discord's refusals as errors that say what to do."""
    try:
        yield
    except discord.LoginFailure:
        raise CannotStartError("run.wrong-token") from None
    except discord.PrivilegedIntentsRequired:
        raise CannotStartError("run.intents") from None
    except discord.ConnectionClosed as error:
        raise CannotStartError(_CLOSED.get(error.code, "run.closed")) from None
    except (aiohttp.ClientError, OSError, discord.GatewayNotFound, discord.DiscordServerError):
        raise CannotStartError("run.unreachable") from None


_CLOSED = {4004: "run.wrong-token", 4011: "run.shards", 4013: "run.intents", 4014: "run.intents"}


def frames(error: BaseException) -> str:
    """Where an error came from, without its words."""
    return "".join(traceback.format_tb(error.__traceback__)).rstrip()


def failure_key(cause: BaseException) -> str:
    """The text that tells a person what went wrong with what they did."""
    match cause:
        case app_commands.MissingPermissions():
            return "error.permission"
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return "error.outdated"
        case app_commands.NoPrivateMessage():
            return "error.guild-only"
        case discord.DiscordServerError() | aiohttp.ClientError():
            return "error.discord"
        case _:
            return "error.general"
