"""A canvas with smooth shapes: Pillow draws hard edges, so a shape is a mask drawn large and made small."""

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from bot.core.names import clusters, tidy
from bot.pictures import lettering
from bot.pictures.fonts import Fonts, Style
from bot.pictures.lettering import Anchor
from bot.pictures.look import Colour, Look

WIDTH = 1080
"""Discord shows pictures at about half of this: letters of 24 pixels are read as 12."""
MARGIN = 56
_LARGE = 4


@lru_cache(maxsize=256)
def _rounded(width: int, height: int, radius: int) -> Image.Image:
    mask = Image.new("L", (width * _LARGE, height * _LARGE))
    box = (0, 0, width * _LARGE - 1, height * _LARGE - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * _LARGE, fill=255)
    return mask.reduce(_LARGE)


@lru_cache(maxsize=256)
def _slice(size: int, start: float, end: float, hole: int) -> Image.Image:
    mask = Image.new("L", (size * _LARGE, size * _LARGE))
    pen = ImageDraw.Draw(mask)
    edge = size * _LARGE - 1
    if end - start >= 360:
        pen.ellipse((0, 0, edge, edge), fill=255)
    else:
        pen.pieslice((0, 0, edge, edge), start - 90, end - 90, fill=255)
    if hole:
        inset = (size - hole) * _LARGE // 2
        pen.ellipse((inset, inset, edge - inset, edge - inset), fill=0)
    return mask.reduce(_LARGE)


def _fall(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    """One colour turning into another from top to bottom."""
    fall = Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR)
    return Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), fall)


@lru_cache(maxsize=16)
def _ground(width: int, height: int, top: Colour, bottom: Colour, glow: Colour) -> Image.Image:
    image = _fall((width, height), top, bottom)
    reach = width
    light = Image.radial_gradient("L").point([max(0, 255 - value * 2) * 5 // 10 for value in range(256)])
    light = light.resize((reach * 2, reach * 2), Image.Resampling.BICUBIC)
    image.paste(Image.new("RGB", light.size, glow), (width - reach * 5 // 4, -reach * 5 // 4), light)
    return image


@dataclass(frozen=True)
class Canvas:
    """A picture in the making; all measures in pixels, texts stand on the line `y`."""

    fonts: Fonts
    look: Look
    height: int
    width: int = WIDTH
    image: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        look = self.look
        ground = _ground(self.width, self.height, look.top, look.bottom, look.glow)
        object.__setattr__(self, "image", ground.copy())

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour,
        radius: int = 24,
        fade: Colour | None = None,
    ) -> None:
        """A filled box with round corners; with `fade` the colour changes to it from top to bottom."""
        if width < 1 or height < 1:
            return
        size = round(width), round(height)
        mask = _rounded(*size, min(radius, min(size) // 2))
        where = round(x), round(y)
        if fade is None:
            self.image.paste(fill, where, mask)
        else:
            self.image.paste(_fall(size, fill, fade), where, mask)

    def frame(
        self, x: float, y: float, width: float, height: float, fill: Colour, edge: Colour, radius: int = 24
    ) -> None:
        """A filled box with a thin edge."""
        self.box(x, y, width, height, edge, radius)
        self.box(x + 2, y + 2, width - 4, height - 4, fill, radius - 2)

    def disc(self, x: float, y: float, radius: int, fill: Colour) -> None:
        """A filled circle around (x, y)."""
        self.arc(x, y, radius, 0, 360, fill)

    def arc(
        self, x: float, y: float, radius: int, start: float, end: float, fill: Colour, hole: int = 0
    ) -> None:
        """A slice of a circle, degrees clockwise from twelve; `hole` is the radius of a middle left out."""
        if end > start:
            mask = _slice(radius * 2, round(start, 1), round(end, 1), hole * 2)
            self.image.paste(fill, (round(x) - radius, round(y) - radius), mask)

    def dial(self, x: float, y: float, radius: int) -> None:
        """The half hour itself: a clock whose first thirty minutes are lit."""
        look = self.look
        self.disc(x, y, radius, look.line)
        self.arc(x, y, radius, 0, 180, look.accent)
        self.disc(x, y, round(radius * 0.14), look.ink)
        self.box(x - radius * 0.05, y - radius * 0.72, radius * 0.1, radius * 0.72, look.ink, 8)
        self.box(x - radius * 0.05, y, radius * 0.1, radius * 0.52, look.ink, 8)

    def monogram(self, x: float, y: float, radius: int, name: str, ring: Colour | None = None) -> None:
        """A disc with the first letter of a name, in a colour that stays with the name."""
        look = self.look
        letters = clusters(tidy(name)) or ("·",)
        fill = look.discs[sum(name.encode("utf-8", "replace")) % len(look.discs)]
        if ring is not None:
            self.disc(x, y, radius + 7, ring)
            self.disc(x, y, radius + 3, look.top)
        self.disc(x, y, radius, fill)
        first = next(
            (letter for letter in letters if not letter[0].isascii() or letter[0].isalnum()), letters[0]
        )
        size = round(radius * 0.98)
        self.text(
            x,
            y + size * 0.35,
            first.upper() if len(first.upper()) == len(first) else first,
            size,
            "strong",
            look.disc_ink,
            anchor="middle",
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        style: Style = "plain",
        colour: Colour | None = None,
        most: float | None = None,
        anchor: Anchor = "left",
    ) -> float:
        """Write one line, cut to `most` pixels; returns its width."""
        line = lettering.lay(self.fonts, text, size, style, most)
        lettering.draw(self.image, self.fonts, line, x, y, colour or self.look.ink, anchor)
        return line.width

    def measure(self, text: str, size: int, style: Style = "plain") -> float:
        """The width that a line would have."""
        return lettering.lay(self.fonts, text, size, style).width

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        most: float,
        style: Style = "plain",
        colour: Colour | None = None,
        lines: int = 3,
    ) -> float:
        """Write words on at most `lines` lines, cut at the end; returns the last line's `y`."""
        words, row = text.split(), ""
        for at in range(len(words)):
            tried = f"{row} {words[at]}".strip()
            if row and lines > 1 and lettering.lay(self.fonts, tried, size, style).width > most:
                self.text(x, y, row, size, style, colour)
                y, lines, row = y + size * 1.35, lines - 1, words[at]
            else:
                row = tried
        self.text(x, y, row, size, style, colour, most)
        return y

    def png(self) -> bytes:
        """The finished picture."""
        out = BytesIO()
        self.image.save(out, "PNG", compress_level=6)
        return out.getvalue()
