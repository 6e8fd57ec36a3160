"""Proof that a dot which only a reader sees makes a host: the words beside it, and what stands around."""

import re

from bot.core.suffixes import Suffixes

DOT = (
    r"(?:d[ha]?[o0w]{1,2}t{1,3}|d[ .\-_][o0][ .\-_]t|punkt|punto|ponto|point|period|full ?stop|punt|pont"
    r"|punct|piste|prik|bodka|tecka|tocka|titik|cham|toчka|tochka|nokta|kropka|点|ドット|닷)"
)
GAP = r"[\s_*|~\-]{1,4}"

_LANDS = {
    "punkt": "de at ch pl se no dk eu",
    "punt": "nl be eu",
    "punto": "es it mx ar eu",
    "ponto": "br pt eu",
    "point": "fr be ca ch eu",
    "pont": "hu eu",
    "punct": "ro md eu",
    "piste": "fi eu",
    "prik": "dk eu",
    "bodka": "sk eu",
    "tecka": "cz eu",
    "tocka": "si hr rs eu",
    "titik": "id my",
    "cham": "vn",
    "nokta": "tr",
    "kropka": "pl eu",
    "tochka": "ru by ua kz",
    "toчka": "ru py by ua kz",
}
"""Words for a dot that are words of their language besides, and the endings of lands where it is spoken.

"ру" is drawn "py"."""

_ALONE = frozenset({"com"})
"""Endings that stand for a host even where a blank parts them on one side only and no path follows."""
_USUAL = frozenset({"com", "net", "org"})
_PLACES = frozenset({"shop", "store", "online", "site", "website", "blog", "link", "club"})
"""Endings that name a place where people sell or meet: "dot" hardly goes before them otherwise."""
_BRANDS = frozenset({"youtu", "linktr", "g", "m"})
"""Names that are words of their own together with their ending: "youtube/twitch" is a choice, no link."""
_TRADE = frozenset(["buy", "bought", "sell", "sold", "get", "got", "register", "own", "use", "using", "want"])
_SAID_OF = re.compile(
    r"(?:^|\W)(?:\w{1,2}|(?:der|die|das|den|dem|des|eine?[mnrs]?|les?|la|une?|een|het|de|el|il|los?|uma?|bir|bu|hyva)"
    r"\s[\w\-]+)$"
)
"""What is said of a point, a piste, a puncture: "der springende Punkt de luxe", "au point fr"."""
_BEHIND = re.compile(r"[^\W_][\w\-]*$")
_ADDRESS = re.compile(r"[\[({<]\s?(?:at|@)\s?[\])}>]\s?[\w\-]+$")
_MAIL = re.compile(r"\sat\s+\w+$")
_TAILS = re.compile(r"com\s(?:on|e|es|ing|mon|ments?|plete\w*|pletely|pared|panys?|munity|puters?)\b")
_LEADS = re.compile(
    r"(?:^|\s)(?:at|to|visit|check|out|on|via|from|see|site|website|shop|page|link|url|is|it's|here|browse|open|try)"
    r"[\s:]{1,2}[\w\-]+$"
)
"""Words that lead to a host."""
_ARTICLES = re.compile(
    r"(?:^|\s)(?:a|an|the|another|some|old|former|failed|dead|big|first|every|any)\s[\w\-]+$"
)
_YEARS = re.compile(
    r"com\W{1,3}(?:bubble|boom|bust|crash|crisis|era|age|years|days|time|compan|business|world|startup|million)"
)
_ON = re.compile(r"\s(?:on|e|es|ing|mon|ments?|pan\w*|plet\w*|put\w*|mun\w*)\b")
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
    labels = re.split(rf"{GAP}{DOT}{GAP}|[^\w\-]+", match["right"])
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


def bracketed(match: re.Match[str], suffixes: Suffixes) -> str:
    """A dot in brackets or marks: "(dot)", "[.]", "*dot*"."""
    if _ADDRESS.search(match.string[max(0, match.start() - 80) : match.start()]):
        return match[0]
    if match[0][0] in "[({<" and match[0][-1] in "])}>":
        return "."
    parted = match[0].strip()
    enclosed = parted[0] in "[({<" and parted[-1] in "])}>"
    return _proof(match, suffixes, suffixes.spoken | suffixes.sure if enclosed else suffixes.spoken)


def spoken(match: re.Match[str], suffixes: Suffixes) -> str:
    """A dot that is said: "example dot com"."""
    if _YEARS.match(match.string, match.end()):
        return match[0]
    led = _LEADS.search(match.string[max(0, match.start() - 80) : match.start()])
    word = match[0].strip(" \n,_*|~-")
    if word in _LANDS:
        if _SAID_OF.search(match.string[max(0, match.start() - 40) : match.start()]):
            return match[0]
        return _proof(match, suffixes, frozenset(_LANDS[word].split()) | _USUAL)
    return _proof(match, suffixes, suffixes.spoken | (suffixes.sure if led else _PLACES))


def apart(match: re.Match[str], suffixes: Suffixes) -> str:
    """A full stop with blanks beside it."""
    right = match["right"]
    if re.search(r"\S\.\S", right) and right not in suffixes.exact:
        return match[0]  # a host of its own begins there: "at home. example.com is down"
    if match["path"] or (match["before"] and match["after"]):
        return _proof(match, suffixes, suffixes.spoken, any_ending=bool(match["before"]))
    if _TAILS.match(match.string, match.end()):
        return match[0]  # "end of story. com on"
    before = match.string[max(0, match.start() - 80) : match.start()]
    left = _BEHIND.search(before)
    if match["before"] and ((left and left[0] in _TRADE) or _DOMAINS.match(match.string, match.end())):
        return match[0]  # "buy .com domains"
    return _proof(match, suffixes, _ALONE)


def undotted(match: re.Match[str], suffixes: Suffixes) -> str:
    """Two words with a path behind them, read as a host."""
    name, ending = match[1], match[2]
    if f"{name}.{ending}" in suffixes.known:
        return f"{name}.{ending}"
    own = ending == "com" and len(name) > 4 and name not in suffixes.common
    return f"{name}.com" if own else match[0]


def enclosed(match: re.Match[str], suffixes: Suffixes) -> str:
    """Dot and ending in brackets: "(dot com)"."""
    return f".{match['right']}" if _proof(match, suffixes, _USUAL) == "." else match[0]


def one_word(match: re.Match[str], suffixes: Suffixes) -> str:
    """Dot and ending in one word: "dotcom"."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    if _ARTICLES.search(before) or _YEARS.match(match.string, match.start("right")):
        return match[0]
    return _proof(match, suffixes, _USUAL, any_ending=False)


def left_out(match: re.Match[str], suffixes: Suffixes) -> str:
    """A host that everybody knows, without its dot: "discordgg"."""
    name, ending = match[1], match[2]
    return f"{name}.{ending}" if f"{name}.{ending}" in suffixes.known and name not in _BRANDS else match[0]


def put_together(match: re.Match[str], _: Suffixes) -> str:
    """A short ending whose letters stand apart."""
    return "." + "".join(letter for letter in match.groups() if letter)


def disc(match: re.Match[str], suffixes: Suffixes) -> str:
    """A disc where the dot should be, with blanks beside it."""
    if match["path"]:
        return _proof(match, suffixes, suffixes.spoken)
    joined = match[0][-1].isspace() and _ON.match(match.string, match.end("right"))
    return match[0] if joined or match["right"] != "com" else _proof(match, suffixes, _ALONE)


def glued(match: re.Match[str], suffixes: Suffixes) -> str:
    """A dot glued into a word: "exampledotcom"."""
    return _proof(match, suffixes, _USUAL, any_ending=False)


def stand_in(match: re.Match[str], suffixes: Suffixes) -> str:
    """Another mark where the dot should be."""
    labels = re.split(r"[^\w]+", match["right"])
    usual = _ALONE if match[0].startswith("..") else _USUAL if match[0].isascii() else _USUAL | {"io", "co"}
    if match["path"]:
        return _proof(match, suffixes, suffixes.spoken, any_ending=not match[0].isascii())
    return match[0] if usual.isdisjoint(labels) else _proof(match, suffixes, usual)
