"""Half hours, their slips, and the questions that participants left open."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Json, Moment, RowId, Snowflake

RUNNING = text("state = 'active'")
OPEN_BOOKS = text("settled_at IS NULL")


class ChallengeRow(SQLModel, table=True):
    """One half hour; a member has at most one that is active, in all servers together.

    `nudges` counts what was spent of the budget; `halfway_at`, `quiet_at` and `settles_at` are due moments.
    """

    __tablename__ = "challenge"
    __table_args__ = (
        Index("challenge_one_active", "member", unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("challenge_ends", "ends_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("challenge_halfway", "halfway_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("challenge_quiet", "quiet_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("challenge_settles", "settles_at", sqlite_where=OPEN_BOOKS, postgresql_where=OPEN_BOOKS),
        Index("challenge_member", "guild", "member", "starts_at"),
    )
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    round: int | None = Field(default=None, sa_column=Column(RowId))
    preset: str
    state: str
    starts_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ends_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    settles_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    settled_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    slips: int = 0
    posts: int = 0
    nudges: int = 0
    halfway_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    quiet_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    day: str = ""
    watched: list[Any] = Field(sa_column=Column(Json, nullable=False))
    shadow: bool = False
    spared: list[Any] = Field(sa_column=Column(Json, nullable=False))


class HeardRow(SQLModel, table=True):
    """Where a judged message of an open half hour stands; gone once that is settled."""

    __tablename__ = "heard"
    __table_args__ = (
        Index("heard_channel", "guild", "channel", "message"),
        Index("heard_challenge", "challenge"),
    )
    message: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    challenge: int = Field(sa_column=Column(RowId, nullable=False))


class SlipRow(SQLModel, table=True):
    """Noise in one message of a half hour: ids, rule names and offsets, never words.

    `state`: open (not told yet), told (its grace runs until `grace_until`), counted, repaired, lifted (an
    appeal was accepted), or closed (the books were closed before it counted). `rules` holds what the nudge
    needs, and of politics nothing at all.
    """

    __tablename__ = "slip"
    __table_args__ = (
        Index("slip_message", "guild", "message"),
        Index("slip_challenge", "challenge"),
        Index(
            "slip_grace",
            "grace_until",
            sqlite_where=text("state = 'told'"),
            postgresql_where=text("state = 'told'"),
        ),
        Index("slip_nudge", "nudge"),
    )
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    challenge: int = Field(
        sa_column=Column(RowId, ForeignKey("challenge.id", ondelete="CASCADE"), nullable=False)
    )
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    message: int = Field(sa_column=Column(Snowflake, nullable=False))
    revision: int = Field(sa_column=Column(Snowflake, nullable=False))
    state: str
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
    at_stake: int = 0
    rules: list[Any] = Field(sa_column=Column(Json, nullable=False))
    nudge: int | None = Field(default=None, sa_column=Column(RowId))
    told_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    grace_until: datetime | None = Field(default=None, sa_column=Column(Moment))


class QuestionRow(SQLModel, table=True):
    """A participant's question that nobody has answered yet; gone when answered, or after 24 hours."""

    __tablename__ = "question"
    __table_args__ = (Index("question_guild", "guild", "at"), Index("question_at", "at"))
    message: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int = Field(sa_column=Column(Snowflake, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))
