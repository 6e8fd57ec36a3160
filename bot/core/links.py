"""Links as people write them, found with offsets into the given text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from urllib.parse import unquote

from bot.core.disguise import readings, signs_of
from bot.core.idn import true_host
from bot.core.linkscan import Hit, scan
from bot.core.suffixes import Suffixes, decode
from bot.core.text import Folded, fold
from bot.core.view import View

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


def find_links(text: str, suffixes: Suffixes, folded: Folded | None = None) -> tuple[Link, ...]:
    """Every link in a text, in the order of the text, each on its own; disguised ones too. Never raises.

    What stands whole inside a block quote is somebody else's and left out. `folded` is `fold(text)`, where it
    is at hand.
    """
    folded = folded or fold(text)
    shown = signs_of(folded.text)
    if not shown and folded.plain:
        return ()
    plain = View.of(folded)
    quotes = _quotes(text)
    found: list[Link] = []
    for reading in (plain, *readings(plain, text, shown, suffixes)):
        for hit in scan(reading, text, suffixes, reading is plain):
            link = _link(reading, hit, text, suffixes)
            if not _within(link, quotes):
                _add(found, link)
    return tuple(found)


_QUOTE = re.compile(r"^ {0,3}>>> [\s\S]*|^ {0,3}> .*$", re.M)


def _quotes(text: str) -> list[tuple[int, int]]:
    """Lines of block quotes, line by line: a link that runs on over several was put there by the author."""
    return [match.span() for match in _QUOTE.finditer(text)] if "> " in text else []


def _within(link: Link, quotes: list[tuple[int, int]]) -> bool:
    at = bisect_right(quotes, link.start, key=lambda quote: quote[0])
    return at > 0 and link.end <= quotes[at - 1][1]


def _add(found: list[Link], link: Link) -> None:
    """Keep `found` in order and apart. Of two readings of the same place, the first stays, unless the second
    begins earlier or sees more of it."""
    first = bisect_right(found, link.start, key=lambda other: other.end)
    last = bisect_left(found, link.end, key=lambda other: other.start)
    rivals = found[first:last]
    if not any(other.domain and other.start <= link.start and not _more(link, other) for other in rivals):
        found[first:last] = [link]


def _more(link: Link, other: Link) -> bool:
    return link.start == other.start and link.host == other.host and link.end > other.end


def _link(view: View, hit: Hit, given: str, suffixes: Suffixes) -> Link:
    start, end = view.span(hit.start, hit.end)
    host = view.text[hit.host_start : hit.host_end]
    if not given.isascii():
        host = true_host(host, given[slice(*view.span(hit.host_start, hit.host_end))], suffixes.exact)
    path = view.text[hit.host_end : hit.end]
    return Link(
        start,
        end,
        given[start:end],
        decode(host),
        suffixes.registrable(decode(host)),
        unquote(path) if "%" in path else path,
    )
