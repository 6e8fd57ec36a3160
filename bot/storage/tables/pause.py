"""What Discord asked us to stop for a while."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from bot.storage.columns import Moment


class PauseRow(SQLModel, table=True):
    """A pause of one way of sending, for everybody; `times` in a row, which is how long it lasts."""

    __tablename__ = "pause"
    way: str = Field(primary_key=True)
    until: datetime = Field(sa_column=Column(Moment, nullable=False))
    times: int = 0
    reason: str = ""
