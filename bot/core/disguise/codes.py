"""Letters in code or in pieces: percent signs, entities, emoji by name, s p a c e d letters."""

import html
import re

from bot.core.disguise.step import Step, leaving_out, rewriting
from bot.core.suffixes import Suffixes
from bot.core.text import fold

_CODE = (
    r"(?:%[0-9a-f]{2})+|%u[0-9a-f]{4}|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\x[0-9a-f]{2}|\\[01][0-7]{2}|=(?:2e|2f|3a)"
    r"|&#x?[0-9a-f]{1,6};?|&(?:period|sol|colon|dot);|&amp;(?:#|(?:period|sol|colon|dot);)"
)
_BETWEEN = r"[\n\-_*|~+,•·/=>]"


def _decoded(match: re.Match[str], _: Suffixes) -> str:
    code = match[0]
    if code.startswith("%u"):
        text = chr(int(code[2:], 16))
    elif code[0] == "%":
        text = bytes.fromhex(code.replace("%", "")).decode("utf-8", "replace")
    elif code[0] == "=":
        text = chr(int(code[1:], 16))
    elif code.startswith("&amp;"):
        return "&" + code[5:]
    elif code[0] == "\\":
        number = int(code[1:], 8) if code[1:].isdecimal() else int(code[2:].strip("{}"), 16)
        text = chr(number) if number < 0x110000 else code
    else:
        text = html.unescape(code)
    text = fold(text).text
    return text if text.isprintable() and " " not in text else code


CODES = (
    Step("code", "example%2Ecom, example&#46;com", _CODE, rewriting(_CODE, _decoded)),
    Step("code in code", "example%252Ecom", _CODE, rewriting(_CODE, _decoded)),
    Step("code in code in code", "example%25252Ecom", _CODE, rewriting(_CODE, _decoded)),
    Step(
        "full stop by its number",
        "example U+002E com",
        r"u\+002e",
        rewriting(r"(?<=[^\W_])\s?u\+002e\s?(?=(?:com|net|org|io|gg|co)\b)", "."),
    ),
    Step(
        "emoji by name",
        ":regional_indicator_a: :regional_indicator_b:",
        ":regional_indicator_",
        rewriting(r":regional_indicator_([a-z]):(?: (?=:reg))?", r"\1"),
    ),
    Step(
        "dot by name of its emoji",
        "example:red_circle:com",
        r":\w{0,30}(?:circle|dot|record_button|radio_button|bullet|diamond)\w{0,12}:",
        rewriting(
            r"(?<=\w)\s?:\w{0,30}(?:circle|dot|record_button|radio_button|bullet|diamond)\w{0,12}:\s?(?=(?:com|net|org|gg|io)\b)",
            ".",
        ),
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
        r"(?:\S\n){4}|(?:\S-){4}|(?:\S_){4}|(?:\S\*){4}|(?:\S\|){4}|(?:\S~){4}|(?:\S\+){4}|(?:\S,){4}|(?:\S•){4}|(?:\S·){4}|(?:\S/){5}|(?:\S=){4}|(?:\S>){4}",
        leaving_out(
            rf"(?<!\S)\S(?:({_BETWEEN})\S)(?:\1\S){{3,}}(?!\S)", rf"(?<!{_BETWEEN}){_BETWEEN}(?!{_BETWEEN})"
        ),
    ),
    Step(
        "letters far apart",
        "e  x  a  m  p  l  e  .  c  o  m",
        r"(?:\S {2,4}){4}",
        leaving_out(r"(?<!\S)\S(?:( {2,4})\S)(?:\1\S){3,}(?!\S)", r" +"),
    ),
    Step(
        "enclosed letters",
        "(a)(b)(c).(d), [a][b][.][c]",
        r"[(\[{]\S[)\]}][.:/]*[(\[{]",
        leaving_out(r"(?:[(\[{][\w.:/][)\]}][.:/]*){3,}", r"[()\[\]{}]"),
    ),
    Step(
        "letters in a list",
        "e | x | a | m | . | c | o | m",
        r"(?:\S(?:, | [•·⋅|>+/] )){4}",
        leaving_out(r"(?<!\S)\S(?:(, | [•·⋅|>+/] )\S)(?:\1\S){3,}(?!\S)", r", | [•·⋅|>+/] "),
    ),
)
