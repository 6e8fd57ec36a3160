"""Every picture against the one that somebody looked at."""

from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops

from bot.pictures.look import LookName
from tests.pictures.gallery import GOLDEN, LOOKS, PICTURES, small

BLOCK = 12
TOLERANCE = 10
"""Mean difference of colour (0 to 255) that a block may have: letters may be smoothed a little otherwise."""


def blocks(one: Image.Image, other: Image.Image) -> Iterator[int]:
    """The mean difference of each block of the two pictures."""
    difference = ImageChops.difference(one, other).convert("L")
    means = difference.reduce(BLOCK)
    yield from means.tobytes()


def unlike(one: Image.Image, other: Image.Image) -> int:
    """How different the most different block is; a picture of another size is as different as can be."""
    return 255 if one.size != other.size else max(blocks(one, other))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_as_it_was_when_it_was_looked_at(name: str, look: LookName) -> None:
    with Image.open(GOLDEN / f"{name}-{look}.png") as golden:
        assert unlike(small(PICTURES[name](look)), golden.convert("RGB")) <= TOLERANCE


def test_every_golden_image_belongs_to_a_picture() -> None:
    assert {path.stem for path in GOLDEN.glob("*.png")} == {f"{n}-{look}" for n in PICTURES for look in LOOKS}


def test_the_comparison_tells_pictures_apart() -> None:
    three = small(PICTURES["board-3"]("evening"))
    assert unlike(three, three) == 0
    assert unlike(three, small(PICTURES["board-3"]("day"))) > TOLERANCE
    assert unlike(three, small(PICTURES["board-improved"]("evening"))) > TOLERANCE
    assert unlike(three, small(PICTURES["board-2"]("evening"))) > TOLERANCE
    touched = three.copy()
    touched.paste((255, 255, 255), (100, 100, 108, 112))
    assert unlike(three, touched) > TOLERANCE
