"""How the files of this folder were made; not part of the running bot.

    pip install fonttools brotli pillow
    python data/fonts/make.py SOURCES

SOURCES holds, unpacked: the Debian packages fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji and
unicode-data (`dpkg -x NAME.deb SOURCES`), and the npm packages @fontsource-variable/nunito and
@fontsource-variable/fraunces (`npm pack NAME`, untarred into SOURCES/nunito and SOURCES/fraunces).
"""

import io
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
EMOJI_SIZE = 64
SCRIPTS = [
    "Arabic", "Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew",
    "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai",
]  # fmt: skip
TONES = {f"1F3F{n}" for n in "BCDEF"}
SYMBOLS = [
    *range(0x2000, 0x2C00),
    *range(0x1F100, 0x1F1E6),
    *range(0x1F650, 0x1F680),
    *range(0x1F780, 0x1F800),
]


def say(line: str) -> None:
    """Tell how it goes."""
    sys.stdout.write(f"{line}\n")


def cut(font: TTFont, wanted: Iterable[int] | None, out: Path) -> set[int]:
    """Keep the `wanted` code points (None: all) without hints; returns those that are there."""
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    options.drop_tables += ["STAT", "MVAR", "DSIG", "BASE", "meta"]
    there = set(font.getBestCmap())
    keep = there if wanted is None else there & set(wanted)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(font)
    font.recalcTimestamp = False  # the same sources make the same file
    font.save(out)
    say(f"{out.name}: {len(keep)} characters, {out.stat().st_size // 1024} KiB")
    return keep


def family(folder: Path, prefix: str, subsets: str, axes: dict[str, float], out: Path) -> set[int]:
    """One weight of a variable family whose files hold a few characters each."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = []
        for name in subsets.split():
            font = instantiateVariableFont(TTFont(folder / f"{prefix.format(name)}.woff2"), axes)
            font.flavor = None
            font.save(part := Path(scratch, f"{name}.ttf"))
            parts.append(str(part))
        merged = Merger().merge(parts)
        merged.save(whole := Path(scratch, "whole.ttf"))
        return cut(TTFont(whole), None, out)


def pairs(codec: str, first: range, second: range) -> Iterator[int]:
    """The code points that a two-byte codec has in these rows and columns."""
    for high in first:
        for low in second:
            try:
                yield ord(bytes((high, low)).decode(codec))
            except (UnicodeDecodeError, TypeError):
                continue


def common_cjk() -> set[int]:
    """The everyday half of the Chinese, Japanese and Korean standards, kana, and punctuation."""
    found = {*pairs("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))}
    found |= {*pairs("big5", range(0xA4, 0xC7), range(0x40, 0xFF))}
    found |= {*pairs("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))}
    found |= {*pairs("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF))}
    return found | {*range(0x3000, 0x3130), *range(0x31F0, 0x3200), *range(0xFF01, 0xFFEF)}


def emoji(font: Path, listing: Path, out: Path) -> None:
    """Every emoji of Unicode's list as a small picture, named by its code points."""
    drawn = ImageFont.truetype(str(font), 109, layout_engine=ImageFont.Layout.RAQM)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as pack:
        names = set()
        for line in listing.read_text(encoding="utf-8").splitlines():
            if "; fully-qualified" not in line and "; component" not in line:
                continue
            codes = line.partition(";")[0].split()
            text = "".join(chr(int(code, 16)) for code in codes)
            # A sign that is text unless U+FE0F follows keeps it in its name; in sequences it says nothing.
            kept = codes if len(codes) == 2 else [code for code in codes if code != "FE0F"]
            name = "-".join(f"{int(code, 16):x}" for code in kept)
            if name in names or len({*codes} & TONES) > 1:  # two people of two tones: drawn without tones
                continue
            names.add(name)
            picture = Image.new("RGBA", (136, 128))
            ImageDraw.Draw(picture).text((0, 0), text, font=drawn, embedded_color=True, anchor="lt")
            small = picture.resize((EMOJI_SIZE, EMOJI_SIZE * 128 // 136), Image.Resampling.LANCZOS)
            small = small.quantize(48, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            small.save(data := io.BytesIO(), "PNG", optimize=True)
            pack.writestr(zipfile.ZipInfo(f"{name}.png"), data.getvalue())
    say(f"{out.name}: {len(names)} emoji, {out.stat().st_size // 1024} KiB")


def ranges(codes: Iterable[int]) -> str:
    """Code points as `41-5a 61`, the form that `coverage.txt` keeps."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in found)


def main(sources: Path) -> None:
    """Make every file of this folder."""
    noto = sources / "usr/share/fonts/truetype/noto"
    covered: dict[str, set[int]] = {}
    latin = "latin latin-ext cyrillic cyrillic-ext vietnamese"
    nunito = sources / "nunito/package/files"
    for name, weight in (("SemiBold", 600), ("ExtraBold", 800)):
        file = f"Nunito-{name}.ttf"
        covered[file] = family(nunito, "nunito-{}-wght-normal", latin, {"wght": weight}, HERE / file)
    fraunces = sources / "fraunces/package/files"
    axes = {"wght": 620, "opsz": 40, "SOFT": 100, "WONK": 0}
    covered["Fraunces-SemiBold.ttf"] = family(
        fraunces,
        "fraunces-{}-full-normal",
        "latin latin-ext vietnamese",
        axes,
        HERE / "Fraunces-SemiBold.ttf",
    )
    had = set(covered["Nunito-ExtraBold.ttf"])
    file = "NotoSans-Bold.ttf"
    covered[file] = cut(
        TTFont(noto / file), {*range(0x20, 0x3000), *range(0xA640, 0xAB70)} - had, HERE / file
    )
    had |= covered[file]
    for script in SCRIPTS:
        file = f"NotoSans{script}-Bold.ttf"
        covered[file] = cut(TTFont(noto / file), None, HERE / file)
        had |= covered[file]
    cjk = TTFont(sources / "usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", fontNumber=2)
    covered["NotoSansCJK-Bold.otf"] = cut(cjk, common_cjk() - had, HERE / "NotoSansCJK-Bold.otf")
    had |= covered["NotoSansCJK-Bold.otf"]
    for file in ("NotoSansSymbols-Bold.ttf", "NotoSansSymbols2-Regular.ttf"):
        covered[file] = cut(TTFont(noto / file), set(SYMBOLS) - had, HERE / file)
        had |= covered[file]
    lines = [f"{file} {ranges(codes)}\n" for file, codes in covered.items()]
    (HERE / "coverage.txt").write_text("".join(lines), encoding="utf-8")
    emoji(noto / "NotoColorEmoji.ttf", sources / "usr/share/unicode/emoji/emoji-test.txt", HERE / "emoji.zip")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
