"""A member's own sites and product names: declared by themselves, at most twenty."""

import re
from dataclasses import dataclass

from bot.core.knowledge import Knowledge
from bot.core.links import find_links
from bot.core.refusal import Refused, refused
from bot.ports import Clock
from bot.storage import sites
from bot.storage.database import Database
from bot.usecases.policies import Policies

MOST = 20
LONGEST = 80
_WORDS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sites:
    """What a member declared, as they typed it."""

    domains: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadSites:
    """Read them."""

    database: Database

    async def __call__(self, *, guild: int, member: int) -> Sites:
        """A member's own list in a server."""
        async with self.database.read() as connection:
            return _sorted(await sites.of(connection, guild, member))


@dataclass(frozen=True, slots=True)
class AddSite:
    """Declare one."""

    database: Database
    policies: Policies
    knowledge: Knowledge
    clock: Clock

    async def __call__(self, *, guild: int, member: int, value: str) -> Sites | Refused:
        """A domain (or a page of one) if it reads as a link, else a product's name."""
        typed = " ".join(value.split())
        if not typed or len(typed) > LONGEST or not _WORDS.search(typed):
            return refused("sites.not_a_site")
        kind, kept = self._read(typed)
        async with self.database.write() as connection:
            declared = await sites.of(connection, guild, member)
            if any(site.kind == kind and site.value.casefold() == kept.casefold() for site in declared):
                return refused("sites.already")
            if len(declared) >= MOST:
                return refused("sites.too_many", most=MOST)
            await sites.add(connection, guild, member, kind, kept, self.clock.now())
            declared = await sites.of(connection, guild, member)
        self.policies.changed(guild, member)
        return _sorted(declared)

    def _read(self, typed: str) -> tuple[str, str]:
        links = find_links(typed, self.knowledge.suffixes)
        if len(links) == 1 and links[0].domain and " " not in typed:
            link = links[0]
            return "domain", f"{link.host}/{link.path.strip('/')}" if link.path.strip("/") else link.host
        return "name", typed


@dataclass(frozen=True, slots=True)
class RemoveSite:
    """Take one back."""

    database: Database
    policies: Policies

    async def __call__(self, *, guild: int, member: int, value: str) -> Sites | Refused:
        """`value` as it was declared, upper or lower case."""
        wanted = " ".join(value.split()).casefold()
        async with self.database.write() as connection:
            declared = await sites.of(connection, guild, member)
            chosen = [site for site in declared if site.value.casefold() == wanted]
            if not chosen:
                return refused("sites.unknown")
            for site in chosen:
                await sites.remove(connection, guild, member, site.id)
            declared = await sites.of(connection, guild, member)
        self.policies.changed(guild, member)
        return _sorted(declared)


def _sorted(declared: list[sites.Site]) -> Sites:
    return Sites(
        tuple(sorted(site.value for site in declared if site.kind == "domain")),
        tuple(sorted(site.value for site in declared if site.kind == "name")),
    )
