"""What Discord's refusals mean for a notice."""

import discord

from bot.ports import Receipt

_CLOSED = {
    50007: "dm_closed",  # this person takes no DMs from the bot
    50278: "no_mutual_guild",  # nor do they share a server with it any more
    50001: "no_permission",
    10003: "unknown_channel",
    10007: "unknown_member",
    10013: "unknown_user",
}
_PAUSES = {40003: 600.0, 20026: 3600.0}
"""DMs are being opened too fast, or Discord has put the bot in quarantine: nobody gets one for a while."""
_FAILED = {
    50013: "no_permission",
    10008: "unknown_message",
    10011: "unknown_role",
    50083: "thread_archived",
}


def receipt_for(error: discord.HTTPException) -> Receipt:
    """The receipt for a refusal. A 403 is never tried again: too many of those ban the address."""
    if error.code in _PAUSES:
        return Receipt(
            "later", reason=f"paused_{error.code}", retry_after=_PAUSES[error.code], pauses_all=True
        )
    if error.code in _CLOSED:
        return Receipt("closed", reason=_CLOSED[error.code])
    if error.code in _FAILED:
        return Receipt("failed", reason=_FAILED[error.code])
    if isinstance(error, discord.RateLimited) or error.status == 429:
        return Receipt("later", reason="rate_limited", retry_after=_wait(error))
    if error.status >= 500:
        return Receipt("doubtful", reason=f"status_{error.status}")
    return Receipt("failed", reason=f"refused_{error.code or error.status}")


def _wait(error: discord.HTTPException) -> float:
    try:
        return float(error.response.headers.get("Retry-After", 30))
    except (AttributeError, TypeError, ValueError):
        return 30.0
