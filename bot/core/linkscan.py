"""Find links in folded text: where a host stands, where its path ends, and why a dotted word is none.

One pass from left to right over the places where a host can be ("//", or a full stop before a letter or
digit). Every step moves on, so the cost is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.bare import plausible
from bot.core.suffixes import Suffixes, decode
from bot.core.view import View

_PLACE = re.compile(r"//|\.(?=\w)")
_SCHEME = re.compile(r"[a-z][a-z0-9+\-]*$")
_AUTHORITY = re.compile(r"[^\s/?#<>\"|\\`()\[\]{}]*")
_RUN = re.compile(r"[\w\-]+(?:\.[\w\-]+)*")
_ANY_HOST = re.compile(r"[^\s/?#:@<>\"'()\[\]{}|\\^`,;!$&*+=~%]+")
_IPV6 = re.compile(r"\[[0-9a-f:.]*:[0-9a-f:.]*\]")
_PORT = re.compile(r":\d{1,5}(?!\d)")
_CJK_CHAR = r"[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_CJK = re.compile(_CJK_CHAR)
_EDGES = r"\s<>\"`、。「」()\[\]{}|"
_EDGE = re.compile(rf"[{_EDGES}]|(?<=[a-z0-9]){_CJK_CHAR}")
_EDGE_AFTER_CJK = re.compile(rf"[{_EDGES}]")
_ALNUM = re.compile(r"/[a-z0-9]*(?:\?[\w=&%.\-]*[\w=])?")
_PLAIN_PATHS = frozenset({"t.co"})
"""Shorteners whose paths are letters and digits only: what follows is no part of them."""
_CLOSED = re.compile(r"[)\]}.,:;!?'*]{1,40}(?:[\s<>\"`]|\Z)")
_OUT_OF_CJK = re.compile(rf"{_CJK_CHAR}(?=[a-z0-9\-]+\.)")
_WORD = re.compile(r"\S*")
_OPENER = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,:;!?'*"
_WEB = ("https", "http", "ftps", "ftp")


@dataclass(frozen=True, slots=True)
class Hit:
    """A link at `text[start:end]` of a view, its host at `text[host_start:host_end]`."""

    start: int
    end: int
    host_start: int
    host_end: int


def scan(view: View, given: str, suffixes: Suffixes, plain: bool = True) -> Iterator[Hit]:
    """All links of a view of `given`, from left to right. Hosts without a dot count in the plain one only."""
    at = 0
    while place := _PLACE.search(view.text, at):
        here = place.start()
        if view.text[here] == "/":
            found = _after_slashes(view.text, here, at, suffixes, plain)
        else:
            found = _around_dot(view, given, here, at, suffixes)
        if isinstance(found, Hit):
            yield found
            at = found.end
        else:
            at = found


def _after_slashes(text: str, here: int, floor: int, suffixes: Suffixes, plain: bool) -> Hit | int:
    """Read the link around the "//" at `here`; where there is none, say where to go on."""
    start, scheme = here, ""
    if text[here - 1 : here] == ":" and here > floor:
        named = _SCHEME.search(text[max(floor, here - 17) : here - 1])
        scheme = named[0] if named else ""
        scheme = next((web for web in _WEB if scheme.endswith(web)), scheme)
        start = here - 1 - len(scheme)
    before = text[start - 1 : start]
    if not scheme and (before.isalnum() or before in {"/", ":", "$", "@", "#"}):
        return here + 2
    if before == "_" and not _underlined(text, here):
        return here + 2
    authority = _AUTHORITY.match(text, here + 2)
    assert authority
    host_start = here + 2 + authority[0].rfind("@") + 1
    numeric = _IPV6.match(text, host_start)
    if numeric:
        return _finish(text, start, host_start, numeric.end())
    run = _ANY_HOST.match(text, host_start)
    if not run:
        return here + 2
    whole = run[0].rstrip("._" if before == "_" else ".")
    size = host_size(whole, suffixes)
    if size < 0:  # nothing that could be a host, wherever one begins to read
        return run.end()
    host = whole[:size] or whole
    end = host_start + len(host)
    if not size:  # no ending that exists: good enough after http://, unless a colon shows it is no host
        alone = "." not in host
        if scheme not in _WEB or (alone and (len(host) < 2 or not plain)):
            return here + 2
        if alone and text[end : end + 1] in {":", "@"} and not _PORT.match(text, end):
            return here + 2
    return _finish(text, start, host_start, end)


def host_size(host: str, suffixes: Suffixes) -> int:
    """How much of `host` is one with an ending that exists (or an IP); 0 if nothing; -1 if it can be none."""
    labels = host.split(".")
    if any(not label or len(label) > 63 or label[0] in "-_" or label[-1] in "-_" for label in labels):
        return -1
    if len(host) > 253:
        return -1
    if all(label.isdecimal() for label in labels) and len(labels) > 1:
        return len(host) if len(labels) == 4 and all(map(_octet, labels)) else -1
    if any("_" in label for label in labels[-2:]):
        return -1
    size = len(labels[0])
    for label in labels[1:]:  # "example.com" ends where another alphabet goes on: 中国語example.comです
        size += 1 + len(label)
        foreign = None if label.isascii() else _CJK.search(label)
        if foreign and foreign.start() and label[: foreign.start()] in suffixes.tops:
            return size - len(label) + foreign.start()
    last = decode(labels[-1]) if labels[-1].startswith("xn--") else labels[-1]
    if last in suffixes.tops and len(labels) > 1:
        return len(host)
    if len(labels) == 1:
        return 0
    last = labels[-1]
    for end in range(len(last) - 1, 1, -1) if not last.isascii() and len(last) < 64 else ():
        if last[:end] in suffixes.tops:
            return len(host) - len(last) + end
    if "-" in last and last.partition("-")[0] in suffixes.tops:
        return len(host) - len(last) + last.index("-")
    if len(labels) > 2 and labels[-2] in suffixes.sure:  # "example.com.And then"
        return len(host) - len(last) - 1
    return 0


def _octet(label: str) -> bool:
    octal = len(label) > 1 and label[0] == "0" and not set(label) & {"8", "9"}
    return len(label) < 5 and int(label, 8 if octal else 10) < 256


def _around_dot(view: View, given: str, here: int, floor: int, suffixes: Suffixes) -> Hit | int:
    """Read the bare host around the full stop at `here`; where there is none, say where to go on."""
    text = view.text
    start = max(floor, text.rfind(" ", floor, here) + 1, text.rfind("\n", floor, here) + 1)
    run = None
    for run in _RUN.finditer(text, start):
        if run.end() > here:
            break
    if run is None or run.start() > here:
        return here + 1
    start, end = run.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    marked = before in {"@", "$", "#"}  # a name, a share, a topic: with a path it is a link all the same
    behind = text[start - 2 : start - 1]
    address = after == "@" or (behind + before == "@ ") or (before == "@" and behind.isalnum())
    if address or before == "\\":
        return end + 1
    token = run[0]
    if token[0] == "_" and not _underlined(text, start):
        return end
    start += len(token) - len(token.lstrip("-_"))
    token = token.strip("-_")
    if not token.isascii():  # 中国語example.com: no blank parts the words there
        foreign = _OUT_OF_CJK.search(token)
        if foreign and foreign.end() <= token.find("."):
            start += foreign.end()
            token = token[foreign.end() :]
    size = host_size(token, suffixes)
    if size <= 0:
        return end
    hit = _finish(text, start, start, start + size)
    host = token[:size]
    stops = [i for i in range(start, start + size) if text[i] == "."]
    meant = any(given[view.starts[i] : view.ends[i]] != "." for i in stops)  # a dot that only a reader sees
    raw = "".join(given[i] for i in view.starts[start : start + size])
    if before == "/" and (host.count(".") < 2 or text[start - 2 : start - 1] == "/"):  # a file in a folder
        return end
    path = text[hit.host_end : hit.end]
    if (marked and path in {"", "/"}) or (not meant and not plausible(host, raw, path, suffixes)):
        return end
    return hit


def _underlined(text: str, start: int) -> bool:
    """True if the word from `start` on ends in an underscore: markup. "_a.com" alone is part of a name."""
    word = _WORD.match(text, start, start + 300)
    return word is not None and word[0].rstrip(_TRAILING + ")").endswith("_")


def _finish(text: str, start: int, host_start: int, host_end: int) -> Hit:
    """Add the port and the path."""
    end = host_end
    if port := _PORT.match(text, end):
        end = port.end()
    if text[end : end + 1] in {"/", "?", "#"}:
        host = text[host_start:host_end]
        if host in _PLAIN_PATHS and (short := _ALNUM.match(text, end)):
            return Hit(start, short.end(), host_start, host_end)
        edges = _EDGE if host.isascii() or not _CJK.search(host) else _EDGE_AFTER_CJK
        end = _path_end(text, end, text[max(0, start - 100) : start], edges)
    return Hit(start, end, host_start, host_end)


def _inside_path(text: str, at: int, open_: list[str], before: str) -> bool:
    """True for a quotation mark that belongs to a path: one of a pair, in a link that stands in none."""
    if open_ and open_[-1] == '"':
        return True
    return (
        '"' not in before
        and text[at - 1].isalnum() | (text[at - 1] in "_-=")
        and (text[at + 1 : at + 2].isalnum() and '"' in text[at + 1 : at + 60].split()[0])
    )


def _path_end(text: str, start: int, before: str, edges: re.Pattern[str]) -> int:
    """Where the path from `start` on ends: at what encloses the link, without trailing punctuation.

    `before` is what stands before the link. Only as much is read as belongs to the path.
    """
    end = len(text)
    open_: list[str] = []
    for edge in edges.finditer(text, start):
        at, char = edge.start(), edge[0]
        if char == '"' and _inside_path(text, at, open_, before):
            open_ = open_[:-1] if '"' in open_ else [*open_, char]
        elif char in "([{":
            open_.append(char)
        elif open_ and open_[-1] == _OPENER.get(char):
            open_.pop()
        elif char in _OPENER:
            if _OPENER[char] in before or _CLOSED.match(text, at):
                end = at
                break
        elif char != "|" or before.endswith("|"):
            end = at
            break
    trailing = _TRAILING + (before[-1] if before.endswith(("_", "~", "|")) else "")
    if text.count("'", start, end) % 2 == 0:
        trailing = trailing.replace("'", "")
    while end > start + 1 and (text[end - 1] in trailing or text[end - 2 : end] == "||"):
        end -= 1 if text[end - 1] in trailing else 2
    return start if text[start:end] == "?" else end
