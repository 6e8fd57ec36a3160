"""What each server chose, and when its boards are due."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, RowId, Snowflake


class ServerRow(SQLModel, table=True):
    """One server's settings; `gone_at` is set while the bot is not there."""

    __tablename__ = "server"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    leaderboard_channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    appeals_channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    zone: str
    preset: str
    consent_version: int
    grace_seconds: int
    gone_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class ServerPlaceRow(SQLModel, table=True):
    """A channel, category or role that a server named: `kind` is watched, exempt_channel or exempt_role."""

    __tablename__ = "server_place"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    place: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))


class ScheduleRow(SQLModel, table=True):
    """When a board is posted: a cadence in the server's zone; `posted` is the last slot's key."""

    __tablename__ = "schedule"
    __table_args__ = (Index("schedule_due", "due_at"), Index("schedule_guild", "guild"))
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    board: str
    every: str
    hour: int
    minute: int
    weekday: int
    day: int
    posted: str
    due_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class BoardPostRow(SQLModel, table=True):
    """The one message of a board for a period."""

    __tablename__ = "board_post"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    board: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    message: int = Field(sa_column=Column(Snowflake, nullable=False))
