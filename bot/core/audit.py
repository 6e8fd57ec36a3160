"""The audit: how much of a stream is one of the three noises, and how much is talk."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.verdict import Verdict

Noise = Literal["bare_link", "pitch", "metrics"]
NOISES: tuple[Noise, ...] = ("bare_link", "pitch", "metrics")
"""The three that the dare names: links with nothing said, pitches, and numbers of one's own."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts over a stream: `read` posts, of which `noisy` hold at least one noise (each post once).

    A post with two noises counts in both of them, so the three may add up to more than `noisy`.
    """

    read: int = 0
    bare_link: int = 0
    pitch: int = 0
    metrics: int = 0
    noisy: int = 0
    questions: int = 0
    replies: int = 0

    def share(self, noise: Noise) -> float:
        """Share of the posts read that hold this noise, 0 to 1; 0 for an empty stream."""
        return self._of_read(getattr(self, noise))

    @property
    def noise(self) -> float:
        """Share of the posts read that are one of the three noises, 0 to 1."""
        return self._of_read(self.noisy)

    @property
    def talk(self) -> float:
        """Share of the posts read that hold none of the three, 0 to 1; 1 for an empty stream."""
        return 1.0 - self.noise

    def add(self, verdict: Verdict) -> "Audit":
        """This audit with one more post."""
        rules = {finding.rule for finding in verdict.findings}
        signals = {talk.signal for talk in verdict.signals}
        return replace(
            self,
            read=self.read + 1,
            bare_link=self.bare_link + ("bare_link" in rules),
            pitch=self.pitch + ("pitch" in rules),
            metrics=self.metrics + ("metrics" in rules),
            noisy=self.noisy + (not rules.isdisjoint(NOISES)),
            questions=self.questions + ("question" in signals),
            replies=self.replies + (not signals.isdisjoint(("answer", "reply"))),
        )

    def _of_read(self, count: int) -> float:
        return count / self.read if self.read else 0.0


def audit(verdicts: Iterable[Verdict]) -> Audit:
    """Audit a stream of verdicts, in one pass."""
    total = Audit()
    for verdict in verdicts:
        total = total.add(verdict)
    return total
