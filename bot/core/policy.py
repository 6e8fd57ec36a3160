"""What a server and a member change about judging: preset, own sites, lists, exceptions, own patterns."""

from dataclasses import dataclass
from typing import Literal

from bot.core.finding import RuleName

Preset = Literal["gentle", "classic", "strict"]
PRESETS: tuple[Preset, ...] = ("gentle", "classic", "strict")


@dataclass(frozen=True, slots=True)
class Exemption:
    """Eases what matches every field that is set; an empty field matches anything.

    `phrase` eases the evidence that overlaps it (folded, whole words), `domain` the links at or below it
    (a host, or a host with a path prefix). With neither, the whole finding of `rule` is eased.
    """

    rule: RuleName | None = None
    phrase: str = ""
    domain: str = ""
    channel: int = 0
    member: int = 0


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """A moderator's own pattern (RE2, over folded text), checked by `own_pattern` before it is kept."""

    name: str
    regex: str
    rule: RuleName = "pitch"
    weight: float = 6.0


@dataclass(frozen=True, slots=True)
class Policy:
    """How strictly to judge this member in this server.

    `sites` are the member's declared own sites, `learned` the hosts this member keeps posting; `products`
    are names of the member's own products, `handles` the names the member goes by (to know their own
    profile pages; never judged themselves). `allow` and `deny` hold hosts, registrable domains, or either
    with a path prefix ("example.org/wiki"), matched on label boundaries; deny wins.
    """

    preset: Preset = "classic"
    sites: frozenset[str] = frozenset()
    learned: frozenset[str] = frozenset()
    products: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    allow: frozenset[str] = frozenset()
    deny: frozenset[str] = frozenset()
    exemptions: tuple[Exemption, ...] = ()
    patterns: tuple[OwnPattern, ...] = ()
