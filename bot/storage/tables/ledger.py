"""The ledger, the prices it was booked at, and what is derived from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, SmallInteger, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Json, Moment, RowId, Snowflake


class LedgerRow(SQLModel, table=True):
    """One booking; rows are only added. Erase and expiry blank the partner: -id, which matches nobody."""

    __tablename__ = "ledger"
    __table_args__ = (
        UniqueConstraint(
            "guild", "message", "revision", "member", "finding", "partner", "turn", name="uq_ledger_key"
        ),
        Index("ix_ledger_day", "guild", "member", "day"),
        Index(
            "ix_ledger_pair",
            "day",
            "guild",
            "partner",
            sqlite_where=text("partner > 0"),
            postgresql_where=text("partner > 0"),
        ),
        Index(
            "ix_ledger_kept",
            "guild",
            "member",
            "local_day",
            sqlite_where=text("finding = 'finished'"),
            postgresql_where=text("finding = 'finished'"),
        ),
        Index(
            "ix_ledger_fingerprint",
            "day",
            sqlite_where=text("fingerprint IS NOT NULL"),
            postgresql_where=text("fingerprint IS NOT NULL"),
        ),
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
        Index(
            "ix_standing_board",
            "guild",
            "period",
            "kind",
            text("value DESC"),
            "member",
            sqlite_where=text("shown AND value > 0"),
            postgresql_where=text("shown AND value > 0"),
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
