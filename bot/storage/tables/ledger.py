"""The ledger, the prices it was booked at, and what is derived from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, SmallInteger, TextClause, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Json, Moment, RowId, Snowflake

# The conditions of partial indexes. SQLite uses such an index only for a query that says the same, word for
# word, with no parameter in it: so queries use these very texts.
PAIRED = text("ledger.partner > 0")
KEPT = text("ledger.finding = 'finished'")
DAMPED = text("ledger.finding = 'ring'")
PRINTED = text("ledger.fingerprint IS NOT NULL")
ON_BOARD = text("standing.shown AND standing.value > 0")


def _partial(name: str, *columns: str | TextClause, where: TextClause) -> Index:
    condition = text(where.text.replace("ledger.", "").replace("standing.", ""))
    return Index(name, *columns, sqlite_where=condition, postgresql_where=condition)


class LedgerRow(SQLModel, table=True):
    """One booking; rows are only added. Erase and expiry blank the partner: -id, which matches nobody."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint(
            "guild", "message", "revision", "member", "finding", "partner", "turn", name="uq_ledger_key"
        ),
        Index("ix_ledger_day", "guild", "member", "day"),
        _partial("ix_ledger_pair", "day", "guild", "partner", where=PAIRED),
        _partial("ix_ledger_kept", "guild", "member", "local_day", where=KEPT),
        _partial("ix_ledger_damped", "guild", "day", where=DAMPED),
        _partial("ix_ledger_fingerprint", "day", where=PRINTED),
    )

    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_type=Snowflake)
    message: int = Field(sa_type=Snowflake)
    revision: int = Field(sa_type=Snowflake)
    member: int = Field(sa_type=Snowflake)
    finding: str
    partner: int = Field(sa_type=Snowflake)
    turn: int = Field(sa_type=SmallInteger)
    half_hour: int = Field(sa_type=Snowflake)
    day: int
    local_day: int
    week_start: int = Field(sa_type=SmallInteger)
    version: int
    at: datetime = Field(sa_type=Moment)
    points: int
    share: int = Field(sa_type=SmallInteger)
    fingerprint: int | None = Field(default=None, sa_type=Snowflake)
    twin: int | None = Field(default=None, sa_type=Snowflake)


class MetRow(SQLModel, table=True):
    """A day on which a pair talked both ways; kept for 30 days."""

    __tablename__ = "met"

    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    pair: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    day: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))


class PriceRow(SQLModel, table=True):
    """A server's own prices, whole, in force from `since` for half hours that start from then on."""

    __tablename__ = "price"
    __table_args__ = (Index("ix_price_guild", "guild", "preset", "since"),)

    version: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_type=Snowflake)
    preset: str
    since: datetime = Field(sa_type=Moment)
    prices: dict[str, Any] = Field(sa_type=Json)
    changed_by: int = Field(sa_type=Snowflake)


class StandingRow(SQLModel, table=True):
    """What a member's rows come to in one period, by kind; derived, and rebuilt from the ledger at will."""

    __tablename__ = "standing"
    __table_args__ = (
        _partial(
            "ix_standing_board", "guild", "period", "kind", text("value DESC"), "member", where=ON_BOARD
        ),
    )

    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    period: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    value: int
    shown: bool


class StepRow(SQLModel, table=True):
    """How many shown members stand in one range of values: own rank is a few sums of these, never a scan."""

    __tablename__ = "standing_step"

    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    period: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    level: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    step: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    members: int


class HiddenRow(SQLModel, table=True):
    """A member whom no board shows, and why: "choice", "gone" or "banned"."""

    __tablename__ = "hidden"

    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    why: str = Field(primary_key=True)
