"""A moderator's own patterns and phrases: RE2 or refused with the reason, kept only if examples pass."""

from collections.abc import Sequence
from dataclasses import dataclass

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.finding import Advice, RuleName
from bot.core.policy import OwnPattern
from bot.core.text import fold

LONGEST = 300
"""Characters a pattern may have."""
_MEMORY = 1 << 20
"""Bytes its automaton may use: what needs more is refused, so that nobody can make judging slow."""
_FEWEST = 1
"""Examples that must hit: a pattern nobody has tried is a guess."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a pattern was not kept: a text key, with what went wrong."""

    reason: Advice


def own_pattern(
    text: str,
    hits: Sequence[str],
    misses: Sequence[str] = (),
    *,
    rule: RuleName = "pitch",
    name: str = "",
) -> OwnPattern | Refusal:
    """Check a pattern against its own examples; `text` is RE2 syntax, matched on folded (lower-case) text."""
    written = text.strip()
    if not written:
        return _refused("empty")
    if len(written) > LONGEST:
        return _refused("too_long", most=LONGEST)
    options = re2.Options()
    options.max_mem = _MEMORY
    options.log_errors = False
    options.case_sensitive = False
    try:
        compiled = re2.compile(written, options)
    except re2.error as error:
        said = error.args[0] if error.args else ""
        return _refused(
            "not_re2", why=said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        )
    if compiled.search("") is not None:
        return _refused("matches_nothing_at_all")
    wanted = [example for example in hits if example.strip()]
    if len(wanted) < _FEWEST:
        return _refused("no_examples")
    for example in wanted:
        if compiled.search(fold(example).text) is None:
            return _refused("example_not_hit", example=example)
    for example in misses:
        if compiled.search(fold(example).text) is not None:
            return _refused("near_miss_hit", example=example)
    return OwnPattern(name or written, written, rule)


def own_phrase(
    phrase: str,
    hits: Sequence[str] = (),
    misses: Sequence[str] = (),
    *,
    rule: RuleName = "pitch",
) -> OwnPattern | Refusal:
    """The same for a plain phrase: its words in a row, in any case, parted by anything but a letter."""
    words = fold(phrase).text.split()
    if not words:
        return _refused("empty")
    pattern = r"\W+".join(re2.escape(word) for word in words)
    head = r"\b" if words[0][0].isalnum() else ""
    tail = r"\b" if words[-1][-1].isalnum() else ""
    return own_pattern(head + pattern + tail, hits or (phrase,), misses, rule=rule, name=phrase.strip())


def _refused(reason: str, **args: str | int) -> Refusal:
    return Refusal(Advice(f"own_pattern.{reason}", args))
