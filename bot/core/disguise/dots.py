"""Dots that only a reader sees: "example (dot) com", "example . com", "example,com", "discord gg/name".

Such a dot needs proof: an ending that nobody uses in talk, a path, or a host that everybody knows. "The dot
com bubble", "polka dot shop", "at 5 dot 30" and "done . so" prove nothing and are left alone.
"""

import re

from bot.core.disguise.step import Step, rewriting
from bot.core.suffixes import Suffixes

_DOT = r"(?:d[o0]t|punkt|punto|ponto|point|period|full ?stop|toчka)"
_GAP = r"[\s_*|~\-]{1,4}"
_WORD = r"[^\W_][\w\-]*"
_PATH = r"(?P<path>\s?/\s?[^\s/]|\s(?:forward )?slash\s)?"
_FIRST = "(?:com|net|org|gg|io|co)"
_OPEN, _CLOSE = r"[\[({<«\"'`*_|~^/\\\-]{1,3}", r"[\])}>»\"'`*_|~^/\\\-]{1,3}"
_ODD = r"[^\w\s./:@#+$%&=\-]"

_MARK, _SYMBOL = r"[,;*^~|°!]", r"[^\x00-\x7f\w\s。—]"

_ALONE = frozenset({"com"})
"""Endings that stand for a host even where a blank parts them on one side only and no path follows."""
_USUAL = frozenset({"com", "net", "org"})
_TRADE = frozenset(["buy", "bought", "sell", "sold", "get", "got", "register", "own", "use", "using", "want"])
_BEHIND = re.compile(r"[^\W_][\w\-]*$")
_ADDRESS = re.compile(r"[\[({<]\s?(?:at|@)\s?[\])}>]\s?[\w\-]+$")
_MAIL = re.compile(r"\sat\s+\w+$")
_YEARS = re.compile(
    r"com\W{1,3}(?:bubble|boom|bust|crash|crisis|era|age|years|days|time|compan|business|world|startup|million)"
)
_DOMAINS = re.compile(
    r"\w{1,63}\W{1,2}(?:domain|tld|address|extension|site|website|name|suffix|framework|core)"
)


def _proof(
    match: re.Match[str], suffixes: Suffixes, endings: frozenset[str], *, any_ending: bool = True
) -> str:
    """A full stop if the words around a match make a host, else the match as it was."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    found = _BEHIND.search(before)
    left = found[0] if found else ""
    labels = re.split(rf"{_GAP}{_DOT}{_GAP}|[^\w\-]+", match["right"])
    if (
        not left
        or left.isdecimal()
        or left in suffixes.common
        or left in suffixes.dotty
        or left in suffixes.titles
    ):
        return match[0]
    if left in suffixes.mail and _MAIL.search(before):  # "name at gmail dot com"
        return match[0]
    known = any(".".join((left, *labels[:size])) in suffixes.known for size in range(1, len(labels) + 1))
    path = match["path"] and any_ending and labels[-1] in suffixes.tops and labels[-1] not in suffixes.common
    return "." if known or path or not endings.isdisjoint(labels) else match[0]


def _bracketed(match: re.Match[str], suffixes: Suffixes) -> str:
    if _ADDRESS.search(match.string[max(0, match.start() - 80) : match.start()]):
        return match[0]
    if match[0][0] in "[({<" and match[0][-1] in "])}>":
        return "."
    return _proof(match, suffixes, suffixes.spoken)


def _spoken(match: re.Match[str], suffixes: Suffixes) -> str:
    return match[0] if _YEARS.match(match.string, match.end()) else _proof(match, suffixes, suffixes.spoken)


def _apart(match: re.Match[str], suffixes: Suffixes) -> str:
    right = match["right"]
    if re.search(r"\S\.\S", right) and right not in suffixes.exact:
        return match[0]  # a host of its own begins there: "at home. example.com is down"
    if match["path"] or (match["before"] and match["after"]):
        return _proof(match, suffixes, suffixes.spoken, any_ending=bool(match["before"]))
    before = match.string[max(0, match.start() - 80) : match.start()]
    left = _BEHIND.search(before)
    if match["before"] and ((left and left[0] in _TRADE) or _DOMAINS.match(match.string, match.end())):
        return match[0]  # "buy .com domains"
    return _proof(match, suffixes, _ALONE)


def _undotted(match: re.Match[str], suffixes: Suffixes) -> str:
    name, ending = match[1], match[2]
    if f"{name}.{ending}" in suffixes.known:
        return f"{name}.{ending}"
    own = ending == "com" and len(name) > 4 and name not in suffixes.common
    return f"{name}.com" if own else match[0]


def _glued(match: re.Match[str], suffixes: Suffixes) -> str:
    return _proof(match, suffixes, _USUAL, any_ending=False)


def _stand_in(match: re.Match[str], suffixes: Suffixes) -> str:
    labels = re.split(r"[^\w]+", match["right"])
    usual = _ALONE if match[0].startswith("..") else _USUAL if match[0].isascii() else _USUAL | {"io", "co"}
    if match["path"]:
        return _proof(match, suffixes, suffixes.spoken, any_ending=not match[0].isascii())
    return match[0] if usual.isdisjoint(labels) else _proof(match, suffixes, usual)


DOTS = (
    Step(
        "bracketed dot",
        "example[.]com, example (dot) com",
        rf"{_OPEN}\s?(?:\.|{_DOT}|d\s[o0]\st)\s?{_CLOSE}",
        rewriting(
            rf"(?<=[^\W_])\s{{0,2}}{_OPEN}\s?(?:\.|{_DOT}|d\s[o0]\st)\s?{_CLOSE}\s{{0,2}}"
            rf"(?=(?P<right>{_WORD}(?:\.{_WORD}){{0,3}}){_PATH})",
            _bracketed,
        ),
    ),
    Step(
        "spoken dot",
        "example dot com",
        rf"[\s_*|~\-]{_DOT}[\s_*|~\-]",
        rewriting(
            rf"(?<=[^\W_]){_GAP}{_DOT}{_GAP}"
            rf"(?=(?P<right>{_WORD}(?:(?:{_GAP}{_DOT}{_GAP}|\.){_WORD}){{0,3}}){_PATH})",
            _spoken,
        ),
    ),
    Step(
        "glued dot",
        "exampledotcom",
        r"\Sd[o0]t[a-z]",
        rewriting(rf"(?<=[a-z0-9\-])d[o0]t(?=(?P<right>[a-z]{{2,4}})\b{_PATH})", _glued),
    ),
    Step(
        "dot apart",
        "example . com, example .com, example. com/join",
        r"\S\s{1,3}\.\s{0,3}[^\s.]|\.\s{1,3}(?:com|gg)|\.\s{1,3}\S+(?:\s?/\s?\S|\s(?:forward )?slash)",
        rewriting(
            rf"(?<=[^\W_])(?:(?P<before>\s{{1,3}})\.(?P<after>\s{{0,3}})|\.\s{{1,3}})"
            rf"(?=(?P<right>{_WORD}(?:\s?\.\s?{_WORD}){{0,3}}){_PATH})",
            _apart,
        ),
    ),
    Step(
        "stand-in for the dot",
        "example,com, example🔴com",
        rf"(?:{_MARK}|[^\x00-\x7f])\S*(?:{_FIRST}|\s?/)",
        rewriting(
            rf"(?<=[^\W_])(?:{_MARK}|{_SYMBOL}){{1,2}}"
            rf"(?=(?P<right>[^\W_]+(?:(?:{_MARK}|{_SYMBOL}|\.)[^\W_]+){{0,3}})(?=$|[\s.!?)/#]){_PATH})",
            _stand_in,
        ),
    ),
    Step(
        "ideographic full stop",
        "example。com",
        "。",
        rewriting(r"(?<=[a-z0-9])\s?。\s?(?=[a-z0-9])", "."),
    ),
    Step(
        "marks around the dot",
        "example.🔥com, example'.com, example..com",
        rf"{_ODD}\.\S*(?:{_FIRST}|\s?/)|\.{_ODD}{{1,3}}\S*(?:{_FIRST}|\s?/)|\.{{2,3}}\S*(?:com|gg|\s?/)",
        rewriting(
            rf"(?<=[^\W_])(?:{_ODD}{{1,3}}\.{_ODD}{{0,3}}|\.{_ODD}{{1,3}}|\.{{2,3}})"
            rf"(?=(?P<right>[^\W_]+(?:\.{{1,3}}[^\W_]+){{0,3}})\b{_PATH})",
            _stand_in,
        ),
    ),
    Step(
        "bracketed ending",
        "example.(com)",
        r"\.[\[({<\"'*]{1,2}[a-z]{2,6}[\])}>\"'*]",
        rewriting(r"(?<=[^\W_]\.)[\[({<\"'*]{1,2}([a-z]{2,6})[\])}>\"'*]{1,2}(?![\w(])", r"\1"),
    ),
    Step(
        "misspelt com",
        "example.c0m, example.cooom, example.c o m",
        r"\.c(?:c|[o0*]{2}|[0*]|omm)|\.\s?c\s[o0*]|\.\s?c[o0*]\sm",
        rewriting(r"(?<=[^\W_])(?:\.(?!com\b)c+[o0*]+m+|\s?\.\s?c(?:\s[o0*]\s?|[o0*]\s)m)\b", ".com"),
    ),
    Step(
        "misspelt net",
        "example.n3t",
        r"\.n(?:n|[e3*]{2}|[3*]|ett)",
        rewriting(r"(?<=[^\W_])\.(?!net\b)n+[e3*]+t+\b", ".net"),
    ),
    Step(
        "misspelt org",
        "example.0rg",
        r"\.(?:[o0*]{2}|[0*]r|orr|orgg)",
        rewriting(r"(?<=[^\W_])\.(?!org\b)[o0*]+r+g+\b", ".org"),
    ),
    Step(
        "no dot",
        "discord gg/name",
        r"\S[\s,;_\-]{1,2}[a-z]{2,4}\s?/\s?\S",
        rewriting(rf"(?<![\w.@])({_WORD})[\s,;_\-]{{1,2}}([a-z]{{2,4}})(?=\s?/\s?\w)", _undotted),
    ),
    Step(
        "no dots after www",
        "www example com",
        r"www[\s,;_\-]",
        rewriting(rf"(?<![\w.])www[\s,;_\-]({_WORD})[\s,;_\-]({_FIRST})\b", r"www.\1.\2"),
    ),
    Step(
        "invite without its host",
        ".gg/name",
        r"\.\s?gg\s?/",
        rewriting(r"(?:(?<=\s)|^)\.\s?gg\s?/\s?(?=\w\w)", "discord.gg/"),
    ),
)
