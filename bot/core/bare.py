"""Guards for bare hosts: why a dotted word without scheme or "www." is taken for a link, or is not.

File names, versions, abbreviations, times, sentence joins and dotted phrases look like hosts. A path proves
more than an ending does; an ending that is a word or a file extension proves nothing.
"""

from bot.core.suffixes import Suffixes

_FIRST = ("com", "net", "org")
_BACK = ("com", "net", "org", "io", "edu", "gov")


def plausible(host: str, raw: str, path: str, suffixes: Suffixes) -> bool:
    """True if `host` (folded; `raw` as written, `path` with its port) is meant as a link."""
    labels = host.split(".")
    first, last = labels[0], labels[-1]
    if last.isdecimal():  # an IP address: versions look the same
        return len(path) > 1 and path[0] == "/" and not path[1:].isdecimal()
    if host in suffixes.names and path in {"", "/"}:
        return False
    if host in suffixes.known:
        return True
    if first in _BACK and len(labels) > 2 and last not in _FIRST:
        return False  # "com.example.app" is part of a program
    if first == "www" and len(labels) > 2:
        return True
    if len(labels) == 2 and len(first) < 4 and host in suffixes.exact:
        return False  # "co.uk" is an ending, no host
    if first.isdecimal() and len(labels) == 2 and last not in _FIRST:
        return False
    if path and path != "/":
        return True
    written = raw.rpartition(".")[2].casefold()
    if written != last and last not in suffixes.spoken and written not in suffixes.exact:
        return False  # "naïve.café" is no ".cafe"
    if last in _FIRST:
        return not _joined(raw)
    if last in suffixes.words or last in suffixes.files or last in suffixes.brands:
        return False
    if len(labels) == 2 and (first in suffixes.titles or len(first) == 1):
        return False
    if any(len(label) > 1 and label in suffixes.common for label in labels):
        return False
    return not _joined(raw)


def _joined(raw: str) -> bool:
    """True for a full stop whose blank was forgotten: "end.Then"."""
    head, _, tail = raw.rpartition(".")
    return tail.isascii() and tail.istitle() and not head.rpartition(".")[2][:1].isupper()
