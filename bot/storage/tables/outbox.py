"""Effects to carry out: committed with their cause, delivered after it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Json, Moment, RowId, Snowflake

OPEN = text("state IN ('waiting', 'claimed')")


class OutboxRow(SQLModel, table=True):
    """One effect: ids, a kind and offsets, no text.

    `state`: waiting, claimed (until `lease_until`), sent, failed, expired, cancelled, inbox (waits for the
    member's next command), read. `key` names what may exist once only. `way` is the next rung:
    dm, here, channel, inbox.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_due", "not_before", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("outbox_key", "key", unique=True),
        Index("outbox_member", "guild", "member", "state"),
        Index("outbox_challenge", "challenge"),
    )
    id: int | None = Field(default=None, sa_column=Column(RowId, primary_key=True))
    kind: str
    guild: int = Field(sa_column=Column(Snowflake, nullable=False))
    member: int | None = Field(default=None, sa_column=Column(Snowflake))
    channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    challenge: int | None = Field(default=None, sa_column=Column(RowId))
    key: str | None = None
    way: str
    args: dict[str, Any] = Field(sa_column=Column(Json, nullable=False))
    edits: int | None = Field(default=None, sa_column=Column(Snowflake))
    not_before: datetime = Field(sa_column=Column(Moment, nullable=False))
    not_after: datetime = Field(sa_column=Column(Moment, nullable=False))
    state: str = "waiting"
    attempts: int = 0
    doubtful: bool = False
    lease_until: datetime | None = Field(default=None, sa_column=Column(Moment))
    sent_channel: int | None = Field(default=None, sa_column=Column(Snowflake))
    sent_message: int | None = Field(default=None, sa_column=Column(Snowflake))
    made_at: datetime = Field(sa_column=Column(Moment, nullable=False))
