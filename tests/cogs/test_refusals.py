"""What Discord's refusals mean for a notice."""

from typing import Any

import discord
import pytest

from bot.ports import Receipt
from cogs._refusals import receipt_for


class Answer:
    def __init__(self, status: int, **headers: str) -> None:
        self.status, self.reason, self.headers = status, "", headers


def refusal(status: int, code: int, **headers: str) -> discord.HTTPException:
    kinds: dict[int, Any] = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    error: discord.HTTPException = kind(Answer(status, **headers), {"code": code, "message": "no"})
    return error


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (403, 50007, Receipt("closed", reason="dm_closed")),
        (403, 50278, Receipt("closed", reason="no_mutual_guild")),
        (403, 50001, Receipt("closed", reason="no_permission")),
        (404, 10003, Receipt("closed", reason="unknown_channel")),
        (404, 10007, Receipt("closed", reason="unknown_member")),
        (404, 10008, Receipt("failed", reason="unknown_message")),
        (403, 50013, Receipt("failed", reason="no_permission")),
        (400, 50035, Receipt("failed", reason="refused_50035")),
        (400, 40003, Receipt("later", reason="paused_40003", retry_after=600.0, pauses_all=True)),
        (403, 20026, Receipt("later", reason="paused_20026", retry_after=3600.0, pauses_all=True)),
        (500, 0, Receipt("doubtful", reason="status_500")),
        (503, 0, Receipt("doubtful", reason="status_503")),
    ],
)
def test_each_refusal_has_its_receipt(status: int, code: int, expected: Receipt) -> None:
    assert receipt_for(refusal(status, code)) == expected


def test_a_rate_limit_waits_as_long_as_discord_says() -> None:
    assert receipt_for(refusal(429, 0, **{"Retry-After": "7.5"})) == Receipt(
        "later", reason="rate_limited", retry_after=7.5
    )
