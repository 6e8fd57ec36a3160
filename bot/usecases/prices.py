"""Change a server's prices: for half hours that start from now on, never for the past."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.policy import Preset
from bot.core.refusal import Refused, refused
from bot.core.scoring import OutOfBounds, Prices
from bot.ports import Clock
from bot.storage.prices import PriceStore


@dataclass(frozen=True, slots=True)
class PricesChanged:
    """The prices now, and the moment from which they hold for half hours that start."""

    prices: Prices
    since: datetime


@dataclass(frozen=True, slots=True)
class ChangePrices:
    """Sets a server's own prices, within bounds."""

    prices: PriceStore
    clock: Clock

    async def __call__(
        self, *, guild: int, by: int, preset: Preset, values: Mapping[str, int] | None = None
    ) -> PricesChanged | Refused:
        """Change some prices, or without `values` go back to the shipped ones."""
        now = self.clock.now()
        if values is None:
            return PricesChanged(await self.prices.reset(guild, preset, now, by), now)
        changed = await self.prices.change(guild, preset, values, now, by)
        if isinstance(changed, OutOfBounds):
            if changed.most == 0 and changed.least == 0:
                return refused("points.unknown_price", name=changed.name)
            return refused("points.bounds", name=changed.name, least=changed.least, most=changed.most)
        return PricesChanged(changed, now)
