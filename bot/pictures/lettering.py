"""One line of text: cut to its width between letters, each run in a font that has it, in its direction."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from PIL import Image, ImageDraw

from bot.core.names import ZWJ, ZWNJ, clusters
from bot.pictures.bidi import base_level, in_sight_order, levels
from bot.pictures.fonts import Fonts, Style

Colour = tuple[int, int, int]
Anchor = Literal["left", "middle", "right"]
_EMOJI_SCALE = 1.2
_EMOJI_DROP = 0.27
"""How far an emoji reaches below the line that letters stand on, as a share of the size."""


@dataclass(frozen=True, slots=True)
class _Run:
    font: str
    text: str
    level: int
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A laid-out line; `width` in pixels, runs from left to right as they are seen."""

    runs: tuple[_Run, ...]
    width: float
    size: int


def _runs(fonts: Fonts, letters: Sequence[str], size: int, style: Style, base: int) -> Line:
    text = "".join(letters)
    all_levels = levels(text, base)
    starts = [0, *accumulate(len(letter) for letter in letters)]
    found: list[tuple[str, str, int]] = []
    for letter, start in zip(letters, starts, strict=False):
        level = all_levels[start]
        name, drawn = fonts.choose(letter, style)
        if found and found[-1][2] == level and name != "emoji":
            before = found[-1]
            # Spaces and joiners stay with the run before them, so that joined scripts are not torn apart.
            if letter.isspace() and before[0] != "emoji" and fonts.has(before[0], ord(letter[0])):
                name = before[0]
            if before[0] == name:
                found[-1] = (name, before[1] + drawn, level)
                continue
        found.append((name, drawn, level))
    runs = []
    for name, drawn, level in found:
        if name == "emoji":
            width = size * (_EMOJI_SCALE + 0.08)
        else:
            direction = "rtl" if level % 2 else "ltr"
            width = fonts.font(name, size).getlength(drawn, direction=direction)
        runs.append((level, _Run(name, drawn, level, width)))
    ordered = tuple(in_sight_order(runs))
    return Line(ordered, sum(run.width for run in ordered), size)


def lay(fonts: Fonts, text: str, size: int, style: Style = "plain", most: float | None = None) -> Line:
    """Lay out one line; where it is wider than `most` pixels it is cut between letters, with an ellipsis."""
    letters = clusters(text)
    base = base_level(text)
    line = _runs(fonts, letters, size, style, base)
    if most is None or line.width <= most:
        return line
    low, high = 0, min(len(letters) - 1, 200)
    best = _runs(fonts, ["…"], size, style, base)
    while low < high:  # the longest beginning that fits together with its ellipsis
        middle = (low + high + 1) // 2
        kept = "".join(letters[:middle]).rstrip(" " + ZWJ + ZWNJ)
        tried = _runs(fonts, [*clusters(kept), "…"], size, style, base)
        if tried.width <= most:
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def draw(
    image: Image.Image, fonts: Fonts, line: Line, x: float, y: float, colour: Colour, anchor: Anchor = "left"
) -> None:
    """Draw a line with its base line at `y`; `x` is its left, middle or right."""
    left = x - {"left": 0.0, "middle": line.width / 2, "right": line.width}[anchor]
    pen = ImageDraw.Draw(image)
    for run in line.runs:
        if run.font == "emoji":
            picture = fonts.picture(run.text, round(line.size * _EMOJI_SCALE))
            top = round(y + line.size * _EMOJI_DROP - picture.height)
            image.paste(picture, (round(left + line.size * 0.04), top), picture)
        else:
            direction = "rtl" if run.level % 2 else "ltr"
            font = fonts.font(run.font, line.size)
            pen.text((left, y), run.text, fill=colour, font=font, anchor="ls", direction=direction)
        left += run.width
