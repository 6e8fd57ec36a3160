"""How our column types are written in a revision: as what they are at rest, without our code."""

from typing import Any, Literal

from sqlalchemy import JSON
from sqlmodel import AutoString

from bot.storage.columns import Moment
from bot.storage.seal import Sealed

_PLAIN: dict[type, str] = {
    Moment: "sa.BigInteger()",
    Sealed: "sa.LargeBinary()",
    AutoString: "sa.String()",
    JSON: 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")',
}


def render_item(kind: str, item: Any, context: Any) -> str | Literal[False]:
    """The text of a column's type, or False where Alembic's own is right."""
    return _PLAIN.get(type(item), False) if kind == "type" else False
