"""How to judge one member in one server: built from rows once, kept until something changes."""

from bot.core.finding import RULE_NAMES
from bot.core.policy import Exemption, Policy, Preset
from bot.storage import exceptions, sites
from bot.storage.database import Database
from bot.storage.exceptions import Allowed


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
        async with self._database.read() as connection:
            declared = await sites.of(connection, guild, member)
            allowed = await exceptions.of(connection, guild)
        return Policy(
            preset=preset,
            sites=frozenset(site.value for site in declared if site.kind == "domain"),
            products=tuple(site.value for site in declared if site.kind == "name"),
            exemptions=tuple(exemption(one) for one in allowed),
        )


def exemption(allowed: Allowed) -> Exemption:
    """An exception as the judge takes it."""
    return Exemption(
        rule=next((name for name in RULE_NAMES if name == allowed.rule), None),
        phrase=allowed.value if allowed.kind == "phrase" else "",
        domain=allowed.value if allowed.kind == "domain" else "",
        channel=allowed.scope_id if allowed.scope == "channel" else 0,
        member=allowed.scope_id if allowed.scope == "member" else 0,
    )
