"""`halfhour migrate`: bring the database up to date."""

from bot.client import CannotStartError
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.seal import WrongSecretError


async def bring_up_to_date(settings: Settings) -> None:
    """Run what has not run yet; two that do it at once are safe."""
    database = Database.open(settings.database_url, settings.secret_bytes())
    try:
        try:
            await migrate(database)
        except WrongSecretError:
            raise CannotStartError("run.wrong-secret") from None
    finally:
        await database.close()
