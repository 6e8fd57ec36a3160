"""Public suffixes: which endings exist, where a registrable domain begins, which endings need more proof."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import idna

from bot.core.text import fold


@dataclass(frozen=True, slots=True, repr=False)
class Suffixes:
    """The public suffix list, read; built by `read_suffixes`. Labels are lower case with punycode decoded.

    `tops` are the endings that exist at all, by their fold; `dated` says of which day the list is
    ("2026-10-22", or "" where it does not say). `known` are hosts that need no other proof, such as "t.me".
    The other fields are the guards of data/links/guards.toml, described there.
    """

    exact: frozenset[str]
    wild: frozenset[str]
    exceptions: frozenset[str]
    tops: frozenset[str]
    dated: str = ""
    words: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    brands: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    dotty: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    mail: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Suffixes: {len(self.exact)} rules, {len(self.tops)} endings>"

    def registrable(self, host: str) -> str:
        """The registrable domain of a host, spelled as the host is; "" where it has none."""
        labels = host.lower().split(".")
        if "" in labels or labels[-1].isdecimal() or host.startswith("["):  # an IP address has none
            return ""
        plain = decode(".".join(labels)).split(".")
        size = 1  # an unlisted ending is taken for a suffix of one label
        for start in range(len(plain)):
            tail = ".".join(plain[start:])
            if tail in self.exceptions:
                size = len(plain) - start - 1
                break
            if tail in self.exact:
                size = max(size, len(plain) - start)
            if start and tail in self.wild:
                size = max(size, len(plain) - start + 1)
        return ".".join(labels[-size - 1 :]) if len(labels) > size else ""


def decode(host: str) -> str:
    """A host with its punycode labels decoded; a label that cannot be decoded stays as it is."""
    if "xn--" not in host:
        return host
    return ".".join(_decode_label(label) for label in host.split("."))


@lru_cache(maxsize=1024)
def _decode_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return idna.ulabel(label)
    except (idna.IDNAError, UnicodeError):
        return label


def read_suffixes(listed: str, guards: Mapping[str, str], known: Iterable[str] = ()) -> Suffixes:
    """Read the text of a public suffix list; `guards` maps each guard's name to its words, blank apart."""
    exact, wild, exceptions = set(), set(), set()
    icann = set()
    real = True
    for line in listed.splitlines():
        if line.startswith("//"):
            real = real and "===END ICANN DOMAINS===" not in line
            continue
        rule = line.split()[0].lower() if line.strip() else ""
        if rule.startswith("!"):
            exceptions.add(rule[1:])
        elif rule.startswith("*."):
            wild.add(rule[2:])
        elif rule:
            exact.add(rule)
        if rule and real:
            icann.add(rule.rpartition(".")[2])
    dated = re.search(r"VERSION: (\d{4}-\d\d-\d\d)", listed)
    return Suffixes(
        frozenset(exact),
        frozenset(wild),
        frozenset(exceptions),
        frozenset(fold(top).text for top in icann),
        dated[1] if dated else "",
        known=frozenset(known),
        **{name: frozenset(words.split()) for name, words in guards.items()},
    )
