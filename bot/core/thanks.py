"""Thanks: whether a short message, said right after an answer, is an acknowledgement of it.

Why: many people thank without pressing "reply". It is read only of somebody who has just been answered, and
what is not clearly thanks is none: a reply or a reaction can always say it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.text import fold

Phrase = tuple[str, ...]
_CLAUSE = re.compile(r"[.!,;:…\n()—–]+|(?:^|\s)-+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+|🙏")
_ADDRESS = re.compile(r"https?://|www\.|\w\.[a-z]{2,}/")
_NO_WORDS = re.compile(r"<(?:a?:\w+:|t:)[^<>\s]{0,100}>|:\w+:")
"""Discord's own emoji and moments: no words."""
_LONGEST = 300
"""Characters of the longest text that is looked at."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """The phrases of thanks of one language; `most` words a message may have."""

    most: int
    thanks: frozenset[Phrase]
    beside: frozenset[Phrase]
    never: frozenset[Phrase]

    def said(self, text: str, names: Iterable[str] = ()) -> bool:
        """True where a text is a word of thanks and hardly anything else; `names` may be said beside it."""
        if len(text) > _LONGEST or "?" in text:
            return False
        folded = fold(_NO_WORDS.sub(" ", text)).text
        if _ADDRESS.search(folded):
            return False
        clauses = [words for clause in _CLAUSE.split(folded) if (words := _words(clause))]
        words = tuple(word for clause in clauses for word in clause)
        if not 0 < len(words) <= self.most or _holds(words, self.never):
            return False
        beside = self.beside | {part for name in names for part in _parts(_words(fold(name).text))}
        known = self.thanks | beside
        if any(len(clause) == 1 and clause not in known for clause in clauses):
            return False  # somebody else is called by name
        return any(self._made_of_thanks(clause, beside) for clause in (clauses[0], clauses[-1], words))

    def _made_of_thanks(self, words: Phrase, beside: frozenset[Phrase]) -> bool:
        """True where the words are known phrases, one after the other, and one of them thanks."""
        reached = {(0, False)}
        for end in range(1, len(words) + 1):
            for start in range(end):
                phrase = words[start:end]
                thanks = phrase in self.thanks
                if thanks or phrase in beside:
                    reached |= {(end, thanked or thanks) for at, thanked in reached if at == start}
        return (len(words), True) in reached


def _words(text: str) -> Phrase:
    return tuple(_WORD.findall(text))


def _parts(name: Phrase) -> Iterator[Phrase]:
    """A name, and what it is cut down to when somebody is called."""
    if name:
        yield name
        yield name[:1]


def read_thanks(most: int, thanks: Iterable[str], beside: Iterable[str], never: Iterable[str]) -> Thanks:
    """The phrases as data has them: words parted by blanks, apostrophes left out."""
    read = [frozenset(tuple(phrase.split()) for phrase in phrases) for phrases in (thanks, beside, never)]
    return Thanks(most, *read)


def _holds(words: Phrase, phrases: frozenset[Phrase]) -> bool:
    return any(
        words[start : start + length] in phrases
        for length in {len(phrase) for phrase in phrases}
        for start in range(len(words) - length + 1)
    )
