"""Links as people write them, found with offsets into the given text."""

from dataclasses import dataclass


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
