"""Bring a database up to date, under a lock: two processes that start together are safe."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from cryptography.fernet import InvalidToken
from sqlalchemy import Connection, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.columns import table_of
from bot.storage.database import Database
from bot.storage.seal import WrongSecretError
from bot.storage.tables.check import SealCheckRow

CHECK = table_of(SealCheckRow)
WORD = "half an hour"
LOCK = 0x68616C66
"""PostgreSQL's advisory lock of the migrations; any constant does, as long as it stays."""


async def migrate(database: Database) -> None:
    """Run every migration that has not run yet; does nothing on a database that is up to date.

    Raises WrongSecretError where the database was sealed with another secret.
    """
    async with database.write() as connection:
        if database.kind == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(_upgrade)
        await _check_secret(connection)


async def _check_secret(connection: AsyncConnection) -> None:
    """What was typed into forms, and who met whom, can only be told with the secret of the first start."""
    try:
        word = (await connection.execute(select(CHECK.c.word))).scalar_one_or_none()
    except InvalidToken:
        raise WrongSecretError from None
    if word is None:
        await connection.execute(CHECK.insert().values(id=1, word=WORD))


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
