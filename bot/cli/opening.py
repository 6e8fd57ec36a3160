"""Open the database that the settings name; what is wrong with it is said in one line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.client import CannotStartError
from bot.settings import Settings
from bot.storage import opening
from bot.storage.database import Database
from bot.storage.seal import WrongSecretError


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """The database of these settings, up to date; raises CannotStartError where that cannot be."""
    try:
        async with opening.opened(settings.database_url, settings.secret_bytes()) as database:
            yield database
    except WrongSecretError:
        raise CannotStartError("run.wrong-secret") from None
    except opening.CannotOpenError as error:
        raise CannotStartError("run.database", error.problem) from None
