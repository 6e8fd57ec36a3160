"""Open a database and bring it up to date; what is wrong with it is told without a password."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from alembic.util.exc import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.storage.database import Database
from bot.storage.migrate import migrate


class CannotOpenError(Exception):
    """The database cannot be used; `problem` says why in few words."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@asynccontextmanager
async def opened(url: str, secret: bytes) -> AsyncIterator[Database]:
    """The database, up to date; raises CannotOpenError, or WrongSecretError where it has another secret."""
    try:
        database = Database.open(url, secret)
    except (SQLAlchemyError, OSError) as error:
        raise CannotOpenError(_kind(error)) from None
    try:
        try:
            await migrate(database)
        except (SQLAlchemyError, CommandError, OSError) as error:
            raise CannotOpenError(_kind(error)) from None
        yield database
    finally:
        await database.close()


def _kind(error: Exception) -> str:
    """An engine's own words may hold a password: the system's word for it, or its kind, is enough."""
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return type(cause).__name__
