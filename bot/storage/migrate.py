"""Bring a database up to date, under a lock: two processes that start together are safe."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from bot.storage.database import Database

LOCK = 0x68616C66
"""PostgreSQL's advisory lock of the migrations; any constant does, as long as it stays."""


async def migrate(database: Database) -> None:
    """Run every migration that has not run yet; does nothing on a database that is up to date."""
    async with database.write() as connection:
        if database.kind == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(_upgrade)


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
