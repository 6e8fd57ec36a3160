"""Links as people write them, found with offsets into the given text."""

from dataclasses import dataclass

from bot.core.disguise import HINT, views
from bot.core.linkscan import Hit, scan
from bot.core.suffixes import Suffixes, decode
from bot.core.text import fold
from bot.core.view import View, view_of

__all__ = ["Link", "Suffixes", "find_links"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link: `part[start:end] == text` as written; `host` canonical (lower case, punycode decoded);
    `domain` its registrable domain ("" where there is none, as for an IP); `path` canonical, "" when bare."""

    start: int
    end: int
    text: str
    host: str
    domain: str
    path: str = ""
    part: str = "text"


def find_links(text: str, suffixes: Suffixes) -> tuple[Link, ...]:
    """Every link in a text, in the order of the text, each on its own; disguised ones too. Never raises."""
    if text.isascii() and not HINT.search(text):
        return ()
    plain = view_of(fold(text))
    found: list[Link] = []
    for view in (plain, *views(plain, text)):
        for hit in scan(view, text, suffixes):
            _add(found, _link(view, hit, text, suffixes))
    return tuple(sorted(found, key=lambda link: link.start))


def _add(found: list[Link], link: Link) -> None:
    """Keep the longer one where two readings of the same place overlap."""
    rivals = [other for other in found if other.start < link.end and link.start < other.end]
    if any(other.end - other.start >= link.end - link.start for other in rivals):
        return
    found[:] = [other for other in found if other not in rivals]
    found.append(link)


def _link(view: View, hit: Hit, given: str, suffixes: Suffixes) -> Link:
    start, end = view.span(hit.start, hit.end)
    host = decode(view.text[hit.host_start : hit.host_end])
    return Link(start, end, given[start:end], host, suffixes.registrable(host), view.text[hit.host_end : hit.end])
