"""The shipped letters: which font draws which character, so that every machine draws the same picture."""

import unicodedata
import zipfile
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image, ImageFont

from bot.core.names import VS16

Style = Literal["title", "strong", "plain"]
_LATIN: dict[Style, str] = {
    "title": "Fraunces-SemiBold.ttf",
    "strong": "Nunito-ExtraBold.ttf",
    "plain": "Nunito-SemiBold.ttf",
}
_STYLED = frozenset(_LATIN.values())
_TONES = frozenset(range(0x1F3FB, 0x1F400))
_SYSTEM_CJK = (
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
"""Ten thousand ideographs are shipped; a rarer one is drawn from the system's font where there is one."""
_SYSTEM = "system-cjk"
UNKNOWN = "·"
"""Stands for a letter that no font has: an empty box would look broken."""


@dataclass(frozen=True, slots=True)
class _Ranges:
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, code: int) -> bool:
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


def _ranges(text: str) -> _Ranges:
    pairs = [part.partition("-") for part in text.split()]
    return _Ranges(tuple(int(a, 16) for a, _, _ in pairs), tuple(int(b or a, 16) for a, _, b in pairs))


@dataclass(frozen=True)
class Fonts:
    """The fonts of one folder, as `data/fonts/make.py` made it; safe to share between threads."""

    folder: Path
    covered: dict[str, _Ranges] = field(repr=False)
    emoji: zipfile.ZipFile = field(repr=False)
    emoji_names: frozenset[str] = field(repr=False)
    system: Path | None = None

    @classmethod
    def load(cls, folder: Path) -> "Fonts":
        """Read the tables; the fonts themselves are opened when first used. OSError if they are not there."""
        covered = {}
        for line in (folder / "coverage.txt").read_text(encoding="utf-8").splitlines():
            name, _, codes = line.partition(" ")
            covered[name] = _ranges(codes)
        pack = zipfile.ZipFile(folder / "emoji.zip")
        names = frozenset(name.removesuffix(".png") for name in pack.namelist())
        return cls(folder, covered, pack, names, next((path for path in _SYSTEM_CJK if path.exists()), None))

    def __hash__(self) -> int:
        return id(self)

    @cache  # noqa: B019 # one Fonts lives as long as the program
    def font(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        """One font at one size in pixels, opened once."""
        path = self.system if name == _SYSTEM and self.system else self.folder / name
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)

    def has(self, name: str, code: int) -> bool:
        """True when the font has this code point."""
        if name == _SYSTEM:
            return unicodedata.name(chr(code), "").startswith(("CJK UNIFIED", "HANGUL", "CJK COMPAT"))
        return code in self.covered[name]

    def _order(self, style: Style) -> tuple[str, ...]:
        first = _LATIN[style]
        strong = () if first == _LATIN["strong"] else (_LATIN["strong"],)
        others = tuple(name for name in self.covered if name not in _STYLED)
        return (first, *strong, *others, *((_SYSTEM,) if self.system else ()))

    @lru_cache(maxsize=4096)  # noqa: B019 # as above
    def choose(self, cluster: str, style: Style) -> tuple[str, str]:
        """The font for a cluster, and the cluster as it can draw it (marks that it lacks are left out).

        The name is "emoji" for a picture of the pack; the text is then the picture's name.
        """
        if (picture := self._picture(cluster)) is not None:
            return "emoji", picture
        order = self._order(style)
        for text in (cluster, unicodedata.normalize("NFKC", cluster), unicodedata.normalize("NFKD", cluster)):
            for name in order:
                if text and self.has(name, ord(text[0])):
                    joined = text[0] + "".join(c for c in text[1:] if self.has(name, ord(c)))
                    return name, joined.replace(VS16, "")
        if (late := self._picture(cluster, text_first=False)) is not None:
            return "emoji", late
        return order[0], UNKNOWN

    def _picture(self, cluster: str, text_first: bool = True) -> str | None:
        """The name of the cluster's picture: as it is, without skin tones, or its first person alone."""
        codes = [ord(char) for char in cluster]
        if codes[0] < 0x80 and 0x20E3 not in codes:
            return None
        bare = [code for code in codes if code != 0xFE0F]
        tries = [bare, [code for code in bare if code not in _TONES], bare[:1]]
        if 0xFE0F in codes or not text_first:
            tries.insert(1, [*bare[:1], 0xFE0F])
        for codes_ in tries:
            name = "-".join(f"{code:x}" for code in codes_)
            if name in self.emoji_names:
                return name
        return None

    @lru_cache(maxsize=512)  # noqa: B019 # as above
    def picture(self, name: str, size: int) -> Image.Image:
        """An emoji of the pack, `size` pixels wide."""
        with Image.open(BytesIO(self.emoji.read(f"{name}.png"))) as small:
            whole = small.convert("RGBA")
        height = round(size * whole.height / whole.width)
        return whole.resize((size, height), Image.Resampling.LANCZOS)
