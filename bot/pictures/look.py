"""The two looks, and the colours of each: an evening and a day. Both carry their own ground, so each looks
right on Discord's dark and light themes alike.

The colours that tell things apart are set after Okabe and Ito: they differ in lightness as well as in hue,
so that they stay apart for colour-blind eyes; nothing is told by colour alone.
"""

from dataclasses import dataclass
from typing import Literal

Colour = tuple[int, int, int]
LookName = Literal["evening", "day"]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one look; `ranks` are for first, second, third; `noises` for links, pitches, metrics."""

    top: Colour
    bottom: Colour
    glow: Colour
    panel: Colour
    line: Colour
    ink: Colour
    muted: Colour
    accent: Colour
    ranks: tuple[Colour, Colour, Colour]
    noises: tuple[Colour, Colour, Colour]
    talk: Colour
    discs: tuple[Colour, ...]
    disc_ink: Colour


EVENING = Look(
    top=(43, 36, 72),
    bottom=(25, 22, 45),
    glow=(112, 66, 96),
    panel=(54, 48, 86),
    line=(78, 70, 116),
    ink=(250, 245, 255),
    muted=(190, 182, 216),
    accent=(255, 190, 104),
    ranks=((255, 190, 104), (120, 196, 244), (220, 118, 168)),
    noises=((240, 128, 84), (236, 200, 92), (198, 140, 214)),
    talk=(96, 208, 176),
    discs=(
        (255, 190, 104),
        (120, 196, 244),
        (226, 150, 194),
        (96, 208, 176),
        (240, 228, 120),
        (244, 146, 108),
    ),
    disc_ink=(36, 28, 60),
)
DAY = Look(
    top=(255, 251, 243),
    bottom=(253, 238, 218),
    glow=(255, 214, 170),
    panel=(255, 255, 255),
    line=(236, 220, 202),
    ink=(48, 36, 72),
    muted=(112, 98, 130),
    accent=(196, 92, 14),
    ranks=((240, 152, 40), (64, 140, 204), (196, 100, 156)),
    noises=((213, 94, 32), (222, 170, 36), (160, 84, 176)),
    talk=(0, 140, 110),
    discs=(
        (255, 202, 128),
        (150, 208, 246),
        (238, 176, 210),
        (140, 220, 196),
        (240, 224, 130),
        (250, 176, 146),
    ),
    disc_ink=(48, 36, 72),
)
LOOKS: dict[LookName, Look] = {"evening": EVENING, "day": DAY}


def mix(colour: Colour, other: Colour, share: float) -> Colour:
    """`share` (0 to 1) of the first colour, the rest of the other."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(colour, other, strict=True))
    return red, green, blue
