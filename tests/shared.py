"""Where the shared data sets lie: beside the project, never in it."""

import os
from pathlib import Path

import pytest

from tests.conftest import ABSENT_DATA

FOLDER = Path(
    os.environ.get("HALFHOUR_DATASETS") or Path(__file__).resolve().parents[2] / "shared" / "datasets"
)


def shared(name: str) -> Path:
    """The path of a shared data set; skips the test, saying why, where it is absent."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{ABSENT_DATA}: {name}")
    return path
