"""Prices in force, by server and moment, and by version."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import select

from bot.core.policy import Preset
from bot.core.scoring import OutOfBounds, Prices, change, shipped, shipped_version
from bot.storage import price_rows
from bot.storage.database import Database
from bot.storage.history import noted
from bot.storage.price_rows import PRICE, of_row

_REMEMBERED = 4096


class PriceStore:
    """A server's prices. What was in force at a past moment never changes, so it is remembered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._versions: dict[int, Prices] = {}
        self._moments: dict[tuple[int, str, datetime], Prices] = {}

    async def in_force(self, guild: int, preset: Preset, at: datetime) -> Prices:
        """The prices for a half hour that starts, or started, at a moment (not in the future)."""
        known = self._moments.get((guild, preset, at))
        if known is not None:
            return known
        async with self._database.read() as connection:
            prices = await price_rows.in_force(connection, guild, preset, at)
        if len(self._moments) >= _REMEMBERED:
            self._moments.clear()
        self._moments[guild, preset, at] = prices
        return prices

    async def since(self, prices: Prices) -> datetime | None:
        """From which moment a server's own prices hold; None for prices that a release shipped."""
        async with self._database.read() as connection:
            return await price_rows.since(connection, prices.version)

    async def by_version(self, versions: Iterable[int]) -> dict[int, Prices]:
        """The prices of these versions; KeyError for one that never was."""
        wanted = set(versions)
        missing = []
        for version in wanted - self._versions.keys():
            prices = shipped_version(version)
            if prices is None:
                missing.append(version)
            else:
                self._versions[version] = prices
        if missing:
            async with self._database.read() as connection:
                rows = await connection.execute(select(PRICE).where(PRICE.c.version.in_(missing)))
                self._versions.update((row["version"], of_row(row)) for row in rows.mappings())
        return {version: self._versions[version] for version in wanted}

    async def change(
        self, guild: int, preset: Preset, values: Mapping[str, int], now: datetime, by: int
    ) -> Prices | OutOfBounds:
        """Set some prices of a server, for half hours that start from `now` on; the past keeps its own."""
        changed = change(await self.in_force(guild, preset, now), values, 0)
        if isinstance(changed, OutOfBounds):
            return changed
        return await self._add(guild, preset, changed, now, by)

    async def reset(self, guild: int, preset: Preset, now: datetime, by: int) -> Prices:
        """Back to the prices that are shipped today, for half hours that start from `now` on."""
        return await self._add(guild, preset, shipped(preset, now), now, by)

    async def _add(self, guild: int, preset: Preset, prices: Prices, now: datetime, by: int) -> Prices:
        async with self._database.write() as connection, noted(connection, guild, by, now):
            written = await price_rows.add(connection, guild, preset, prices, now, by)
        self.changed()
        return written

    def changed(self) -> None:
        """Somebody wrote new prices: look again for what is in force."""
        self._moments.clear()
