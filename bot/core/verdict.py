"""The verdict: all findings on one post, by the one judge that every reader shares."""

from dataclasses import dataclass

from bot.core.finding import Finding, Talk
from bot.core.links import Link


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a post: its links, its noise (`findings`), its talk (`signals`)."""

    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    signals: tuple[Talk, ...] = ()

    @property
    def clean(self) -> bool:
        """True when no rule fired."""
        return not self.findings
