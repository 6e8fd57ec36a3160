"""Schemes, slashes and markup out of shape: "hxxps[:]//", "http//", "com slash join", "exam**ple**.com"."""

import re

from bot.core.disguise.step import Step, rewriting
from bot.core.suffixes import Suffixes

_SLASH = r"(?:[/\\|]|\(/\)|\[/\]|(?:forward )?slash)"
_HTTP = r"h(?:[tx*_#+7\-]|\[\w\]){1,4}p(s?)|t?tp(s?)"


def _scheme(match: re.Match[str], _: Suffixes) -> str:
    return f"http{match[1] or match[2] or ''}://"


MARKUP = Step(
    "markup inside",
    "exam**ple**.com, example\\.com",
    r"[^\s](?:\*{2,3}|~~|\|\||`{1,3}|<>|</?[a-z]{1,6}>|\(\)|\[\])[^\s]|[^\s]\\[.:/_\-]",
    rewriting(
        r"(?<=[\w.:/])(?:\*{2,3}|~~|\|\||`{1,3}|<>|</?(?:b|i|u|s|em|strong|span|code|font|sup|sub|wbr)>|\(\)|\[\]|\\(?=[.:/_\-]))(?=[\w.:/\\])",
        "",
    ),
)

STRUCK = Step(
    "struck out inside",
    "example.~~no~~com",
    r"[^\s~]~~[^~\n]{1,24}~~[^\s~]",
    rewriting(r"(?<=[\w.])~~[^~\n]{1,24}~~(?=\.?(?:com|net|org|gg|io|co|me)\b)", ""),
)
"""What is struck out is not read."""

UNDERLINED = Step(
    "underlined inside",
    "__example__.com, _example_.com",
    r"_[a-z0-9\-]{3,}_{1,2}\.",
    rewriting(r"(?<![^\s\w])(?<!\w)_{1,2}([a-z0-9\-]{3,})_{1,2}(?=\.(?:com|net|org|gg|io)\b)", r"\1"),
)

APART = Step(
    "spans of code side by side",
    "`example` `.com`, [example](dot)[com]",
    r"` `\.|\]\((?:d[o0]t|\.)\)\[",
    rewriting(
        r"(?<=\w)` `(?=\.\w)|(?<=\w)\]\((?:d[o0]t|\.)\)\[(?=\w)", lambda m, _: "" if m[0][0] == "`" else "."
    ),
)

SLASHES = (
    Step(
        "scheme out of shape",
        "hxxps://, https[:]//, https:\\\\, http//, ttps://, https colon slash slash",
        r"(?:^|[^a-z0-9])(?:t?tps?|h[tx*_#+7\-\[\w\]]{0,12}[x*_#+7\-\]][tx*_#+7\-\[\w\]]{0,12}ps?|hh?tps?|htt{2,}ps?)"
        r"\s{0,2}(?:[^\w\s]|colon|slash)|"
        r"h(?:t|x){2}ps?(?:\s|[^\w\s:]|colon|slash|:\s|:[^/\s]|:/[^/]|:///|://\s)",
        rewriting(
            rf"(?<![^\W_])(?:{_HTTP})\s?[\[({{<]{{0,2}}(?:[:;,.|]|colon)?[\])}}>]{{0,2}}\s?"
            rf"{_SLASH}(?:\s?{_SLASH}){{0,3}}\s?(?=[\w\[])",
            _scheme,
        ),
    ),
    Step(
        "backslash",
        "example.com\\join",
        r"\\",
        rewriting(r"(?<=\.[a-z]{2})\\+(?=\w)|(?<=\.[a-z]{3})\\+(?=\w)", "/"),
    ),
    Step(
        "spoken slash",
        "example.com slash join",
        r"slash|[\[(]/[\])]",
        rewriting(r"(?<=[^\W_])(?:\s?[\[(](?:slash|/)[\])]\s?|\s(?:forward )?slash\s)(?=\w)", "/"),
    ),
    Step(
        "slash apart",
        "example.com / join",
        r"\.[a-z]{2,3}\s/\s",
        rewriting(r"(?:(?<=\.[a-z]{2})|(?<=\.[a-z]{3}))\s/\s(?=\w)(?!\S*\.\w)", "/"),
    ),
)
