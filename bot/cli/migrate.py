"""`halfhour migrate`: bring the database up to date."""

from bot.cli.opening import opened
from bot.settings import Settings


async def bring_up_to_date(settings: Settings) -> None:
    """Run what has not run yet; two that do it at once are safe."""
    async with opened(settings):
        pass
