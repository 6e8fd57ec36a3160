"""Column types that mean the same on both engines."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import JSON, BigInteger, Integer, Table
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Snowflake = BigInteger
"""A Discord id."""
RowId = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number; on SQLite only INTEGER counts up by itself."""
Json = JSON().with_variant(JSONB, "postgresql")
"""Ids, numbers, keys and offsets; never words that people wrote."""


class Moment(TypeDecorator[datetime]):
    """A UTC moment as whole milliseconds since 1970: the same order and the same value on both engines."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse what has no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Give back UTC."""
        return None if value is None else _EPOCH + value * _MILLISECOND


def table_of(model: type[SQLModel]) -> Table:
    """The Core table of a model: stores write statements, not objects."""
    return cast(Table, model.__table__)  # type: ignore[attr-defined]
