"""Links as people write them, found with offsets into the given text."""

import re
from dataclasses import dataclass

from bot.core.disguise import readings
from bot.core.linkscan import Hit, scan
from bot.core.suffixes import Suffixes, decode
from bot.core.text import fold
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


_SIGNS = (".", "/", "dot", "com", "\\", "%", "&", "www", "d0t", "punkt", "punto", "ponto", "point", "gg", "net", "org", "o t", "ahr0c", "uggc")


def find_links(text: str, suffixes: Suffixes) -> tuple[Link, ...]:
    """Every link in a text, in the order of the text, each on its own; disguised ones too. Never raises.

    What stands whole inside a block quote is somebody else's and left out.
    """
    folded = fold(text)
    low = folded.text
    if not any(sign in low for sign in _SIGNS) and text.isascii():
        return ()
    plain = View.of(folded)
    quotes = _quotes(text)
    found: list[Link] = []
    for reading in (plain, *readings(plain, text, suffixes)):
        for hit in scan(reading, text, suffixes, reading is plain):
            link = _link(reading, hit, text, suffixes)
            if not any(start <= link.start and link.end <= end for start, end in quotes):
                _add(found, link)
    return tuple(sorted(found, key=lambda link: link.start))


_QUOTE = re.compile(r"^ {0,3}>>> [\s\S]*|^ {0,3}> .*$", re.M)


def _quotes(text: str) -> list[tuple[int, int]]:
    """Lines of block quotes, line by line: a link that runs on over several was put there by the author."""
    return [match.span() for match in _QUOTE.finditer(text)] if "> " in text else []


def _add(found: list[Link], link: Link) -> None:
    """Of two readings of the same place, keep the first, unless the second begins earlier or sees more of it."""
    rivals = [other for other in found if other.start < link.end and link.start < other.end]
    if any(other.domain and other.start <= link.start and not _more(link, other) for other in rivals):
        return
    found[:] = [other for other in found if other not in rivals]
    found.append(link)


def _more(link: Link, other: Link) -> bool:
    return link.start == other.start and link.host == other.host and link.end > other.end


def _link(view: View, hit: Hit, given: str, suffixes: Suffixes) -> Link:
    start, end = view.span(hit.start, hit.end)
    host = decode(view.text[hit.host_start : hit.host_end])
    return Link(start, end, given[start:end], host, suffixes.registrable(host), view.text[hit.host_end : hit.end])
