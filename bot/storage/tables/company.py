"""Doing it together: dares, rounds, and social hours."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, RowId, Snowflake

OPEN = text("state = 'open'")


class DareRow(SQLModel, table=True):
    """A dare to a friend; who has not answered yet stands here as a keyed hash only.

    `state`: open, accepted, declined, expired.
    """

    __tablename__ = "dare"
    __table_args__ = (
        Index("dare_target", "guild", "target", "at"),
        Index("dare_due", "expires_at", sqlite_where=OPEN, postgresql_where=OPEN),
    )
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    challenger: int = Field(sa_column=Column(Snowflake, nullable=False))
    target: int = Field(sa_column=Column(Snowflake, nullable=False))
    minutes: int
    state: str = "open"
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    expires_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    answered_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    message: int | None = Field(default=None, sa_column=Column(Snowflake))


class DareBlockRow(SQLModel, table=True):
    """A member who does not want to be dared by somebody (a keyed hash)."""

    __tablename__ = "dare_block"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    blocked: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))


class RoundRow(SQLModel, table=True):
    """A window that many share. `state`: open (waits for its start), running, over, cancelled."""

    __tablename__ = "round"
    __table_args__ = (
        Index("round_starts", "starts_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index(
            "round_settles",
            "ends_at",
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    host: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    parent: int | None = Field(default=None, sa_column=Column(Snowflake))
    minutes: int
    state: str = "open"
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ends_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    card_channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    card_message: int | None = Field(default=None, sa_column=Column(Snowflake))


class RoundMemberRow(SQLModel, table=True):
    """Somebody who pressed join."""

    __tablename__ = "round_member"
    round: int = Field(sa_column=Column(RowId, ForeignKey("round.id", ondelete="CASCADE"), primary_key=True))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))


class SocialRow(SQLModel, table=True):
    """A social hour that comes every week, in the server's zone; `next_at` is the one announced next."""

    __tablename__ = "social"
    __table_args__ = (Index("social_guild", "guild"), Index("social_due", "due_at"))
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    weekday: int
    hour: int
    minute: int
    minutes: int
    due_at: datetime | None = Field(default=None, sa_column=Column(Moment))
