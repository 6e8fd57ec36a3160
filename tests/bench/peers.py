"""What others do with a message, written anew from descriptions of their filters: for comparison only.

None of it is their code. `loop` is what most bots do; `tokens` is the kind of filter of python-discord's bot
has: the text is cleaned, then every token is a pattern searched for by itself; `domains` adds its list of
hosts; `words` is the kind that Red has: all words in one alternation.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.core.pack import Pattern

Judge = Callable[[str], object]
_HEX = re.compile(r"\\x\{([0-9a-fA-F]+)\}")
_LINK = re.compile(r"(https?://[^\s]+)", re.I)
_SPOILER = re.compile(r"(\|\|.+?\|\|)", re.S)
_SEED = 11


def vocabulary(patterns: Sequence[Pattern]) -> list[str]:
    """Words of the packs' own examples, to make up phrases from."""
    texts = [text for pattern in patterns for text in (*pattern.hits, *pattern.misses)]
    return sorted({word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())})


def phrases(patterns: Sequence[Pattern], count: int) -> list[str]:
    """Made-up phrases of three words, as a moderator's list would hold them."""
    words = vocabulary(patterns)
    chance = random.Random(_SEED)
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(chance.sample(words, 3))] = None
    return list(found)


def generated(patterns: Sequence[Pattern], count: int) -> list[str]:
    """The phrases as patterns: a choice of verbs before, up to two words between."""
    made = []
    for phrase in phrases(patterns, count):
        first, second, third = phrase.split()
        made.append(rf"\b(?:{first}|{second}) (?:[^ .!?]+ ){{0,2}}{third}\b")
    return made


def loop(patterns: Sequence[Pattern], count: int) -> Judge:
    """`count` patterns of `re`, one after the other: the packs' own, filled up with generated ones."""
    own = [_HEX.sub(lambda m: chr(int(m[1], 16)), p.regex) for p in patterns if not p.fact]
    every = [*own, *generated(patterns, count)][:count]
    searches = [re.compile(each, re.I).search for each in every]

    def judge(text: str) -> object:
        return [number for number, search in enumerate(searches) if search(text)]

    return judge


def tokens(patterns: Sequence[Pattern], count: int) -> Judge:
    """Invisible characters dropped, spoilers opened, then each token searched for in turn."""
    every = phrases(patterns, count)

    def judge(text: str) -> object:
        clean = _SPOILER.sub(lambda m: m[0][2:-2], text)
        clean = "".join(char for char in clean if unicodedata.category(char) != "Cf")
        return [token for token in every if re.search(token, clean, re.I)]

    return judge


def domains(patterns: Sequence[Pattern], count: int) -> Judge:
    """The same, and every link held against a list of as many hosts."""
    first = tokens(patterns, count)
    hosts = [f"{phrase.replace(' ', '')}.com" for phrase in phrases(patterns, count)]

    def judge(text: str) -> object:
        lowered = text.lower()
        return first(text), [host for host in hosts if host in lowered], _LINK.findall(text)

    return judge


def words(patterns: Sequence[Pattern], count: int) -> Judge:
    """One alternation of escaped words between edges, every match collected."""
    every = "|".join(rf"\b{re.escape(phrase)}\b" for phrase in phrases(patterns, count))
    pattern = re.compile(every, re.I)
    return lambda text: set(pattern.findall(text.lower()))
