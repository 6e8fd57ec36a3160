"""The whole text in another order or alphabet: shown from right to left, spelt back to front, upside down,
split over the lines of a quote, in rot13 or base64."""

import base64
import binascii
import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.core.text import fold
from bot.core.view import View, joined

_ENDINGS_BACK = r"(?://:s?ptth|\b(?:moc|gro)\.\w|/(?:ten|gg|oi|oc|yl|em|eb|ee|vt|ku|ved|ppa|zyx|ed|rf)\.\w)"
_BACKWARDS = re.compile(_ENDINGS_BACK)
_WORD = re.compile(r"\S+")
_ROT13 = re.compile(r"\buggcf?://\S+")
_ROT = {ord(c): chr((ord(c) - 97 + 13) % 26 + 97) for c in "abcdefghijklmnopqrstuvwxyz"}
_BASE64 = re.compile(r"(?:aHR0c|d3d3L)[A-Za-z0-9+/_\-]{6,}={0,2}|\b[A-Za-z0-9+/_\-]{14,}={1,2}(?![\w=])")
_HEX = re.compile(r"(?<![0-9a-f])68 ?74 ?74 ?70(?: ?[0-9a-f]{2}){6,}")
_RIGHT_TO_LEFT = re.compile("[\u202e\u2067][^\u202c\u2069\n]*")
_QUOTE_BREAK = re.compile(r"(?<=\S)\n> ?(?=\S)")
_TURNED = {
    ord(turned): plain
    for turned, plain in zip(
        "ɐqɔpǝɟƃɓɥıᴉɾʞlɯuodbɹsʇnʌʍxʎz˙/:", "abcdefgghiijklmnopqrstuvwxyz./:", strict=True
    )
}
_SURELY_TURNED = re.compile("[ɐɔǝɟɥᴉɯɹʇʌʍʎ]")

_DRESSED = {
    ord(shown): letter
    for alphabet in (
        "卂乃匚ᗪ乇千Ꮆ卄丨ﾌҜㄥ爪几ㄖ卩Ɋ尺丂ㄒㄩᐯ山乂ㄚ乙",
        "ᗩᗷᑕᗪᗴᖴᘜᕼᓰᒍᛕᒪᗰᑎᝪᑭᑫᖇᔕ丅ᑌᐯᗯ᙭Ƴᘔ",
        "ᏗᏰፈᎴᏋᎦᎶᏂᎥᏠᏦᏝᎷᏁᎧᎮᎤᏒᏕᏖᏬᏉᏇጀᎩፚ",
        "ǟɮƈɖɛʄɢɦɨʝӄʟʍռօքզʀֆȶʊʋաӼʏʐ",
        "₳฿₵ĐɆ₣₲Ⱨ₤₯₭Ⱡ₥₦Ø₱Ɋ₹₴₮Ʉ℣₩ӾɎⱫ",
        "คც८ძ૯Բ૭ҺɿʆқՆɱՈ૦ƿҩՐςՇυ౮ω૪עઽ",
        "ąҍçժҽƒցհìʝҟӀʍղօքզɾʂէմѵա×վՀ",
        "คъ๒๔єŦﻮђเןкl๓ภ๏קợгรtยשฬxץz",
    )
    for shown, letter in zip(alphabet, "abcdefghijklmnopqrstuvwxyz", strict=True)
    if not shown.isascii()
}
_SURELY_DRESSED = re.compile(f"[{''.join(map(chr, _DRESSED))}]")

WHOLE_SIGNS = (r"\n> ?\S", _ENDINGS_BACK, "uggcf?://", "ahr0c|d3d3l|[a-z0-9+/]{14}=", "68 ?74 ?74 ?70")
"""Signs of the readings below that a folded text can show; the others show in the given text."""


def whole_readings(plain: View, given: str) -> Iterator[View]:
    """Readings of the whole text in another order or alphabet."""
    text = plain.text
    if "\n>" in text:  # a link split over the lines of a quote
        yield plain.rewrite(_QUOTE_BREAK, "")
    if "." in text:
        yield from _backwards(plain)
    if "uggc" in text:
        yield plain.rewrite(_ROT13, lambda match: match[0].translate(_ROT))
    if "aHR0c" in given or "d3d3L" in given or "=" in given:
        yield from _unpacked(given)
    if "7470" in text or "74 70" in text:
        yield from _from_hex(plain)
    if not given.isascii():
        if "\u202e" in given or "\u2067" in given:
            yield _shown(plain, given)
        if len(_SURELY_TURNED.findall(given)) > 2:
            yield _upside_down(given)
        if len(_SURELY_DRESSED.findall(given)) > 3:
            yield _undressed(given)


def _backwards(plain: View) -> Iterator[View]:
    """Words that end as a link begins, or begin as a host ends, read from the other end."""
    text = plain.text
    done = 0
    for match in _BACKWARDS.finditer(text):
        if match.start() >= done:
            blank = max(text.rfind(" ", done, match.start()), text.rfind("\n", done, match.start()))
            start = max(done, blank + 1)
            word = _WORD.match(text, start)
            done = word.end() if word else match.end()
            yield plain.cut(start, done).backwards()


def _unpacked(given: str) -> Iterator[View]:
    for match in _BASE64.finditer(given):
        code = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            text = base64.b64decode(code + "=" * (-len(code) % 4)).decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        if not text.isprintable():
            continue
        yield View.standing_for(fold(text).text, *match.span())


def _shown(plain: View, given: str) -> View:
    """Runs that are displayed from right to left, as they are displayed."""
    parts: list[View] = []
    done = 0
    for match in _RIGHT_TO_LEFT.finditer(given):
        start, end = bisect_left(plain.starts, match.start()), bisect_left(plain.starts, match.end())
        parts += plain.cut(done, start), plain.cut(start, end).backwards()
        done = end
    return joined([*parts, plain.cut(done, len(plain.text))])


def _from_hex(plain: View) -> Iterator[View]:
    """Digits of bytes that begin with "http"."""
    for match in _HEX.finditer(plain.text):
        code = match[0].replace(" ", "")
        yield View.standing_for(
            fold(bytes.fromhex(code).decode("utf-8", "ignore")).text, *plain.span(*match.span())
        )


def _undressed(given: str) -> View:
    """Letters of many scripts that generators of fancy text put for Latin ones."""
    shown = [
        (at, char) for at, each in enumerate(given) for char in _DRESSED.get(ord(each)) or fold(each).text
    ]
    return View("".join(char for _, char in shown), [at for at, _ in shown], [at + 1 for at, _ in shown])


def _upside_down(given: str) -> View:
    """Letters that stand on their heads, read with the page turned round."""
    shown = [
        (at, char) for at, each in enumerate(given) for char in _TURNED.get(ord(each)) or fold(each).text
    ]
    return View(
        "".join(char for _, char in shown), [at for at, _ in shown], [at + 1 for at, _ in shown]
    ).backwards()
