"""Hosts: lists of hosts and paths, matched on label boundaries, and the families a link belongs to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.core.links import Link
from bot.core.suffixes import decode
from bot.core.text import fold

SHARED = ("invite", "storefront", "link_in_bio", "profile")
"""Families of hosts where each page, or each host below, is somebody's own."""


def listed(link: Link, entries: frozenset[str]) -> str:
    """The entry that a link falls under, the longest first; "" if none.

    An entry is a host or a registrable domain ("example.org": it and everything below it), or either with
    a path prefix ("example.org/wiki": that page and everything below it).
    """
    return next((each for each in _above(link.host, link.path) if each in entries), "") if entries else ""


def _above(host: str, path: str) -> Iterator[str]:
    """Every entry that would cover a link, the longest first; "example.org/@" covers its pages of people."""
    steps = _steps(path)[:8]
    labels = host.split(".")
    for start in range(len(labels)):
        base = ".".join(labels[start:])
        for size in range(len(steps), -1, -1):
            yield "/".join((base, *steps[:size]))
            if size == 1 and steps[0].startswith("@"):
                yield f"{base}/@"


def _steps(path: str) -> list[str]:
    return [step for step in path.partition("?")[0].partition("#")[0].split("/")[1:] if step]


def entry(written: str) -> str:
    """A list's entry from what a person typed: "https://www.Example.org/Wiki/" -> "example.org/wiki"."""
    bare = written.strip().lower().rpartition("://")[2]
    host, _, path = bare.partition("/")
    host = decode(host.rpartition("@")[2].partition(":")[0].strip(".")).removeprefix("www.")
    path = path.partition("?")[0].partition("#")[0].strip("/")
    return f"{host}/{path}" if path else host


@dataclass(frozen=True, slots=True)
class Hosts:
    """Families of hosts ("invite", "shortener", "storefront", "link_in_bio", "neutral") and of parameters.

    `families` maps a family to its entries (see `listed`); `parameters` a family ("referral", "tracking")
    to names of query parameters. Built by `read_hosts`.
    """

    families: Mapping[str, frozenset[str]]
    parameters: Mapping[str, frozenset[str]]
    _index: Mapping[str, frozenset[str]] = field(repr=False)
    _shared: frozenset[str] = field(repr=False)

    @property
    def bare(self) -> frozenset[str]:
        """Every listed host that stands without a path: enough of a link when it is named alone."""
        return frozenset(each for each in self._index if "/" not in each)

    def families_of(self, link: Link) -> tuple[str, ...]:
        """The families a link belongs to, sorted by name."""
        found: set[str] = set()
        # "dıscord.gg" belongs where "discord.gg" does.
        for host in {link.host, link.host if link.host.isascii() else fold(link.host).text}:
            for each in _above(host, link.path):
                known = self._index.get(each, frozenset())
                # "photos.app.goo.gl" says where it leads, though "goo.gl" does not.
                found |= known - {"shortener"} if "neutral" in found else known
        if "?" in link.path:
            query = link.path.partition("?")[2].partition("#")[0].replace(";", "&")
            names = {pair.partition("=")[0] for pair in query.split("&")}
            found |= {name for name, known in self.parameters.items() if names & known}
        return tuple(sorted(found))

    def own(self, link: Link) -> str:
        """What of a link can be somebody's own, as an entry: a domain, or a page on a shared host.

        "" where nothing can be: on neutral hosts, behind shorteners, on an IP address.
        """
        shared = listed(link, self._shared)
        if not shared:
            common = {"neutral", "shortener"}.intersection(self.families_of(link))
            return "" if common else link.domain
        host = link.host.removeprefix("www.")
        if host != shared.partition("/")[0]:
            return host
        known = len(_steps(shared)) - shared.endswith("/@")
        steps = _steps(link.path)[: known + 1]
        return "/".join((host, *steps)) if len(steps) > known else ""


def read_hosts(lists: Mapping[str, Iterable[str]], parameters: Mapping[str, Iterable[str]]) -> Hosts:
    """Build from reviewed lists: family -> entries as people write them."""
    families = {name: frozenset(map(entry, entries)) for name, entries in lists.items()}
    every = frozenset[str]().union(*families.values())
    index = {each: frozenset(name for name, known in families.items() if each in known) for each in every}
    shared = frozenset[str]().union(*(families.get(name, ()) for name in SHARED))
    return Hosts(families, {name: frozenset(names) for name, names in parameters.items()}, index, shared)
