"""Disguises: the ways people hide a link from a machine but not from a reader, undone one kind at a time.

Each kind has a sign; all signs are looked for in one pass, and a text without any costs nothing more. What
is undone gives one more reading of the text, changed only where the marks of its kind stand, so that nothing
is glued together that nobody wrote as one. Whether a link is in a reading, linkscan.py says.
"""

from collections.abc import Iterator, Sequence

import re2  # type: ignore[import-untyped]  # google-re2 ships no types

from bot.core.disguise.codes import CODES
from bot.core.disguise.dots import DOTS
from bot.core.disguise.slashes import APART, MARKUP, SLASHES, STRUCK, UNDERLINED
from bot.core.disguise.step import Step
from bot.core.disguise.whole import WHOLE_SIGNS, whole_readings
from bot.core.suffixes import Suffixes
from bot.core.view import View

STEPS: tuple[Step, ...] = (*CODES, STRUCK, UNDERLINED, APART, MARKUP, *SLASHES[:1], *DOTS, *SLASHES[1:])
"""In the order in which they are undone: codes first, since anything may be in code."""

_PLAIN = r"//|\.[^\s.]"
_ALL = (*(step.sign for step in STEPS), *WHOLE_SIGNS, _PLAIN)
_MEMORY = 64 << 20
"""Bytes that the automaton of all signs may use: with too few it is built again and again."""
_LONG = 400
"""Characters from which a text is searched for one sign after the other: many signs in a text that is made of
little else need ever new states of the one automaton, which costs milliseconds."""


def _options(memory: int) -> re2.Options:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.never_capture = True
    return options


def _signs() -> re2.Set:
    signs = re2.Set.SearchSet(_options(_MEMORY))
    for sign in _ALL:
        signs.Add(sign)
    signs.Compile()
    return signs


_SIGNS = _signs()
_SIGN = tuple(re2.compile(sign, _options(8 << 20)) for sign in _ALL)


def signs_of(text: str) -> Sequence[int]:
    """Which signs a folded text shows: indexes of STEPS, then those of other readings and of plain links."""
    if len(text) < _LONG:
        found: Sequence[int] = _SIGNS.Match(text) or ()
        return found
    encoded = text.encode()
    return [index for index, sign in enumerate(_SIGN) if sign.search(encoded) is not None]


def readings(plain: View, given: str, shown: Sequence[int], suffixes: Suffixes) -> Iterator[View]:
    """The readings of a text that undo some disguise; none where there is nothing to undo."""
    view = _undone(plain, shown, suffixes)
    if view is not plain:
        yield view
    yield from whole_readings(plain, given)


def _undone(view: View, shown: Sequence[int], suffixes: Suffixes) -> View:
    plain, signs = view, frozenset(shown)
    for index, step in enumerate(STEPS):
        # What is undone may show a sign that was not there before.
        if index in signs if view is plain else _SIGN[index].search(view.text) is not None:
            view = step.undo(view, suffixes)
    return view
