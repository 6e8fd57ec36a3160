"""An application that writes down what it is told."""

import pytest

from tests.cogs.scene import WritingDown


@pytest.fixture
def app() -> WritingDown:
    return WritingDown()
