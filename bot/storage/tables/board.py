"""The boards of each server, and where their posts stand."""

from datetime import datetime

from sqlalchemy import Column, Index, SmallInteger, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment, RowId, Snowflake


class ScheduleRow(SQLModel, table=True):
    """When a board is posted, and how: a cadence in the server's zone; `posted` is the last slot's key.

    `channel` is None for boards that follow the server's leaderboard channel. `trouble` is a stable key while
    posting does not work, "" while it does: what moderators were told once.
    """

    __tablename__ = "schedule"
    __table_args__ = (Index("schedule_due", "due_at"), Index("schedule_board", "guild", "board", unique=True))
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
    channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    kinds: str
    numbers: bool = True
    look: str = "evening"
    trouble: str = ""


class BoardPostRow(SQLModel, table=True):
    """The one post of a board for a period, from the moment it is due; how it looks stays what it was then.

    `message` is None until it stands. `before` is the key of the period before, which "improved" looks at.
    `mark` says what it shows, `stale` that this may have changed, `effect` is the outbox row that last
    carried it.
    """

    __tablename__ = "board_post"
    __table_args__ = (
        Index("board_post_period", "guild", "period"),
        Index("board_post_before", "guild", "before"),
        Index("board_post_stale", "guild", sqlite_where=text("stale"), postgresql_where=text("stale")),
    )
    guild: int = Field(sa_column=Column(Snowflake, primary_key=True, autoincrement=False))
    board: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    every: str
    before: str
    first: str
    last: str
    kinds: str
    numbers: bool
    look: str
    due_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    late: bool = False
    missed: int = Field(default=0, sa_column=Column(SmallInteger, nullable=False))
    channel: int = Field(sa_column=Column(Snowflake, nullable=False))
    message: int | None = Field(default=None, sa_column=Column(Snowflake))
    mark: int = Field(default=0, sa_column=Column(Snowflake, nullable=False))
    stale: bool = False
    effect: int | None = Field(default=None, sa_column=Column(RowId))
