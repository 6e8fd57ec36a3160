"""Disguises: the ways people hide a link from a machine but not from a reader, undone one kind at a time."""

import re
from collections.abc import Iterator

from bot.core.view import View

HINT = re.compile(r"[.:/\\%&]|dot|www|h(?:xx|tt)p", re.I)
"""A text of ASCII without any of these holds no link, however disguised."""

_BRACKETED = re.compile(r"\s*[\[({<]\s*(?:\.|dot|d0t|punkt|punto|ponto|point)\s*[\])}>]\s*(?=\w)")
_HXXP = re.compile(r"\bh(?:xx|\*\*|__|--|tx|xt)p(s?)\s*(?=[:\[(])")
_SLASHES = re.compile(r"(?<=http|ttps)\s*[\[(]?\s*:\s*[\])]?\s*[/\\]\s*[/\\]\s*")
_BACKSLASH = re.compile(r"\\+(?=\w)")


def views(plain: View, given: str) -> Iterator[View]:
    """The readings of a text that undo some disguise; none where there is nothing to undo."""
    view = plain.rewrite(_HXXP, r"http").rewrite(_SLASHES, "://").rewrite(_BRACKETED, ".")
    if view is not plain:
        yield view
