"""A pack: what one language's noise and talk sound like, as weighted patterns in capped families."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.policy import Preset


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of language: an RE2 pattern over plain text, its weight and its reason.

    A soft pattern is made of words too common to look for: it is tried only where something telling of its
    kind was found, so it never makes a finding by itself. So is a circumstance, which has the name of a
    `fact` instead of a pattern (see `circumstances`). `kind` names the rule or signal it speaks for; a
    negative weight eases. `hits` and `misses` are its own examples: each hit must match, no miss may.
    """

    key: str
    kind: str
    family: str
    regex: str
    soft: bool
    fact: str
    weight: float
    why: str
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns that say the same thing in different words: together they count at most `cap`."""

    kind: str
    name: str
    cap: float
    why: str


@dataclass(frozen=True, slots=True)
class Pack:
    """All that one language brings: families, patterns, and each kind's thresholds by preset."""

    language: str
    families: Mapping[tuple[str, str], Family]
    patterns: tuple[Pattern, ...]
    thresholds: Mapping[str, Mapping[Preset, float]]
