"""Roles of the week: which role stands for what, and who has it."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, Snowflake


class RewardRow(SQLModel, table=True):
    """A role that a server gives each week; `kind` is top, curious or quiet.

    `trouble` is a stable key while it cannot be given, "" while it can: what moderators were told once.
    """

    __tablename__ = "reward"
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    role: int = Field(sa_column=Column(Snowflake, nullable=False))
    trouble: str = ""


class RewardWeekRow(SQLModel, table=True):
    """A server that gives roles: the last week it was decided for, and when the next decision is due."""

    __tablename__ = "reward_week"
    __table_args__ = (Index("reward_week_due", "due_at"),)
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    week: str
    due_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class RewardHeldRow(SQLModel, table=True):
    """Somebody was given a role for a week: `state` is due, given, refused or over."""

    __tablename__ = "reward_held"
    __table_args__ = (Index("reward_held_member", "member"),)
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    kind: str = Field(primary_key=True)
    week: str = Field(primary_key=True)
    member: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    role: int = Field(sa_column=Column(Snowflake, nullable=False))
    state: str
