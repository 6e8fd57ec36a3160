"""Which sheet of the ledger a half hour books to, and at which prices."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.core.challenge import Challenge
from bot.core.ledger import Sheet, sheet_of
from bot.core.scoring import Prices
from bot.core.server import Server
from bot.storage.prices import PriceStore


@dataclass(frozen=True, slots=True)
class Sheets:
    """Finds them; the prices are those in force when the half hour started."""

    prices: PriceStore

    async def of(self, challenge: Challenge, server: Server | None) -> tuple[Sheet, Prices]:
        """The sheet and the prices of a half hour."""
        prices = await self.prices.in_force(challenge.guild, challenge.preset, challenge.starts_at)
        sheet = sheet_of(
            challenge.id,
            challenge.guild,
            challenge.member,
            challenge.ends_at,
            ZoneInfo(server.zone if server is not None else "UTC"),
            prices.version,
            server.week_start if server is not None else 0,
        )
        return sheet, prices
