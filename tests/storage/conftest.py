from tests.databases import (
    database,
    database_url,
    empty_url,
    postgres_template,
    postgres_url,
    sqlite_template,
)

__all__ = ["database", "database_url", "empty_url", "postgres_template", "postgres_url", "sqlite_template"]
