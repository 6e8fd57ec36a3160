"""The bot as discord.py knows it: the client, its start, and what is told when Discord refuses."""

from bot.client.elsewhere import ElsewhereRefusedError, LoopbackOnly, loopback, point_at
from bot.client.failures import CannotStartError, frames
from bot.client.halfhour import EXTENSIONS, HalfHour, intents
from bot.client.opening import Visit, make_client, serve, visit

__all__ = [
    "EXTENSIONS",
    "CannotStartError",
    "ElsewhereRefusedError",
    "HalfHour",
    "LoopbackOnly",
    "Visit",
    "frames",
    "intents",
    "loopback",
    "make_client",
    "point_at",
    "serve",
    "visit",
]
