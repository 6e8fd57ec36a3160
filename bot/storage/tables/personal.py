"""What members declared about themselves, and what they were shown."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, RowId, Snowflake
from bot.storage.seal import Sealed


class SiteRow(SQLModel, table=True):
    """A member's own domain or product name, as they typed it. `kind`: domain, name."""

    __tablename__ = "site"
    __table_args__ = (Index("site_member", "guild", "member"),)
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    kind: str
    value: str = Field(sa_column=Column(Sealed, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class LearnedRow(SQLModel, table=True):
    """A host that a participant keeps posting: a keyed hash and a count, for 30 days."""

    __tablename__ = "learned"
    __table_args__ = (Index("learned_at", "at"),)
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    host: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    count: int
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class PromptRow(SQLModel, table=True):
    """A server's own question to open with."""

    __tablename__ = "prompt"
    __table_args__ = (Index("prompt_guild", "guild"),)
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    text: str = Field(sa_column=Column(Sealed, nullable=False))
    made_by: int = Field(sa_column=Column(Snowflake, nullable=False))


class PromptSeenRow(SQLModel, table=True):
    """Which starter a member was offered when, so that none comes again within a month."""

    __tablename__ = "prompt_seen"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
