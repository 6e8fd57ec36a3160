"""Leaning words: how far the words of a sentence lean towards a kind where no pattern knows their order.

Why: people sell in new words every day, but the same few things have to be said: what there is, what it
costs, that a place is free, who is spoken to, what to do. No such word tells by itself; several families of
them in one sentence do. What everyday talk is made of leans the other way.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import copysign, fsum

from bot.core.memo import Memo
from bot.core.plain import sentences

NUMBER = "number"
"""The family of words with a digit in them, whatever the number is."""
SIGN = "sign"
"""The family of emoji, whatever they show."""
ORDER = "order"
"""The family of sentences that begin with one of `ACTS`."""
ACTS = "act"
"""The family of words for what a reader may be told to do."""
ANY = "0"
"""Stands for digits in a row, where words are looked up: "20th" is "0th"."""

ROUNDED = 1e-6
"""Points that sums in another order may differ by."""
_PIECE = re.compile(r"[a-z0-9]+|[$€£]|[^\x00-\x7f]+|[?!]")
_DIGITS = re.compile(r"[0-9]+")
_TOKEN = re.compile(r"[^ ]+")
_BEFORE = frozenset(("please", "pls", "plz", "so", "and", "just", "go", "come", "then", "now", "also", "or"))


@dataclass(frozen=True, slots=True)
class Kin:
    """A family of words: what any of them weighs, once a post, and what some of them weigh besides."""

    name: str
    each: float
    cap: float
    why: str
    words: frozenset[str] = frozenset()
    besides: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word that leans: the families it belongs to, and the one in which it has points of its own.

    There is one of each, so that they are told apart by what they are.
    """

    text: str
    kin: tuple[str, ...]
    home: str
    own: float


@dataclass(frozen=True, slots=True)
class Said:
    """A leaning word and where it stands in a plain text."""

    word: Word
    start: int
    end: int


Sums = Mapping[str, float]
"""Points by family."""


def pieces(plain: str) -> list[str]:
    """The words and signs of a plain text as they are looked up here."""
    return _PIECE.findall(_DIGITS.sub(ANY, plain))


class Leaning:
    """The leaning words of one kind. Immutable; pure."""

    def __init__(self, kind: str, telling: float, kin: Sequence[Kin]) -> None:
        self.kind = kind
        self.telling = telling
        """Points from which the words of a sentence tell; those of other sentences do not count."""
        self.kin = {each.name: each for each in kin}
        self._known = {text: self._word(text) for each in kin for text in (*each.words, *each.besides)}
        self._shapes = {name: Word("", (name,), "", 0.0) for name in (NUMBER, SIGN, ORDER)}
        self._acts = self.kin[ACTS].words if ACTS in self.kin else frozenset()
        self._pieces = Memo(self._read)
        self._most = Memo(self._at_most)
        self._counts = Memo(self._counted)
        self._worth: Mapping[str | Word, float] = {
            **{each.name: each.each for each in kin},
            **{word: word.own for word in self._known.values()},
        }
        self._eases = {each: min(0.0, worth) for each, worth in self._worth.items()}
        self._least_cap = min((each.cap for each in kin), default=0.0)
        self.alone: Mapping[Word, tuple[bool, str]] = Memo(self._alone)
        """Of each word, whether it raises where no other is counted, and the family that it stands for."""
        self._order = max(0.0, self.kin[ORDER].each) if ORDER in self.kin else 0.0

    def _word(self, text: str) -> Word:
        homes = [each for each in self.kin.values() if text in each.besides]
        kin = tuple(each.name for each in self.kin.values() if text in each.words)
        home = homes[0] if homes else None
        return Word(text, kin, home.name if home else "", home.besides[text] if home else 0.0)

    def _read(self, token: str) -> tuple[Word, ...]:
        """The leaning words that a token of plain text holds."""
        found: list[Word] = []
        for text in pieces(token):
            if ANY in text:
                found.append(self._shapes[NUMBER])
            elif not text.isascii() and not any(char.isalnum() or char in "£€" for char in text):
                found.append(self._shapes[SIGN])
            word = self._known.get(text)
            if word is not None:
                found.append(word)
        return tuple(found)

    def _at_most(self, token: str) -> float:
        """What a token can weigh in any company."""
        return sum(max(0.0, self._worth[each]) for each in self._counts[token])

    def _counted(self, token: str) -> frozenset[str | Word]:
        """What counts in a token, each once: names of families, and words with points of their own."""
        words = self._pieces[token]
        own = (word for word in words if word.own)
        return frozenset((*(name for word in words for name in word.kin if self._worth[name]), *own))

    def _alone(self, word: Word) -> tuple[bool, str]:
        points = self.points(word, ())
        return sum(points.values()) > 0, max(points, key=lambda name: abs(points[name]), default="")

    def words(self, tokens: Collection[str]) -> set[Word]:
        """The leaning words of a sentence, given as the tokens of its plain text."""
        found: set[Word] = set().union(*map(self._pieces.__getitem__, tokens))
        for token in tokens:
            first = token.strip(".!?")
            if first not in _BEFORE:
                if first in self._acts:
                    found.add(self._shapes[ORDER])
                break
        return found

    def told(self, plain: str) -> list[tuple[int, int, set[Word]]]:
        """The sentences of a plain text whose words tell: where each stands, and its leaning words."""
        found: list[tuple[int, int, set[Word]]] = []
        for low, high in sentences(plain):
            tokens = plain[low:high].split()
            if self._may_tell(tokens):
                words = self.words(tokens)
                if self.weigh(words) >= self.telling:
                    found.append((low, high, words))
        return found

    def may_tell(self, tokens: Sequence[str]) -> bool:
        """False where no sentence of these words can tell: so much is seen by what raises in them."""
        return sum(map(self._most.__getitem__, tokens)) + self._order >= self.telling - ROUNDED

    def _may_tell(self, tokens: Sequence[str]) -> bool:
        """False where a sentence of these words does not tell, if that is seen without weighing by family."""
        counted = set[str | Word]().union(*map(self._counts.__getitem__, tokens))
        if sum(map(self._worth.__getitem__, counted)) + self._order >= self.telling - ROUNDED:
            return True
        # What eases counts up to its family's cap: beyond the least of them the sum may be too low.
        return sum(map(self._eases.__getitem__, counted)) < -self._least_cap

    def weigh(self, words: Collection[Word]) -> float:
        """Points of some words together: each family once, whatever words have of their own besides."""
        return round(fsum(self.sums(words).values()), 6)  # the same in whatever order they come

    def sums(self, words: Collection[Word]) -> Sums:
        """Points by family, each up to its cap."""
        sums: dict[str, float] = {}
        for word in words:
            if word.own:
                sums[word.home] = sums.get(word.home, 0.0) + word.own
        for name in {name for word in words for name in word.kin}:
            sums[name] = sums.get(name, 0.0) + self.kin[name].each
        for name, each in sums.items():
            if abs(each) > self.kin[name].cap:
                sums[name] = copysign(self.kin[name].cap, each)
        return sums

    def points(self, word: Word, counted: Collection[str]) -> Sums:
        """What a word adds to those that were `counted` before it, by family."""
        found = {name: self.kin[name].each for name in word.kin if name not in counted}
        if word.own and f"word {word.text}" not in counted:
            found[word.home] = found.get(word.home, 0.0) + word.own
        return found

    def places(self, plain: str, low: int, high: int) -> Iterator[Said]:
        """Where the leaning words of a sentence stand in a plain text."""
        first = True
        for match in _TOKEN.finditer(plain, low, high):
            bare = match[0].strip(".!?")
            if first and bare and bare not in _BEFORE:
                first = False
                if bare in self._acts:
                    yield Said(self._shapes[ORDER], *match.span())
            for word in self._pieces[match[0]]:
                yield Said(word, *match.span())
