"""Measure folding and links: peers' suites, disguises, the suffix list, look-alike letters, links in chat.

Each function takes the rows of a data set and gives a `Measure`. Where a peer means something else by "link"
than we do, `DIFFERENCES` says so, by kind and with the reason (docs/decisions/what-a-link-is.md), never row
by row; such rows are counted apart.
"""

import ipaddress
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.core.links import find_links
from bot.core.suffixes import Suffixes
from bot.core.text import fold

Row = Mapping[str, Any]


@dataclass
class Measure:
    """Counts over one set; `right` of `total` rows, and the four cells where the question is yes or no."""

    name: str
    right: int = 0
    total: int = 0
    hits: int = 0
    false: int = 0
    missed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, object, object]] = field(default_factory=list)

    def note(self, text: str, want: object, got: object) -> None:
        """Count one row."""
        self.total += 1
        self.right += want == got
        self.hits += bool(want) and bool(got)
        self.false += not want and bool(got)
        self.missed += bool(want) and not got
        if want != got:
            self.failures.append((text, want, got))

    @property
    def accuracy(self) -> float:
        """Share of the rows that are right, 0 to 1."""
        return self.right / self.total if self.total else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is there, 0 to 1."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, 0 to 1."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    def line(self) -> str:
        """One line for people."""
        apart = sum(self.left_out.values())
        return (
            f"{self.name:<28} right {100 * self.accuracy:5.1f} %   present P {100 * self.precision:5.1f} "
            f"R {100 * self.recall:5.1f}   rows {self.total}" + (f" ({apart} apart)" if apart else "")
        )


_ADDRESS = re.compile(r"(?!\w+://)[^/]*@", re.I)
_IP = re.compile(
    r"(?:0x[0-9a-f]+|\d+)(?:(?:\.|%2e)(?:0x[0-9a-f]+|\d+)){3}$|\[?[0-9a-f:]*:[0-9a-f:]*\]?(?::\d+)?$", re.I
)
_NO_AUTHORITY = re.compile(r"[a-z][a-z0-9+\-]*:(?!//)", re.I)
_UNLISTED = re.compile(r"(?!\w+://)(?:[\w\-]+\.)+(?:example|i2p|local|invalid|test|and)$", re.I)

_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


def _unpaired(url: str) -> bool:
    return any(url.count(left) != url.count(right) for left, right in ("()", "[]", "{}"))


def _no_address(url: str) -> bool:
    inside = re.search(r"://\[([^\]]*)\]", url)
    if inside is None:
        return False
    try:
        ipaddress.IPv6Address(inside[1])
    except ValueError:
        return True
    return "://" in url[inside.end() :]


PARTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("an e-mail address leads to a person, not to a page", lambda url: bool(_ADDRESS.match(url))),
    ("an IP address without a scheme looks like a version", lambda url: bool(_IP.match(url))),
    ("a scheme without a host leads to no site", lambda url: bool(_NO_AUTHORITY.match(url))),
    ("an ending that nobody can register", lambda url: bool(_UNLISTED.match(url))),
    ("//localhost leads to one's own machine", lambda url: url == "//localhost"),
)
"""What a peer expects and we do not call a link: left out of what is expected of us."""

ROWS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    (
        "Discord links http:// and one word, this suite does not",
        lambda row: not row["expected_urls"] and bool(re.search(r"https?://[a-z\-]+$", row["text"])),
    ),
    (
        "this suite's strict mode asks for a scheme",
        lambda row: (
            row["suite"].startswith("xurls/")
            and not row["expected_urls"]
            and bool(re.match(r"[\w.\-]+\.[a-z]+(?::\d+)?(?:/|$)", row["text"]))
        ),
    ),
    (
        "this suite knows http and https only",
        lambda row: row["suite"].startswith("twitter") and bool(re.match(r"(?!http)\w+://", row["text"])),
    ),
    (
        "a mark stuck to the front does not unmake a link",
        lambda row: not row["expected_urls"] and bool(re.search(r"[@#$^]https?://\w", row["text"])),
    ),
    (
        "a misspelt scheme hides nothing from a reader",
        lambda row: (
            not row["expected_urls"] and bool(re.search(r"\b(?!https?:)h[tp]{2,4}s?://", row["text"]))
        ),
    ),
    (
        "words stuck to the end with a hyphen do not unmake a link",
        lambda row: not row["expected_urls"] and bool(re.search(r"://\w+\.[a-z]+-[a-z]", row["text"])),
    ),
    (
        "nothing but marks after http:// leads nowhere",
        lambda row: any(re.search(r"://\W*$", url) for url in row["expected_urls"]),
    ),
    (
        "a path may begin in letters that are written without blanks, this suite's may not",
        lambda row: (
            row["suite"].startswith("twitter") and bool(re.search(rf"://[\w.]+/{_CJK}", row["text"], re.A))
        ),
    ),
    (
        "brackets without a partner end a link where the whole stands in brackets or quotation marks",
        lambda row: "enclosure" in row["suite"] and any(_unpaired(url) for url in row["expected_urls"]),
    ),
    (
        "what stands in the brackets is no IPv6 address",
        lambda row: any(_no_address(url) for url in row["expected_urls"]),
    ),
    (
        "a control character shows nothing and so ends nothing",
        lambda row: bool(re.search(r"[\x00-\x08]", row["text"])),
    ),
    (
        "a bare host of one letter looks like an abbreviation",
        lambda row: any(re.fullmatch(r"(?!t\.)\w\.[a-z]+", url) for url in row["expected_urls"]),
    ),
)
"""Rows in which a peer means something else as a whole: counted apart."""

DIFFERENCES = tuple(name for name, _ in (*PARTS, *ROWS))


def peers(rows: Iterable[Row], suffixes: Suffixes) -> list[Measure]:
    """One measure for each peer's suite: the same links, as text, in whatever order."""
    found: dict[str, Measure] = {}
    for row in rows:
        measure = found.setdefault(row["suite"].split("/")[0], Measure(row["suite"].split("/")[0]))
        reason = next((name for name, test in ROWS if test(row)), "")
        want = [
            re.sub(r"(?:\.|%2e)$", "", url)  # a full stop ends the sentence, not the link
            for url in row["expected_urls"]
            if not any(test(url) for _, test in PARTS)
        ]
        if not reason and len(want) < len(row["expected_urls"]) and not want:
            url = row["expected_urls"][0]
            reason = next(name for name, test in PARTS if test(url))
        if reason:
            measure.left_out[reason] += 1
            continue
        got = [link.text for link in find_links(row["text"], suffixes)]
        if "first" in row.get("note", ""):
            want, got = want[:1], got[:1]
        measure.note(row["text"], sorted(set(want)), sorted(set(got)))
    return list(found.values())


def disguises(rows: Iterable[Row], suffixes: Suffixes) -> list[Measure]:
    """One measure for all disguised links, one for their look-alikes, then one for each transform."""
    hidden, alike = Measure("disguised links"), Measure("look-alikes")
    kinds: dict[str, Measure] = {}
    for row in rows:
        if "link" not in row["labels"] and "no_link" not in row["labels"]:
            continue
        want, got = "link" in row["labels"], bool(find_links(row["text"], suffixes))
        kind = kinds.setdefault(row["transform"], Measure(row["transform"]))
        for measure in (hidden if want else alike, kind):
            measure.note(row["text"], want, got)
    return [hidden, alike, *kinds.values()]


def registrable(rows: Iterable[Row], suffixes: Suffixes) -> Measure:
    """Hosts and their registrable domains."""
    measure = Measure("registrable domains")
    for row in rows:
        measure.note(row["text"], row["registrable_domain"] or "", suffixes.registrable(row["text"]))
    return measure


def lookalikes(rows: Iterable[Row]) -> Measure:
    """Characters and the ASCII they look like; upper and lower case count as one."""
    measure = Measure("look-alike characters")
    for row in rows:
        measure.note(row["text"], row["ascii"].casefold(), fold(row["text"]).text)
    return measure


def present(name: str, rows: Iterable[Row], suffixes: Suffixes, labels: Sequence[str]) -> Measure:
    """Whether a message holds a link at all; `labels` are those that say it does."""
    measure = Measure(name)
    for row in rows:
        want = not set(labels).isdisjoint(row["labels"])
        measure.note(row["text"], want, bool(find_links(row["text"], suffixes)))
    return measure
