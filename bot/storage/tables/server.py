"""What each server chose."""

from datetime import datetime

from sqlalchemy import Column, Index, SmallInteger
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
    week_start: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False))
    shadow: bool = False
    badges: bool = True
    gone_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class ServerPlaceRow(SQLModel, table=True):
    """A channel, category or role that a server named: `kind` is watched, exempt_channel or exempt_role."""

    __tablename__ = "server_place"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    place: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))


class ServerChangeRow(SQLModel, table=True):
    """Somebody changed what a server chose: the section, and what it was and is as ids, numbers and keywords.

    `how` is command or import; `made_by` 0 is nobody in particular.
    """

    __tablename__ = "server_change"
    __table_args__ = (Index("server_change_guild", "guild", "id"),)
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    made_by: int = Field(sa_column=Column(Snowflake, nullable=False))
    how: str
    section: str
    before: str
    after: str


class ShadowRow(SQLModel, table=True):
    """What would have been a slip in a half hour on trial: its message and its booked name, never words."""

    __tablename__ = "shadow"
    __table_args__ = (Index("shadow_at", "guild", "at"), Index("shadow_member", "member"))
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    message: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    name: str = Field(primary_key=True)
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    challenge: int = Field(sa_column=Column(RowId, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
