"""Inputs for the judge that go beyond what people write: seeded, so that each can be made again by number.

Examples of the packs and our own texts are cut, joined and changed; there are soups of any Unicode, nests of
markdown, and heaps of the pieces that disguised links are made of.
"""

import random
from collections.abc import Callable, Sequence
from functools import cache

from bot.core.pack import Pattern
from bot.core.post import Attachment, Poll, Post, Target, Turn
from bot.knowledge import DATA, read_pack, read_talk
from tests.evaluation.cases import own

LONGEST = 4000
INVISIBLE = (
    "\u200b\u200c\u200d\u00ad\u2060\ufeff\u034f\u180e\u200e\u200f\ufe0e\ufe0f\u115f\u3164\U000e0041\U000e0101"
)
_PIECES = """
example . com net org gg io dot d0t point d_o_t [ ] ( ) { } < > * ** _ - | ~ ` " ' / \\ // http https :// www
hxxp h**p htxp ttp tp : ; , colon slash %2e %252e &#46; &period; :regional_indicator_a: a b c o m c0m coom n3t
0rg t me discord bit ly 🔴 é す 。 stop full at @ \\u002e + = moc … • uggcf aHR0cHM6Ly9h xn--
"""
PIECES = (*_PIECES.split(), "\u202e", "\u2067", "\u202c")
_MARKS = "** * __ _ ~~ || ` ``` > >>> # - [ ]( ) <"
MARKS = (*_MARKS.split(), "> ", ">>> ", "\n", '"')
INNOCENT = (
    "The cat sleeps under the table.",
    "It rained all afternoon.",
    "The neighbours painted their fence.",
    "Soup with bread was nice.",
    "That song is old.",
    "The bus was late again.",
    "Rain smells good.",
    "Grandma told the children about her garden.",
    "I slept badly last night.",
    "We had soup with bread.",
    "My brother is taller than the door.",
    "You would have laughed.",
    "I love autumn.",
    "We walked home along the river.",
    "My tea went cold.",
    "You know how trains are.",
    "I can't find the other sock.",
    "We never finished the puzzle.",
    "My knees hurt on stairs.",
    "I think it will snow tomorrow.",
    "Our dog is afraid of balloons.",
    "I was born in a small town by the sea.",
    "You should have seen his face.",
    "I made pancakes this morning.",
    "We watched an old film together.",
    "My mother calls every Sunday.",
    "I am so tired today.",
    "I miss the old library.",
    "We took the wrong bus twice.",
    "My phone battery died at noon.",
    "I used to play the violin.",
    "You were right about the weather.",
    "I finally fixed the kitchen tap.",
    "We sat outside until midnight.",
    "My cousin got married in May.",
    "I just woke up.",
    "I don't know why the light is on.",
    "They moved here when he was seven.",
    "She still laughs about it.",
    "He cooks better than anyone.",
    "Nobody answered the door.",
    "The leaves are turning red.",
    "There is a spider in the bath.",
    "What a long week.",
    "Happy Monday, everyone.",
    "Good morning!",
    "Thanks for asking.",
    "Is it cold where you are?",
    "Did you sleep well?",
    "How was the concert?",
    "Has anybody seen the moon tonight?",
    "I read a good book on the train.",
    "We planted tomatoes and two of them survived.",
    "My favourite colour is green.",
    "I walked 12 km before breakfast.",
    "We are seven at the table tonight.",
    "I turned 30 in March.",
    "My little sister learned to swim.",
    "We laughed until it hurt.",
    "Our kitchen smells of cinnamon.",
    "I guess that's life.",
    "You can hear the sea from here.",
    "I have a cold.",
    "We'll see how it goes.",
    "The film was two hours long.",
    "My flat is on the third floor.",
    "I will call him later.",
    "Somebody left the window open.",
)
"""Sentences that sell nothing, boast of nothing and take no side; many say "I", "we", "my" or "you"."""


@cache
def patterns() -> Sequence[Pattern]:
    """The patterns of the English packs."""
    return read_pack(DATA / "packs" / "en").patterns


@cache
def texts() -> Sequence[str]:
    """What people might write: the packs' examples, our own, and talk."""
    examples = [text for pattern in patterns() for text in (*pattern.hits, *pattern.misses)]
    return (*examples, *(case.post.text for case in own()), *read_talk(DATA / "packs" / "en"))


@cache
def said() -> Sequence[str]:
    """Everyday talk, and our own messages of every kind."""
    return (*read_talk(DATA / "packs" / "en"), *(case.post.text for case in own()))


def text(number: int) -> str:
    """The text of a number."""
    chance = random.Random(number)
    made = chance.choice(_KINDS)(chance)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        made = chance.choice(_CHANGES)(made, chance)[:LONGEST]
    return made[:LONGEST]


def post(number: int) -> Post:
    """The post of a number: mostly a text alone, sometimes with everything a post can have."""
    chance = random.Random(~number)
    if chance.random() < 0.8:
        return Post(1, 1, text(number))

    def some(most: int) -> range:
        return range(chance.randint(0, most))

    return Post(
        1,
        1,
        text(number),
        replied_to=Target(2, chance.randint(1, 2), text(number + 1)[:500]) if chance.random() < 0.3 else None,
        mentions=tuple(chance.randint(1, 3) for _ in some(2)),
        recent=tuple(
            Turn(chance.randint(1, 3), text(number + 7 + i)[:500], 9.0 * (5 - i), i) for i in some(5)
        ),
        attachments=tuple(Attachment(f"{i}.png", text(number + 20 + i)[:1000]) for i in some(2)),
        poll=Poll(text(number + 30)[:300], tuple(text(number + 31 + i)[:55] for i in some(4)))
        if chance.random() < 0.2
        else None,
        title=text(number + 40)[:100] if chance.random() < 0.3 else "",
        forwarded=tuple(text(number + 50 + i)[:1000] for i in some(2)),
    )


_SIZES = (3, 12, 40, 40, 120, 120, 120, 250, 250, 250, 400, 400, 400, 800, 2000, LONGEST)


def _said(chance: random.Random) -> str:
    return chance.choice((" ", "\n", ". ", "!! ")).join(
        chance.choices(texts(), k=chance.choice((1, 1, 1, 2, 4)))
    )


def _long(chance: random.Random) -> str:
    return " ".join(chance.choices(texts(), k=chance.choice((6, 8, 8, 12, 12, 20, 80))))


def _soup(chance: random.Random) -> str:
    low, high = chance.choice(
        ((0, 0x7F), (0, 0x2FF), (0x2000, 0x2BFF), (0xD800, 0xDFFF), (0, 0x10FFFF), (0x1D400, 0x1D7FF))
    )
    return "".join(chr(chance.randint(low, high)) for _ in range(_size(chance)))


def _pieces(chance: random.Random) -> str:
    few = chance.sample(PIECES, chance.randint(2, len(PIECES)))
    gaps = chance.choice((("",), (" ",), ("", "", " "), ("\n", "", " ")))
    return "".join(chance.choice(few) + chance.choice(gaps) for _ in range(_size(chance) // 3))


def _nest(chance: random.Random) -> str:
    marks = chance.choices(MARKS, k=chance.choice((2, 6, 40, 300)))
    inner = chance.choice(texts())
    return "".join(marks) + inner + "".join(reversed(marks)) if chance.random() < 0.5 else inner.join(marks)


def _one(chance: random.Random) -> str:
    piece: str = chance.choice(
        (*PIECES, *MARKS, *INVISIBLE, "a.", "a ", "d o t ", "...", "://", "%2", "buy my ", "?")
    )
    return piece * (_size(chance) // len(piece) + 1)


def _size(chance: random.Random) -> int:
    return chance.choice(_SIZES)


def _cut(made: str, chance: random.Random) -> str:
    low, high = sorted((chance.randint(0, len(made)), chance.randint(0, len(made))))
    return made[low:high]


def _sprinkled(made: str, chance: random.Random) -> str:
    what: Sequence[str] = chance.choice((INVISIBLE, *PIECES, *MARKS, " ", "\n", "\ufdfa", "\ud83d", "\u0301"))
    return "".join(char + chance.choice(what) if chance.random() < 0.1 else char for char in made)


def _cased(made: str, chance: random.Random) -> str:
    return chance.choice((made.upper(), made.title(), made.swapcase()))


def _styled(made: str, chance: random.Random) -> str:
    start = chance.choice((0x1D41A, 0xFF41, 0x24D0, 0x1F1E6))
    return "".join(chr(start + ord(char) - 97) if "a" <= char <= "z" else char for char in made)


def _linked(made: str, chance: random.Random) -> str:
    host = "".join(chance.choices(PIECES, k=4)) if chance.random() < 0.5 else "shop.example.com/ana"
    return f"{made} {host}" if chance.random() < 0.5 else f"{host} {made}"


def _turned(made: str, chance: random.Random) -> str:
    return made[::-1] if chance.random() < 0.5 else "\u202e" + made


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    _said,
    _said,
    _said,
    _long,
    _soup,
    _pieces,
    _pieces,
    _nest,
    _one,
)
_CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _sprinkled,
    _cased,
    _styled,
    _linked,
    _turned,
)
