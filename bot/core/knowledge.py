"""What the project knows about language and hosts, as one frozen value built from data/ at the start."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.hosts import Hosts
from bot.core.lean import Leaning
from bot.core.lexicon import Lexicon
from bot.core.links import Suffixes
from bot.core.pack import Family
from bot.core.policy import Preset
from bot.core.thanks import Thanks, read_thanks


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Built once by `bot.knowledge.load()`; shared by every judgement."""

    lexicon: Lexicon
    families: Mapping[tuple[str, str], Family]
    thresholds: Mapping[str, Mapping[Preset, float]]
    suffixes: Suffixes
    hosts: Hosts
    leaning: Mapping[str, Leaning] = field(default_factory=dict)
    """The leaning words of each kind that has some."""
    thanks: Thanks = field(default_factory=lambda: read_thanks(0, (), (), ()))
    """What a word of thanks looks like."""
