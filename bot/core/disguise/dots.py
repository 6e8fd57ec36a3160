"""Dots that only a reader sees: "example (dot) com", "example . com", "example,com", "discord gg/name".

Such a dot needs proof: an ending that nobody uses in talk, a path, or a host that everybody knows. "The dot
com bubble", "polka dot shop", "at 5 dot 30" and "done . so" prove nothing and are left alone.
"""

from bot.core.disguise.proof import (
    DOT,
    GAP,
    apart,
    bracketed,
    disc,
    enclosed,
    glued,
    left_out,
    one_word,
    put_together,
    spoken,
    stand_in,
    undotted,
)
from bot.core.disguise.step import Step, rewriting

_WORD = r"[^\W_][\w\-]*"
_PATH = r"(?P<path>\s?/\s?[^\s/]|\s(?:forward )?slash\s)?"
_FIRST = "(?:com|net|org|gg|io|co)"
_THEN = r"(?P<path>\s?/\s?[^\s/]|\s(?:forward )?slash\s|$|\s?[.!?)])"
_PAIRS = "⟨⟩⟦⟧⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦏⦎⦗⦘⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩"
_OPEN, _CLOSE = (
    rf"[\[({{<>«\"'`*_|~^+=:/\\\-{_PAIRS[::2]}]{{1,3}}",
    rf"[\])}}<>»\"'`*_|~^+=:/\\\-{_PAIRS[1::2]}]{{1,3}}",
)
_ODD = r"[^\w\s./:@#+$%&=\-]"

_NOTE = r"(?:remove|delete|drop|erase|ignore|take out|without|no ?spaces?|no ?spam|not part)"
_DISC = "[🔴🟠🟡🟢🔵🟣🟤⚫⚪⏺🔘●•⬤◉◎]"

_MARK, _SYMBOL = r"[,;*^~|°!]", r"[^\x00-\x7f\w\s。—]"

DOTS = (
    Step(
        "note inside",
        "example(remove this).com, example.(nospam)com",
        rf"[\[({{<]{_NOTE}",
        rewriting(
            rf"(?<=[\w.])\s?[\[({{<]{_NOTE}[^\])}}>\n]{{0,24}}[\])}}>]\s?(?=\.?(?:{_FIRST}|[a-z]{{2,6}}/))",
            "",
        ),
    ),
    Step(
        "note about the dot",
        "example (dot goes here) com",
        r"[\[({<]d[o0]t [a-z]",
        rewriting(r"(?<=[^\W_])\s?[\[({<]d[o0]t [a-z ]{1,16}[\])}>]\s?(?=(?:com|net|org|io|gg)\b)", "."),
    ),
    Step(
        "dot between two of a mark",
        "example !dot! com, example#dot#com",
        r"[!#$@%&;?]\s?d[o0]t\s?[!#$@%&;?]",
        rewriting(
            rf"(?<=[^\W_])\s?(?P<mark>[!#$@%&;?])\s?d[o0]t\s?(?P=mark)\s?"
            rf"(?=(?P<right>{_WORD}(?:\.{_WORD}){{0,3}}){_PATH})",
            spoken,
        ),
    ),
    Step(
        "bracketed dot",
        "example[.]com, example (dot) com",
        rf"{_OPEN}\s?(?:\.|{DOT}|d\s[o0]\st)\s?{_CLOSE}",
        rewriting(
            rf"(?<=[^\W_])\s{{0,2}}{_OPEN}\s?(?:\.|{DOT}|d\s[o0]\st)\s?{_CLOSE}\s{{0,2}}"
            rf"(?=(?P<right>{_WORD}(?:\.{_WORD}){{0,3}}){_PATH})",
            bracketed,
        ),
    ),
    Step(
        "misspelt com after a spoken dot",
        "example dot c0m",
        rf"{DOT}[\s_*|~\-)\]]{{1,3}}(?:[ck]\s?[o0*]|c\.o\.m)",
        rewriting(rf"({DOT}[\s_*|~\-)\]]{{1,3}})(?:c(?!om)\s?[o0*]{{1,3}}\s?m|kom|c\.o\.m)\b", r"\1com"),
    ),
    Step(
        "com said letter by letter",
        "example dot cee oh em",
        rf"{DOT}[\s\-](?:cee|see|sea)",
        rewriting(rf"({DOT}[\s\-])(?:cee|see|sea)[\s\-]+oh?[\s\-]+em\b", r"\1com"),
    ),
    Step(
        "gg said letter by letter",
        "discord dot gee gee slash name",
        rf"{DOT}[\s\-](?:gee|g\s)",
        rewriting(rf"({DOT}[\s\-])(?:gee[\s\-]+gee|g\s+g)(?=\s?/|\s(?:forward )?slash|$|[.!?,])", r"\1gg"),
    ),
    Step(
        "spoken dot",
        "example dot com",
        rf"[\s_*|~\-]{DOT}[\s_*|~\-]",
        rewriting(
            rf"(?<=[^\W_]),?{GAP}{DOT}{GAP}"
            rf"(?=(?P<right>{_WORD}(?:(?:{GAP}{DOT}{GAP}|\.){_WORD}){{0,3}}){_PATH})",
            spoken,
        ),
    ),
    Step(
        "glued dot",
        "exampledotcom",
        r"\Sd[o0]t[a-z]",
        rewriting(rf"(?<=[a-z0-9\-])d[o0]t(?=(?P<right>[a-z]{{2,4}})\b{_PATH})", glued),
    ),
    Step(
        "bracketed dot and ending",
        "example (dot com)",
        r"[(\[{]\s?d[o0]t\s?(?:com|net|org)",
        rewriting(r"(?<=[^\W_])\s{0,2}[(\[{]\s?d[o0]t\s?(?P<right>com|net|org)\s?[)\]}](?P<path>)", enclosed),
    ),
    Step(
        "dot and ending in one word",
        "example dotcom",
        r"\sd[o0]t(?:com|net|org)",
        rewriting(rf"(?<=[^\W_])\sd[o0]t(?=(?P<right>com|net|org)\b{_THEN})", one_word),
    ),
    Step(
        "dot left out",
        "discordgg/name",
        r"[a-z](?:gg|com|ly|me|be|ee)\s?/\s?\w",
        rewriting(r"(?<![\w.@/])([a-z]{1,20}?)(gg|com|ly|me|be|ee)(?=\s?/\s?\w)", left_out),
    ),
    Step(
        "dot apart",
        "example . com, example .com, example. com/join",
        r"\S\s{1,3}\.\s{0,3}[^\s.]|\.\s{1,3}(?:com|gg)|\.\s{1,3}\S+(?:\s?/\s?\S|\s(?:forward )?slash)",
        rewriting(
            rf"(?<=[^\W_])(?:(?P<before>\s{{1,3}})\.(?P<after>\s{{0,3}})|\.\s{{1,3}})"
            rf"(?=(?P<right>{_WORD}(?:\s?\.\s?{_WORD}){{0,3}}){_PATH})",
            apart,
        ),
    ),
    Step(
        "stand-in for the dot",
        "example,com, example🔴com",
        rf"(?:{_MARK}|[^\x00-\x7f])\S*(?:{_FIRST}|\s?/)",
        rewriting(
            rf"(?<=[^\W_])(?:{_MARK}|{_SYMBOL}){{1,2}}"
            rf"(?=(?P<right>[^\W_]+(?:(?:{_MARK}|{_SYMBOL}|\.)[^\W_]+){{0,3}})(?=$|[\s.!?)/#]){_PATH})",
            stand_in,
        ),
    ),
    Step(
        "stand-in between blanks",
        "example 🔴 com",
        r"[^\x00-\x7f]\s?\S{0,6}\s?com",
        rewriting(
            rf"(?<=[^\W_])\s{_SYMBOL}{{1,3}}(?:\.{_SYMBOL}{{0,3}})?\s(?=(?P<right>com)\b{_THEN})", glued
        ),
    ),
    Step(
        "disc between blanks",
        "discord 🔴 gg/name, example 🟢 com",
        rf"\s{_DISC}\s?\S{{2,3}}",
        rewriting(
            rf"(?<=[^\W_])\s{_DISC}\s?(?=(?P<right>com|net|org|gg|io|me)\b{_PATH})",
            disc,
        ),
    ),
    Step(
        "marks between two dots",
        "example.🔥.com",
        rf"\.{_ODD}{{1,3}}\.",
        rewriting(rf"(?<=[^\W_])\.{_ODD}{{1,3}}\.(?=(?P<right>{_FIRST})\b{_PATH})", stand_in),
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
            stand_in,
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
        r"\.c(?:c|[o0*]{2}|[0*]|omm|orn|[°@º¤]m)|\.©om|\.\s?c\s[o0*]|\.\s?c[o0*]\sm|\. ?c\. ?o",
        rewriting(
            r"(?<=[^\W_]{2})(?:\.(?!com\b)c+[o0*]+m+\b|\s?\.\s?c(?:\s[o0*]\s?|[o0*]\s)m\b|\.c[o0]rn(?=/)"
            r"|\.c[°@º¤]m\b|\.©om\b|\.\s?c\.\s?o\.\s?m\b)",
            ".com",
        ),
    ),
    Step(
        "misspelt io",
        "example.i0/join",
        r"\.(?:i0|[1l|][o0])/",
        rewriting(r"(?<=[^\W_]{3})\.(?:i0|[1l|][o0])(?=/\w)", ".io"),
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
        r"\S[\s,;:_+=>\-]{1,2}[a-z]{2,4}(?:\s?/\s?\S|\s(?:forward )?slash)",
        rewriting(
            rf"(?<![\w.@])({_WORD})[\s,;:_+=>\-]{{1,2}}([a-z]{{2,4}})(?=\s?/\s?\w|\s(?:forward )?slash\s\w)",
            undotted,
        ),
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
        r"(?:^|[\s.])gg\s?/|\.\s?g\s?g\s?/",
        rewriting(r"(?:(?<=\s)|^)(?:\.\s?gg\s?/\s?(?=\w\w)|gg/(?=\w{6}))", "discord.gg/"),
    ),
    Step(
        "short ending apart",
        "discord.g g/name, t.m e/name",
        r"\.\s?[a-z]\s[a-z]\s?/",
        rewriting(
            r"(?<=\w)\s?\.\s?(?:(g)\s(g)|(m)\s(e)|(t)\s(v)|(l)\s(y)|(b)\s(e)|(i)\s(o)|(e)\s(e))(?=\s?/\s?\w)",
            put_together,
        ),
    ),
    Step(
        "quotation mark for the dot",
        "example'com, example:com",
        r"[a-z0-9\-][:'\"`>]com",
        rewriting(
            r"(?<![\w.'\":/])((?!(?:rom|sit|tele|inter|dot)\b)[a-z0-9][a-z0-9\-]{4,})[:'\"`>]com(?=$|[\s.!?)])",
            r"\1.com",
        ),
    ),
)
