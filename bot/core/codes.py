"""Links in code or in pieces: percent signs, entities, emoji letters, s p a c e d letters, back to front, base64."""

import base64
import binascii
import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.core.suffixes import Suffixes
from bot.core.text import fold
from bot.core.undo import Step, leaving_out, rewriting
from bot.core.view import View, joined

_CODE = r"(?:%[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&#x?[0-9a-f]{1,6};?|&(?:period|sol|colon);"


def _decoded(match: re.Match[str], _: Suffixes) -> str:
    code = match[0]
    if code[0] == "%":
        text = bytes.fromhex(code.replace("%", "")).decode("utf-8", "replace")
    elif code[0] == "\\":
        text = chr(int(code[2:], 16))
    else:
        text = html.unescape(code)
    text = fold(text).text
    return text if text.isprintable() and " " not in text else code


CODES = (
    Step("code", "example%2Ecom, example&#46;com", _CODE, rewriting(_CODE, _decoded)),
    Step("code in code", "example%252Ecom", _CODE, rewriting(_CODE, _decoded)),
    Step(
        "emoji by name",
        ":regional_indicator_a: :regional_indicator_b:",
        ":regional_indicator_",
        rewriting(r":regional_indicator_([a-z]): ?", r"\1 "),
    ),
    Step(
        "spaced letters",
        "e x a m p l e . c o m",
        r"(?:^|\s)\S(?:[.:/]{1,3}\S)?(?: \S(?:[.:/]{1,3}\S)?){4}(?:\s|$)",
        leaving_out(r"(?<!\S)\S(?:[.:/]{1,3}\S)?(?: \S(?:[.:/]{1,3}\S)?){4,}(?!\S)", r"(?<=\S) (?=\S)"),
    ),
    Step(
        "letters apart",
        "e-x-a-m-p-l-e-.-c-o-m",
        r"(?:\S\n){4}|(?:\S-){4}|(?:\S_){4}|(?:\S\*){4}|(?:\S\|){4}|(?:\S~){4}|(?:\S\+){4}|(?:\S,){4}",
        leaving_out(
            r"(?<!\S)\S(?:([\n\-_*|~+,])\S)(?:\1\S){3,}(?!\S)", r"(?<=[^\n\-_*|~+,])[\n\-_*|~+,](?=[^\n\-_*|~+,])"
        ),
    ),
    Step("enclosed letters", "(a)(b)(c).(d)", r"\(\S\)[.:/]*\(", leaving_out(r"(?:\(\w\)[.:/]*){3,}", r"[()]")),
)

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

WHOLE_SIGNS = (r"\n> ?\S", r"//:s?ptth|moc\.|gro\.", "uggcf?://", "ahr0c")
"""Signs of the readings below that a folded text can show; the others show in the given text."""


def whole_readings(plain: View, given: str) -> Iterator[View]:
    """Readings of the whole text in another order or alphabet."""
    text = plain.text
    if "\n>" in text:  # a link split over the lines of a quote
        yield plain.rewrite(_QUOTE_BREAK, "")
    if "ptth" in text or "moc." in text or "gro." in text:
        for match in _BACKWARDS.finditer(text):
            yield plain.cut(*match.span()).backwards()
    if "uggc" in text:
        yield plain.rewrite(_ROT13, lambda match: match[0].translate(_ROT))
    if "aHR0c" in given:
        yield from _unpacked(given)
    if not given.isascii():
        if "\u202e" in given or "\u2067" in given:
            yield _shown(plain, given)
        if len(_SURELY_TURNED.findall(given)) > 2:
            yield _upside_down(given)


def _unpacked(given: str) -> Iterator[View]:
    for match in _BASE64.finditer(given):
        code = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            text = base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8", "ignore")
        except (binascii.Error, ValueError):
            continue
        yield View.standing_for(fold(text).text, *match.span())


def _shown(plain: View, given: str) -> View:
    """Runs that are displayed from right to left, as they are displayed."""
    parts = []
    done = 0
    for match in _RIGHT_TO_LEFT.finditer(given):
        start, end = bisect_left(plain.starts, match.start()), bisect_left(plain.starts, match.end())
        parts += plain.cut(done, start), plain.cut(start, end).backwards()
        done = end
    return joined([*parts, plain.cut(done, len(plain.text))])


def _upside_down(given: str) -> View:
    """Letters that stand on their heads, read with the page turned round."""
    return View(given.translate(_TURNED), range(len(given)), range(1, len(given) + 1)).backwards()
