"""What a member agreed to and asked for, in one server."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, Snowflake


class MemberRow(SQLModel, table=True):
    """A member's wishes; the row exists from their own first act here on, never before."""

    __tablename__ = "member"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    nudges: str = "dm"
    zone: str | None = None
    quiet_from: int | None = None
    quiet_until: int | None = None
    dares: str = "anyone"
    board: str = "everybody"
    consent_version: int = 0
    consent_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    dm_closed: bool = False
