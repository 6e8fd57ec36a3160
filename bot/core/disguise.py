"""Disguises: the ways people hide a link from a machine but not from a reader, undone one kind at a time.

Each gives one more reading of the text, changed only where the marks of its kind stand, so that nothing is
glued together that nobody wrote as one. Whether a link is in a reading, linkscan.py says.
"""

import base64
import binascii
import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.core.spoken import spell
from bot.core.suffixes import Suffixes
from bot.core.text import fold
from bot.core.view import View, joined

_CODES = re.compile(r"(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&#x?[0-9a-f]{1,6};?|&(?:period|sol|colon);")
_SHORTCODES = re.compile(r":regional_indicator_([a-z]): ?")
_SPACED = re.compile(
    r"(?<!\S)\S(?:[.:/]{1,3}\S)?(?: \S(?:[.:/]{1,3}\S)?){4,}(?!\S)"
    r"|(?<!\S)\S(?:([\n\-_*|~+,])\S)(?:\1\S){3,}(?!\S)"
)
_SEPARATORS = re.compile(r"(?<=\S)[ \n](?=\S)|(?<=[^\-_*|~+,])[\-_*|~+,](?=[^\-_*|~+,])")
_ENCLOSED = re.compile(r"(?:\(\w\)[.:/]*){3,}")
_BRACKETS = re.compile(r"[()]")
_BACKWARDS = re.compile(r"\S*(?://:s?ptth|\bmoc\.\w|\bgro\.\w)\S*")
_ROT13 = re.compile(r"\buggcf?://\S+")
_ROT = {ord(c): chr((ord(c) - 97 + 13) % 26 + 97) for c in "abcdefghijklmnopqrstuvwxyz"}
_BASE64 = re.compile(r"aHR0c[A-Za-z0-9+/_\-]{6,}={0,2}")
_RIGHT_TO_LEFT = re.compile("[\u202e\u2067][^\u202c\u2069\n]*")
_QUOTE_BREAK = re.compile(r"(?<=\S)\n> ?(?=\S)")
_TURNED = {
    ord(turned): plain
    for turned, plain in zip("ɐqɔpǝɟƃɓɥıᴉɾʞlɯuodbɹsʇnʌʍxʎz˙/:", "abcdefgghiijklmnopqrstuvwxyz./:", strict=True)
}
_SURELY_TURNED = re.compile("[ɐɔǝɟɥᴉɯɹʇʌʍʎ]")


def readings(plain: View, given: str, suffixes: Suffixes) -> Iterator[View]:
    """The readings of a text that undo some disguise; none where there is nothing to undo."""
    text = plain.text
    view = plain
    if "%" in text or "&" in text or "\\" in text:
        view = view.rewrite(_CODES, _decoded).rewrite(_CODES, _decoded)
    if ":reg" in text:
        view = view.rewrite(_SHORTCODES, r"\1 ")
    if _SPACED.search(view.text):
        view = view.without(_SPACED, _SEPARATORS)
    if ")(" in text:
        view = view.without(_ENCLOSED, _BRACKETS)
    view = spell(view, suffixes)
    if view is not plain:
        yield view
    if "\n> " in text:
        yield spell(plain.rewrite(_QUOTE_BREAK, ""), suffixes)
    if "ptth" in text or "moc." in text or "gro." in text:
        for match in _BACKWARDS.finditer(text):
            yield plain.cut(*match.span()).backwards()
    if "uggc" in text:
        yield plain.rewrite(_ROT13, lambda match: match[0].translate(_ROT))
    if "aHR0c" in given:
        yield from _unpacked(given)
    if not given.isascii():
        if "\u202e" in given or "\u2067" in given:
            yield spell(_turned_round(plain, given), suffixes)
        if len(_SURELY_TURNED.findall(given)) > 2:
            yield _upside_down(given)


def _decoded(match: re.Match[str]) -> str:
    code = match[0]
    if code[0] == "%":
        text = bytes.fromhex(code.replace("%", "")).decode("utf-8", "replace")
    elif code[0] == "\\":
        text = chr(int(code[2:], 16))
    else:
        text = html.unescape(code)
    text = fold(text).text
    return text if text.isprintable() and " " not in text else code


def _unpacked(given: str) -> Iterator[View]:
    for match in _BASE64.finditer(given):
        code = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            text = base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8", "ignore")
        except (binascii.Error, ValueError):
            continue
        yield View.standing_for(fold(text).text, *match.span())


def _turned_round(plain: View, given: str) -> View:
    """Runs that are shown from right to left, as they are shown."""
    parts = []
    done = 0
    for match in _RIGHT_TO_LEFT.finditer(given):
        start, end = bisect_left(plain.starts, match.start()), bisect_left(plain.starts, match.end())
        parts += plain.cut(done, start), plain.cut(start, end).backwards()
        done = end
    return joined([*parts, plain.cut(done, len(plain.text))])


def _upside_down(given: str) -> View:
    """Letters that stand on their heads, read with the page turned round."""
    view = View(given, range(len(given)), range(1, len(given) + 1))
    turned = View(given.lower().translate(_TURNED), view.starts, view.ends) if len(given.lower()) == len(given) else view
    return turned.backwards()
