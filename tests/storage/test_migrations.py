from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.tables import metadata


async def test_the_migrations_make_exactly_the_tables(database: Database) -> None:
    def compare(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, metadata)
        if connection.dialect.name == "sqlite":  # it does not tell which way an index is sorted
            found = [one for one in found if one[0] not in ("add_index", "remove_index")]
        return list(found)

    async with database.write() as connection:
        assert await connection.run_sync(compare) == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    async with database.write() as connection:
        await connection.execute(
            text("INSERT INTO pause (way, until, times, reason) VALUES ('dm', 0, 1, '')")
        )
    await migrate(database)
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM pause"))).scalar_one() == 1
