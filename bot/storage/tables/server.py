"""What each server chose."""

from datetime import datetime

from sqlalchemy import Column, SmallInteger
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, Snowflake


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
    week_start: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False))
    gone_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class ServerPlaceRow(SQLModel, table=True):
    """A channel, category or role that a server named: `kind` is watched, exempt_channel or exempt_role."""

    __tablename__ = "server_place"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    place: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
