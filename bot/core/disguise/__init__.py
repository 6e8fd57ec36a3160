"""Disguises: the ways people hide a link from a machine but not from a reader, undone one kind at a time.

Each kind has a sign; all signs are looked for in one pass, and a text without any costs nothing more. What
is undone gives one more reading of the text, changed only where the marks of its kind stand, so that nothing
is glued together that nobody wrote as one. Whether a link is in a reading, linkscan.py says.
"""

from collections.abc import Iterator, Sequence

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.disguise.codes import CODES
from bot.core.disguise.dots import DOTS
from bot.core.disguise.slashes import MARKUP, SLASHES
from bot.core.disguise.step import Step
from bot.core.disguise.whole import WHOLE_SIGNS, whole_readings
from bot.core.suffixes import Suffixes
from bot.core.view import View

STEPS: tuple[Step, ...] = (*CODES, MARKUP, *SLASHES[:1], *DOTS, *SLASHES[1:])
"""In the order in which they are undone: codes first, since anything may be in code."""

_PLAIN = r"//|\.[^\s.]"


def _options() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    return options


def _signs() -> re2.Set:
    signs = re2.Set.SearchSet(_options())
    for sign in (*(step.sign for step in STEPS), *WHOLE_SIGNS, _PLAIN):
        signs.Add(sign)
    signs.Compile()
    return signs


_SIGNS = _signs()
_SIGN = tuple(re2.compile(step.sign, _options()) for step in STEPS)


def signs_of(text: str) -> Sequence[int]:
    """Which signs a folded text shows: indexes of STEPS, then those of other readings and of plain links."""
    found: Sequence[int] = _SIGNS.Match(text) or ()
    return found


def readings(plain: View, given: str, shown: Sequence[int], suffixes: Suffixes) -> Iterator[View]:
    """The readings of a text that undo some disguise; none where there is nothing to undo."""
    view = _undone(plain, shown, suffixes)
    if view is not plain:
        yield view
    yield from whole_readings(plain, given)


def _undone(view: View, shown: Sequence[int], suffixes: Suffixes) -> View:
    plain = view
    for index, step in enumerate(STEPS):
        # What is undone may show a sign that was not there before.
        if index in shown if view is plain else _SIGN[index].search(view.text) is not None:
            view = step.undo(view, suffixes)
    return view
