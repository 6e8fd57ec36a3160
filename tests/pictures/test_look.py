"""Colours that tell things apart must do so for every pair of eyes."""

import math
from itertools import combinations

import pytest

from bot.pictures.look import LOOKS, Colour, Look

# Machado, Oliveira, Fernandes (2009), full strength, for linear light.
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: Colour) -> list[float]:
    return [c / 12.92 if (c := value / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for value in colour]


def lab(colour: Colour, eyes: str = "all colours") -> tuple[float, float, float]:
    """The colour as those eyes see it, in CIE L*a*b*."""
    red, green, blue = (
        min(1.0, max(0.0, sum(m * c for m, c in zip(row, linear(colour), strict=True)))) for row in EYES[eyes]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: Colour, other: Colour, eyes: str) -> float:
    return math.dist(lab(one, eyes), lab(other, eyes))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG."""
    light, dark = sorted(
        (0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other))), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("eyes", EYES)
def test_slices_and_steps_stay_apart_for_every_pair_of_eyes(look: Look, eyes: str) -> None:
    for one, other in [*combinations((*look.noises, look.talk), 2), *combinations(look.ranks, 2)]:
        assert apart(one, other, eyes) > 16, (one, other)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_letters_stand_out_from_what_they_stand_on(look: Look) -> None:
    for ground in (look.top, look.bottom, look.panel):
        assert contrast(look.ink, ground) >= 7
        assert contrast(look.muted, ground) >= 4.5
    for disc in look.discs:
        assert contrast(look.disc_ink, disc) >= 4.5
