"""One step of undoing: a kind of disguise, the sign that calls for it, and how it is read."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.core.suffixes import Suffixes
from bot.core.view import View

Put = str | Callable[[re.Match[str], Suffixes], str]


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of disguise.

    `sign` is a coarse RE2 pattern over folded text: wherever `undo` changes a text, the sign is in it, so a
    text without any sign is done with after one pass. `example` is a link in this disguise.
    """

    name: str
    example: str
    sign: str
    undo: Callable[[View, Suffixes], View]


def rewriting(pattern: str, put: Put) -> Callable[[View, Suffixes], View]:
    """Replace what a pattern finds, by a template ("www.\\1") or by what a function makes of the match."""
    compiled = re.compile(pattern)
    if not isinstance(put, str):
        made = put
        return lambda view, suffixes: view.rewrite(compiled, lambda match: made(match, suffixes))
    if "\\" not in put:
        text = put
        return lambda view, _: view.rewrite(compiled, text)
    pieces = re.split(r"\\(\d)", put)  # text and numbers of groups, by turns

    def filled(match: re.Match[str]) -> str:
        return "".join(match[int(each)] if place % 2 else each for place, each in enumerate(pieces))

    return lambda view, _: view.rewrite(compiled, filled)


def leaving_out(pattern: str, inner: str) -> Callable[[View, Suffixes], View]:
    """Leave out what `inner` finds within every match of `pattern`."""
    outer_compiled, inner_compiled = re.compile(pattern), re.compile(inner)
    return lambda view, _: view.without(outer_compiled, inner_compiled)
