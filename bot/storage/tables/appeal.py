"""Appeals, and the exceptions that came of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.storage.columns import Json, Moment, RowId, Snowflake
from bot.storage.seal import Sealed


class AppealRow(SQLModel, table=True):
    """One appeal against one slip: ids and rule names. `state`: open, accepted, kept."""

    __tablename__ = "appeal"
    __table_args__ = (Index("appeal_slip", "slip", unique=True), Index("appeal_guild", "guild", "at"))
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    slip: int = Field(sa_column=Column(RowId, nullable=False))
    challenge: int = Field(sa_column=Column(RowId, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    message: int = Field(sa_column=Column(Snowflake, nullable=False))
    rules: list[Any] = Field(sa_column=Column(Json, nullable=False))
    state: str = "open"
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    decided_by: int | None = Field(default=None, sa_column=Column(Snowflake))
    decided_at: datetime | None = Field(default=None, sa_column=Column(Moment))


class ExceptionRow(SQLModel, table=True):
    """What a moderator allowed: a phrase or a domain, for everybody, in a channel, or for a member."""

    __tablename__ = "exception"
    __table_args__ = (Index("exception_guild", "guild"),)
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    rule: str | None = None
    kind: str
    value: str = Field(sa_column=Column(Sealed, nullable=False))
    scope: str
    scope_id: int = Field(default=0, sa_column=Column(Snowflake, nullable=False))
    made_by: int = Field(sa_column=Column(Snowflake, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
