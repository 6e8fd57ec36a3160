"""Links that are spelt out or taken apart: "example (dot) com", "example . com", "hxxp[:]//", "slash join".

A dot that only a reader sees needs proof that it is one: an ending nobody uses in talk, a path, or a host
that everybody knows. "The dot com bubble", "polka dot shop" and "at 5 dot 30" prove nothing.
"""

import re
from collections.abc import Callable
from functools import partial

from bot.core.suffixes import Suffixes
from bot.core.view import View

_DOT = r"(?:d[o0]t|punkt|punto|ponto|point|period|full ?stop|toчka)"
_GAP = r"[\s_*|~\-]{1,4}"
_WORD = r"[^\W_][\w\-]*"
_PATH = r"(?P<path>\s?/\s?[^\s/]|\s(?:forward )?slash\s)?"
_FIRST = "(?:com|net|org|gg|io|co)"
_SLASHES = r"(?:[/\\|]|\(/\)|\[/\]|(?:forward )?slash)"

Put = str | Callable[[re.Match[str], Suffixes], str]


def _host(
    match: re.Match[str], suffixes: Suffixes, endings: frozenset[str], *, any_ending: bool = True
) -> bool:
    """True if the words around a match make a host: one that is known, or one with a sure sign of its own."""
    left = _left(match)
    labels = re.split(rf"{_GAP}{_DOT}{_GAP}|\s?\.\s?", match["right"])
    if not left or left in suffixes.common or left in suffixes.dotty or left in suffixes.titles:
        return False
    if left in suffixes.mail and re.search(r"\sat\s+\w+$", match.string[max(0, match.start() - 80) : match.start()]):
        return False
    if any(".".join((left, *labels[:size])) in suffixes.known for size in range(1, len(labels) + 1)):
        return True
    if match["path"] and any_ending and labels[-1] in suffixes.tops:
        return labels[-1] not in suffixes.common
    return any(label in endings for label in labels)


def _left(match: re.Match[str]) -> str:
    found = re.search(r"[^\W_][\w\-]*$", match.string[max(0, match.start() - 64) : match.start()])
    return found[0] if found else ""


def _bracketed(match: re.Match[str], suffixes: Suffixes) -> str:
    if _AT.search(match.string[max(0, match.start() - 80) : match.start()]):
        return match[0]
    tight = not match[0][0].isspace() and not match[0][-1].isspace()
    if tight and match[0][0] in "[({<":
        return "."
    return "." if _host(match, suffixes, suffixes.spoken) else match[0]


def _spoken(match: re.Match[str], suffixes: Suffixes) -> str:
    if _YEARS.match(match.string, match.end()):
        return match[0]
    return "." if _host(match, suffixes, suffixes.spoken) else match[0]


def _apart(match: re.Match[str], suffixes: Suffixes) -> str:
    if match["before"] and match["after"]:
        endings = suffixes.spoken
    elif match["path"]:
        endings = suffixes.spoken
    elif match["before"] and (_left(match) in _TRADE or _DOMAINS.match(match.string, match.end())):
        return match[0]
    else:
        endings = _ALONE
    return "." if _host(match, suffixes, endings, any_ending=bool(match["before"])) else match[0]


def _undotted(match: re.Match[str], suffixes: Suffixes) -> str:
    host = f"{match[1]}.{match[2]}"
    if host in suffixes.known or (match[2] == "com" and len(match[1]) > 4 and match[1] not in suffixes.common):
        return host
    return match[0]


_AT = re.compile(r"(?:[\[({<]\s?(?:at|@)\s?[\])}>])\s?[\w\-]+$")
"""An e-mail address, spelt out: "name (at) host"."""
_ALONE = frozenset({"com", "gg"})
"""Endings that stand for a host even where a blank parts them on one side only and no path follows."""
_TRADE = frozenset({"buy", "bought", "sell", "sold", "get", "got", "register", "registered", "own", "use", "using", "want"})
_YEARS = re.compile(
    r"com\W{1,3}(?:bubble|boom|bust|crash|crisis|era|age|years|days|time|compan|business|world|startup|million|guy|thing)"
)
_DOMAINS = re.compile(r"\w+\W{1,2}(?:domain|tld|address|extension|site|website|name|suffix|file|framework|core)")

_STEPS: tuple[tuple[tuple[str, ...], re.Pattern[str], Put], ...] = (
    # Markup in the middle of a link: exam**ple**.com, exam||ple||.com, example\.com.
    (
        ("**", "~~", "||", "`", "<>", "()", "[]", "\\"),
        re.compile(r"(?<=[\w.:/])(?:\*{1,3}|~~|\|\||`{1,3}|<>|\(\)|\[\]|\\(?=[.:/_\-]))(?=[\w.:/\\])"),
        "",
    ),
    # example[.]com, example (dot) com, example-dot-com.
    (
        (".", "dot", "d0t", "o t", "punkt", "punto", "ponto", "point", "period", "stop", "toч"),
        re.compile(
            rf"(?<=[^\W_])\s{{0,2}}[\[({{<«\"'`*_|~^/\\\-]{{1,3}}\s?(?:\.|{_DOT}|d\s[o0]\st)\s?"
            rf"[\])}}>»\"'`*_|~^/\\\-]{{1,3}}\s{{0,2}}(?=(?P<right>{_WORD}(?:\.{_WORD}){{0,3}}){_PATH})"
        ),
        _bracketed,
    ),
    # example dot com, shop dot example dot org.
    (
        ("dot", "d0t", "punkt", "punto", "ponto", "point", "period", "stop", "toч"),
        re.compile(
            rf"(?<=[^\W_]){_GAP}{_DOT}{_GAP}(?=(?P<right>{_WORD}(?:(?:{_GAP}{_DOT}{_GAP}|\.){_WORD}){{0,3}}){_PATH})"
        ),
        _spoken,
    ),
    # exampledotcom.
    (("dot", "d0t"), re.compile(rf"(?<=[a-z0-9\-]{{3}})d[o0]t(?={_FIRST}\b)"), "."),
    # example . com, example .com, example. com/join.
    (
        (" .", ". ", "\n.", ".\n"),
        re.compile(
            rf"(?<=[^\W_])(?:(?P<before>\s{{1,3}})\.(?P<after>\s{{0,3}})|\.\s{{1,3}})"
            rf"(?=(?P<right>{_WORD}(?:\s?\.\s?{_WORD}){{0,3}}){_PATH})"
        ),
        _apart,
    ),
    # example,com, example🔴com.
    (
        ("com", "net", "org", "gg", "io"),
        re.compile(
            rf"(?<=[^\W_]{{2}})(?:[,;*^~|°]|[^\x00-\x7f\w\s]){{1,2}}(?={_FIRST}(?:$|[\s.!?)]|[/#]\S))"
        ),
        ".",
    ),
    # example.🔥com, example'.com.
    ((".",), re.compile(rf"(?<=[^\W_])[^\w\s./:@#+$%&=\-]{{0,3}}\.[^\w\s./:@#+$%&=\-]{{0,3}}(?={_FIRST}\b)"), "."),
    (("..com",), re.compile(r"(?<=[^\W_])\.{2,3}(?=com\b)"), "."),
    # example.(com).
    (
        (".(", ".[", ".{", ".<", ".\"", ".'", ".*"),
        re.compile(r"(?<=[^\W_]\.)[\[({<\"'*]{1,2}([a-z]{2,6})[\])}>\"'*]{1,2}(?![\w(])"),
        r"\1",
    ),
    # example.c0m, example.c o m, example.cooom.
    ((".",), re.compile(r"(?<=[^\W_])(?:\.c+[o0*]+m+|\s?\.\s?c(?:\s[o0*]\s?|[o0*]\s)m)\b"), ".com"),
    ((".",), re.compile(r"(?<=[^\W_])\.(?:n+\s?[e3*]+\s?t+)\b"), ".net"),
    ((".",), re.compile(r"(?<=[^\W_])\.(?:[o0*]+\s?r+\s?g+)\b"), ".org"),
    # discord gg/name, patreon com/name; www example com.
    (("/",), re.compile(rf"(?<![\w.@])({_WORD})[\s,;_\-]{{1,2}}([a-z]{{2,4}})(?=\s?/\s?\w)"), _undotted),
    (("www",), re.compile(rf"(?<![\w.])www[\s,;_\-]({_WORD})[\s,;_\-]({_FIRST})\b"), r"www.\1.\2"),
    # .gg/name: everybody knows what goes before.
    (("gg",), re.compile(r"(?<![\w.])\s?\.\s?gg\s?/\s?(?=\w\w)"), " discord.gg/"),
    # hxxps://, https[:]//, https:\\, http//, ttps://, https colon slash slash.
    (
        ("p:", "p[", "p(", "p;", "p ", "ps", "p/", "p\\", "p\n"),
        re.compile(
            r"(?<![^\W_])(?:h(?:[tx*_#+7\-]|\[\w\]){1,4}p(s?)|t?tp(s?))"
            r"\s?[\[({<]{0,2}\s?(?:[:;,.|]|colon)?\s?[\])}>]{0,2}\s?"
            rf"{_SLASHES}(?:\s?{_SLASHES}){{0,3}}\s?(?=[\w\[])"
        ),
        lambda match, _: f"http{match[1] or match[2] or ''}://",
    ),
    # example.com\join, example.com (slash) join.
    (("\\",), re.compile(r"(?<=\.[a-z]{2})\\+(?=\w)|(?<=\.[a-z]{3})\\+(?=\w)"), "/"),
    (
        ("slash", "/"),
        re.compile(r"(?<=[^\W_])(?:\s?[\[(](?:slash|/)[\])]\s?|\s(?:forward )?slash\s)(?=\w)"),
        "/",
    ),
    (("/",), re.compile(r"(?:(?<=\.[a-z]{2})|(?<=\.[a-z]{3}))(?:\s/\s?|/\s)(?=\w)"), "/"),
)


def spell(view: View, suffixes: Suffixes) -> View:
    """Undo what is spelt out or taken apart; the same view where nothing is."""
    for needles, pattern, put in _STEPS:
        if any(needle in view.text for needle in needles):
            view = view.rewrite(pattern, put if isinstance(put, str) else partial(_put, put, suffixes))
    return view


def _put(put: Callable[[re.Match[str], Suffixes], str], suffixes: Suffixes, match: re.Match[str]) -> str:
    return put(match, suffixes)
