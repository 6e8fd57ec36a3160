"""Against gaming: words that say nothing, and words that were said already."""

import hashlib
from collections.abc import Sequence

from bot.core.text import fold

NEAR = 9
"""Bits of 64 in which the fingerprints of nearly the same words may differ."""
_LEAST_WORDS = 2
_WORDS_OF_ONE = ("a", "i", "u", "y", "e")
"""Letters that are words of their own, in one language or another."""
_LEAST_CHARACTERS = 4
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese
    (0x3400, 0x9FFF),  # Chinese
    (0x20000, 0x3FFFF),
)
"""Scripts that put no spaces between words: there, characters are counted."""


def _words(text: str) -> list[str]:
    """Runs of letters and digits, as an eye reads them; links and mentions are nobody's words."""
    spoken = " ".join(
        token
        for token in fold(text[:4000]).text.split()
        if "://" not in token and not token.startswith(("<@", "<#", "<:"))
    )
    return "".join(char if char.isalnum() else " " for char in spoken).split()


def _unspaced(word: str) -> bool:
    return any(low <= ord(char) <= high for char in word[:8] for low, high in _UNSPACED)


def thin(text: str) -> bool:
    """True for words that say nothing: none at all, one, one over and over, or one spelt out in letters."""
    words = _words(text)
    characters = {char for word in words if _unspaced(word) for char in word}
    said = {word for word in words if len(word) > 1 or word in _WORDS_OF_ONE or not "a" <= word <= "z"}
    return len(said) < _LEAST_WORDS and len(characters) < _LEAST_CHARACTERS


def fingerprint(text: str, key: bytes) -> int | None:
    """A keyed 63-bit similarity fingerprint: nearly the same words differ in few bits; None without words.

    It cannot be compared with words without the key, which never leaves the machine.
    """
    spoken = " ".join(_words(text))
    if not spoken:
        return None
    padded = f"  {spoken} "
    weights = [0] * 63
    for gram in {padded[at : at + 4] for at in range(max(len(padded) - 3, 1))}:
        bits = int.from_bytes(hashlib.blake2b(gram.encode(), digest_size=8, key=key[:64]).digest(), "big")
        for place in range(63):
            weights[place] += 1 if bits >> place & 1 else -1
    return sum(1 << place for place, weight in enumerate(weights) if weight > 0)


def near(one: int, other: int) -> bool:
    """True when two fingerprints are of nearly the same words."""
    return (one ^ other).bit_count() <= NEAR


def twins(prints: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For (message, fingerprint), in any order: message -> the first message with nearly the same words."""
    leaders: list[tuple[int, int]] = []
    found: dict[int, int] = {}
    for message, mark in sorted(prints):
        first = next((leader for leader, known in leaders if near(mark, known)), None)
        if first is None:
            leaders.append((message, mark))
        found[message] = message if first is None else first
    return found
