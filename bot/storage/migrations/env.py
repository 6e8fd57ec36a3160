"""Alembic's way in: it runs on the connection that `bot.storage.migrate` hands over."""

from alembic import context

from bot.storage.tables import metadata


def run() -> None:
    """Run the migrations in the caller's transaction."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    context.run_migrations()


run()
