"""Verbs about people."""

from sandbox.control.base import Base, Name
from sandbox.json_types import Json


class PeopleVerbs(Base):
    """Who is where, and what they let through."""

    async def close_dms(self, user: Name, closed: bool = True) -> Json:
        """Whether the user takes direct messages from the bot and from strangers."""
        someone = self.realm.world.named_user(user)
        someone.dms_closed = closed
        return {"id": str(someone.id), "dms_closed": closed}
