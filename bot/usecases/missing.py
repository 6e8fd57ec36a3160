"""What was deleted while the bot was away: told by comparing what stands with what was heard."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.storage import heard
from bot.storage.database import Database
from bot.usecases.deleted import Deleted


@dataclass(frozen=True, slots=True)
class Missing:
    """Treat as deleted what was judged in an open half hour and does not stand any more."""

    database: Database
    deleted: Deleted

    async def __call__(
        self, *, guild: int, channel: int, read: Collection[int], since: datetime, until: datetime
    ) -> int:
        """`read` is all that stands in the channel between two moments; returns how many are gone."""
        async with self.database.read() as connection:
            known = await heard.standing(connection, guild, channel, since, until)
        gone = sorted(known.difference(read))
        if gone:
            await self.deleted(guild=guild, channel=channel, messages=gone)
        return len(gone)
