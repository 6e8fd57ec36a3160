"""How to judge one member in one server: built from rows once, kept until something changes."""

from bot.core.policy import Policy, Preset
from bot.storage.database import Database


class Policies:
    """A small memory of policies."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: dict[tuple[int, int, Preset], Policy] = {}

    async def of(self, guild: int, member: int, preset: Preset) -> Policy:
        """The policy for a member's posts in a server."""
        kept = self._kept.get((guild, member, preset))
        if kept is None:
            kept = self._kept[guild, member, preset] = await self._read(guild, member, preset)
        return kept

    def changed(self, guild: int, member: int | None = None) -> None:
        """Something was declared or allowed: read again."""
        for key in [key for key in self._kept if key[0] == guild and member in (None, key[1])]:
            del self._kept[key]

    def forget(self, member: int) -> None:
        """Somebody asked to be forgotten."""
        for key in [key for key in self._kept if key[1] == member]:
            del self._kept[key]

    async def _read(self, guild: int, member: int, preset: Preset) -> Policy:
        return Policy(preset=preset)
