"""Why these points: what a message did, what each deed is worth now, and the reason."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.circles import Damped
from bot.core.ledger import Line
from bot.core.policy import Preset
from bot.core.scoring import Prices
from bot.ports import Clock
from bot.storage.ledger import Ledger
from bot.storage.prices import PriceStore
from bot.usecases.circles import ReadDamping


@dataclass(frozen=True, slots=True)
class WhyPoints:
    """Explains a message's points by `points.<note>` keys."""

    ledger: Ledger

    async def __call__(self, *, guild: int, message: int) -> tuple[Line, ...]:
        """The message's lines; empty where it booked nothing."""
        return await self.ledger.lines(guild, message)


@dataclass(frozen=True, slots=True)
class PointsHere:
    """What things are worth in a server, and what closed circles lost in the last thirty days.

    `since` is the moment from which they hold, None where the server never changed them.
    """

    prices: Prices
    damped: Damped
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadPrices:
    """What moderators see of points; never who is in a circle with whom."""

    prices: PriceStore
    damping: ReadDamping
    clock: Clock

    async def __call__(self, *, guild: int, preset: Preset) -> PointsHere:
        """The prices for a half hour that starts now."""
        prices = await self.prices.in_force(guild, preset, self.clock.now())
        since = await self.prices.since(prices)
        return PointsHere(prices, await self.damping(guild=guild), since)
