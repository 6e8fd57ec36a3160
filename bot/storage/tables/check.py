"""How a database knows the secret that it was sealed with."""

from sqlalchemy import Column
from sqlmodel import Field, SQLModel

from bot.storage.seal import Sealed


class SealCheckRow(SQLModel, table=True):
    """One row: a word that only the right secret opens."""

    __tablename__ = "seal_check"
    id: int = Field(default=1, primary_key=True)
    word: str = Field(sa_column=Column(Sealed, nullable=False))
