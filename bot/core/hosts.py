"""Hosts: lists of hosts and paths, matched on label boundaries, and the families a link belongs to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.core.links import Link
from bot.core.suffixes import decode
from bot.core.text import fold


def listed(link: Link, entries: frozenset[str]) -> str:
    """The entry that a link falls under, the longest first; "" if none.

    An entry is a host or a registrable domain ("example.org": it and everything below it), or either with
    a path prefix ("example.org/wiki": that page and everything below it).
    """
    if not entries:
        return ""
    steps = [step for step in link.path.partition("?")[0].partition("#")[0].split("/")[1:] if step]
    labels = link.host.split(".")
    for start in range(len(labels)):
        host = ".".join(labels[start:])
        for size in range(len(steps), -1, -1):
            entry = "/".join((host, *steps[:size]))
            if entry in entries:
                return entry
    return ""


def entry(written: str) -> str:
    """A list's entry from what a person typed: "https://www.Example.org/Wiki/" -> "example.org/wiki"."""
    host, _, path = (
        written.strip().lower().partition("://")[2].partition("/")
        if "://" in written
        else (written.strip().lower().partition("/"))
    )
    host = decode(host.rpartition("@")[2].partition(":")[0].strip(".")).removeprefix("www.")
    path = path.partition("?")[0].partition("#")[0].strip("/")
    return f"{host}/{path}" if path else host


@dataclass(frozen=True, slots=True)
class Hosts:
    """Families of hosts ("invite", "shortener", "storefront", "link_in_bio", "neutral") and of parameters.

    `families` maps a family to its entries (see `listed`); `parameters` a family ("referral", "tracking")
    to names of query parameters.
    """

    families: Mapping[str, frozenset[str]]
    parameters: Mapping[str, frozenset[str]]

    @property
    def bare(self) -> frozenset[str]:
        """Every listed host that stands without a path: enough of a link when it is named alone."""
        return frozenset(e for entries in self.families.values() for e in entries if "/" not in e)

    def families_of(self, link: Link) -> tuple[str, ...]:
        """The families a link belongs to, sorted by name."""
        drawn = fold(link.host).text  # "dıscord.gg" belongs where "discord.gg" does
        other = replace(link, host=drawn)
        found = {
            name
            for name, entries in self.families.items()
            if listed(link, entries) or (drawn != link.host and listed(other, entries))
        }
        names = set(_parameters(link.path))
        found |= {name for name, known in self.parameters.items() if names & known}
        return tuple(sorted(found))


def _parameters(path: str) -> Iterable[str]:
    query = path.partition("?")[2].partition("#")[0]
    return (pair.partition("=")[0] for pair in query.replace(";", "&").split("&"))


def read_hosts(lists: Mapping[str, Iterable[str]], parameters: Mapping[str, Iterable[str]]) -> Hosts:
    """Build from reviewed lists: family -> entries as people write them."""
    return Hosts(
        {name: frozenset(map(entry, entries)) for name, entries in lists.items()},
        {name: frozenset(names) for name, names in parameters.items()},
    )
